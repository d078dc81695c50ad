/** What of an Engine.IO server is needed here. */
interface Connections {
  readonly clients: Readonly<Record<string, { close(): void }>>
}

/** So many at a time: each of them is back on another node a moment later, and has much to ask there. */
const A_SLICE = 500
const PAUSE_MS = 100
/** All of them within this, however many they are. */
const WITHIN_MS = 2_500

/**
 * Hangs up on everybody, after what was written to them is sent. No farewell of Socket.IO goes first: after that one
 * clients do not come back by themselves; when the line is cut they dial again at once.
 */
export async function closeConnections({ clients }: Connections): Promise<void> {
  const connections = Object.values(clients)
  const slice = Math.max(A_SLICE, Math.ceil((connections.length * PAUSE_MS) / WITHIN_MS))
  for (let first = 0; first < connections.length; first += slice) {
    if (first > 0) await new Promise(resolve => setTimeout(resolve, PAUSE_MS))
    for (const connection of connections.slice(first, first + slice)) connection.close()
  }
}
