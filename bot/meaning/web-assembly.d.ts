/** What is used of WebAssembly, which Node.js has and its types lack. */
declare namespace WebAssembly {
  class Memory {
    constructor(size: { readonly initial: number })
    readonly buffer: ArrayBuffer
  }
  class Module {
    constructor(program: Uint8Array)
  }
  class Instance {
    constructor(module: Module, imports: { readonly memory: { readonly memory: Memory } })
    readonly exports: Record<string, (...places: number[]) => void>
  }
  function validate(program: Uint8Array): boolean
}
