import type { Namespace } from 'socket.io'

/** Events of the server, each with one payload. */
type Events<Names extends string> = { readonly [Name in Names]: (payload: never) => void }

// biome-ignore lint/suspicious/noExplicitAny: what comes in, and what a socket keeps, does not matter here.
type Told<Named> = Pick<Namespace<any, Named extends Events<keyof Named & string> ? Named : never, any, any>, Parts>
type Parts = 'name' | 'adapter' | 'sockets'

/** What an adapter that knows other nodes can do. */
export interface TellsElsewhere {
  /** Passes the text on to the other nodes, for their sockets in these rooms. */
  readonly tellElsewhere?: (rooms: readonly string[], text: string) => void
}

/**
 * Tells an event to everybody in these rooms, to each once, on this node and on the others. Same as
 * `namespace.to(rooms).emit(…)`, at a third of its price: the text is made once, and neither searched for binary parts
 * nor framed for each room.
 */
export function tellRooms<Named extends Events<keyof Named & string>, Name extends keyof Named & string>(
  namespace: Told<Named>,
  rooms: readonly string[],
  event: Name,
  payload: Parameters<Named[Name]>[0],
): void {
  const text = write(namespace, rooms, undefined, event, payload)
  const { tellElsewhere } = namespace.adapter as TellsElsewhere
  if (tellElsewhere !== undefined) tellElsewhere(rooms, text ?? textOf(namespace.name, event, payload))
}

/** The same for this node only: for what each node finds out for its own sockets. */
export function tellRoomsHere<Named extends Events<keyof Named & string>, Name extends keyof Named & string>(
  namespace: Told<Named>,
  rooms: readonly string[],
  event: Name,
  payload: Parameters<Named[Name]>[0],
): void {
  write(namespace, rooms, undefined, event, payload)
}

/** What another node has told. */
export function passOn(namespace: Pick<Namespace, Parts>, rooms: readonly string[], text: string): void {
  write(namespace, rooms, text)
}

/** @returns the text, when somebody was there to be told. */
function write(
  { name, adapter, sockets }: Pick<Namespace, Parts>,
  rooms: readonly string[],
  text: string | undefined,
  event?: string,
  payload?: unknown,
): string | undefined {
  let told: Set<string> | undefined
  for (const room of rooms) {
    const there = adapter.rooms.get(room)
    if (there === undefined) continue
    for (const id of there) {
      if (told?.has(id) === true) continue
      text ??= textOf(name, event, payload)
      sockets.get(id)?.conn.write(text)
    }
    // Most often one room is all there is.
    if (rooms.length > 1) told = told === undefined ? there : new Set([...told, ...there])
  }
  return text
}

function textOf(name: string, event: string | undefined, payload: unknown): string {
  return `2${name},${JSON.stringify([event, payload])}`
}
