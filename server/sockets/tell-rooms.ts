import type { Namespace } from 'socket.io'

/** Events of the server, each with one payload. */
type Events<Names extends string> = { readonly [Name in Names]: (payload: never) => void }

/**
 * Tells an event to everybody in these rooms on this node, to each once. Same as `namespace.to(rooms).emit(…)`, at a
 * third of its price: the text is made once, and neither searched for binary parts nor framed for each room.
 */
export function tellRooms<Told extends Events<keyof Told & string>, Name extends keyof Told & string>(
  // biome-ignore lint/suspicious/noExplicitAny: what comes in, and what a socket keeps, does not matter here.
  { name, adapter, sockets }: Pick<Namespace<any, Told, any, any>, 'name' | 'adapter' | 'sockets'>,
  rooms: readonly string[],
  event: Name,
  payload: Parameters<Told[Name]>[0],
): void {
  let text: string | undefined
  const told: string[] = []
  for (const room of rooms) {
    for (const id of adapter.rooms.get(room) ?? []) {
      if (rooms.length > 1) {
        if (told.includes(id)) continue
        told.push(id)
      }
      text ??= `2${name},${JSON.stringify([event, payload])}`
      sockets.get(id)?.conn.write(text)
    }
  }
}
