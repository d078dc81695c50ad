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
  tellText(namespace, rooms, () => textOf(namespace.name, event, jsonOf(payload)))
}

/**
 * The same for a payload that is `part`, perhaps told to others before, and `more`: JSON of a part is made once.
 *
 * @param part with one field at least.
 */
export function tellRoomsMore<
  Named extends Events<keyof Named & string>,
  Name extends keyof Named & string,
  More extends Partial<Parameters<Named[Name]>[0]>,
>(
  namespace: Told<Named>,
  rooms: readonly string[],
  event: Name,
  part: Omit<Parameters<Named[Name]>[0], keyof More>,
  more: More,
): void {
  tellText(namespace, rooms, () =>
    textOf(namespace.name, event, `${jsonOf(part).slice(0, -1)},${JSON.stringify(more).slice(1)}`),
  )
}

/** The same for this node only: for what each node finds out for its own sockets. */
export function tellRoomsHere<Named extends Events<keyof Named & string>, Name extends keyof Named & string>(
  namespace: Told<Named>,
  rooms: readonly string[],
  event: Name,
  payload: Parameters<Named[Name]>[0],
): void {
  write(namespace, rooms, () => textOf(namespace.name, event, jsonOf(payload)))
}

/** What another node has told. */
export function passOn(namespace: Pick<Namespace, Parts>, rooms: readonly string[], text: string): void {
  write(namespace, rooms, () => text)
}

function tellText(namespace: Pick<Namespace, Parts>, rooms: readonly string[], makeText: () => string): void {
  const text = write(namespace, rooms, makeText)
  const { tellElsewhere } = namespace.adapter as TellsElsewhere
  if (tellElsewhere !== undefined) tellElsewhere(rooms, text ?? makeText())
}

/** @returns the text, when somebody was there to be told. */
function write(
  { adapter, sockets }: Pick<Namespace, Parts>,
  rooms: readonly string[],
  makeText: () => string,
): string | undefined {
  let text: string | undefined
  let told: Set<string> | undefined
  for (const room of rooms) {
    const there = adapter.rooms.get(room)
    if (there === undefined) continue
    for (const id of there) {
      if (told?.has(id) === true) continue
      text ??= makeText()
      sockets.get(id)?.conn.write(text)
    }
    // Most often one room is all there is.
    if (rooms.length > 1) told = told === undefined ? there : new Set([...told, ...there])
  }
  return text
}

function textOf(name: string, event: string, json: string): string {
  return `2${name},["${event}",${json}]`
}

let lastPayload: unknown
let lastJson = ''

/** What is told is told to several at once: the last JSON is kept. A payload is never changed once it was told. */
function jsonOf(payload: unknown): string {
  if (payload !== lastPayload || payload === undefined) {
    lastJson = JSON.stringify(payload)
    lastPayload = payload
  }
  return lastJson
}
