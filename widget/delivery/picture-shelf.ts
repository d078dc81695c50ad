/** Pictures that are not at the desk yet, kept beyond the page. Where a browser can not keep them, nothing fails. */
export interface PictureShelf {
  keys(): Promise<readonly string[]>
  get(key: string): Promise<File | undefined>
  set(key: string, file: File): Promise<void>
  remove(key: string): Promise<void>
}

const STORE = 'pictures'

export function openPictureShelf(origin: string): PictureShelf {
  const opened = new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(`switchboard:${origin}`)
    request.onupgradeneeded = () => request.result.createObjectStore(STORE)
    request.onsuccess = () => resolve(request.result)
    request.onerror = reject
  })

  async function ask(mode: IDBTransactionMode, question: (store: IDBObjectStore) => IDBRequest) {
    try {
      const request = question((await opened).transaction(STORE, mode).objectStore(STORE))
      // biome-ignore lint/suspicious/noExplicitAny: the question decides what the answer is
      return await new Promise<any>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = reject
      })
    } catch {}
  }

  return {
    keys: async () => (await ask('readonly', store => store.getAllKeys())) ?? [],
    get: key => ask('readonly', store => store.get(key)),
    set: (key, file) => ask('readwrite', store => store.put(file, key)),
    remove: key => ask('readwrite', store => store.delete(key)),
  }
}
