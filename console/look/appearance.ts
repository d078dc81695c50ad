import { useSyncExternalStore } from 'react'
import { createObservable } from '../desk/observable.ts'
import { dark, light, paint } from './palette.ts'

export type Appearance = 'light' | 'dark' | 'auto'

const KEY = 'switchboard.appearance'
const system = window.matchMedia('(prefers-color-scheme: dark)')

function initial(): Appearance {
  const kept = localStorage.getItem(KEY)
  return kept === 'light' || kept === 'dark' ? kept : 'auto'
}

export const appearance = createObservable<Appearance>(initial())
const shown = createObservable<'light' | 'dark'>('light')

function show() {
  const wanted = appearance.get()
  const next = wanted === 'auto' ? (system.matches ? 'dark' : 'light') : wanted
  document.documentElement.dataset.theme = next
  paint(document.documentElement, next === 'dark' ? dark : light)
  shown.set(next)
}

system.addEventListener('change', show)
appearance.subscribe(show)
show()

export function chooseAppearance(next: Appearance) {
  localStorage.setItem(KEY, next)
  appearance.set(next)
}

export const useAppearance = (): Appearance => useSyncExternalStore(appearance.subscribe, appearance.get)
/** What is shown after `auto` has been resolved. */
export const useShownAppearance = (): 'light' | 'dark' => useSyncExternalStore(shown.subscribe, shown.get)
