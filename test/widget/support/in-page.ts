/** Code that runs in the page, as text: its types are the browser's, not those of these tests. */
export const inPage = <T>(expression: string): ((element: unknown) => T) =>
  new Function('element', `return ${expression}`) as (element: unknown) => T
