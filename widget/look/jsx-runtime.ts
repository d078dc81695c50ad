import { type ComponentType, createElement, Fragment, type VNode } from 'preact'

/** What the compiled JSX calls; shorter than Preact's own runtime by more than its speed is worth in a chat. */
export function jsx(type: string | ComponentType, props: object, key?: string | number): VNode {
  return createElement(type as ComponentType, key === undefined ? props : { ...props, key })
}
export { Fragment, jsx as jsxs }
