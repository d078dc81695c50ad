export interface Edge {
  readonly to: string
  readonly isType: boolean
}
/** @returns sentences about what the graph breaks; none when all is well. */
export function faultsOf(graph: ReadonlyMap<string, readonly Edge[]>): string[]
