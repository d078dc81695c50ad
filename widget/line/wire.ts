/** A text socket, open or opening. */
export interface Wire {
  send(frame: string): void
  /** No callback follows. */
  close(): void
}

export interface WireEvents {
  text(frame: string): void
  /** Also when it never opened. Called at most once. */
  lost(): void
}

export type OpenWire = (url: string, on: WireEvents) => Wire
