import { useSyncExternalStore } from 'react'
import type { Locale } from '../../protocol/message.ts'
import { createObservable } from '../desk/observable.ts'
import { en } from './en.ts'
import { type Words, zh } from './zh.ts'

const KEY = 'switchboard.language'

/** Chinese unless the agent chose otherwise or the browser asks for English. */
function initial(): Locale {
  const kept = localStorage.getItem(KEY)
  if (kept === 'zh-CN' || kept === 'en') return kept
  return navigator.language.startsWith('en') ? 'en' : 'zh-CN'
}

export const language = createObservable<Locale>(initial())

export function chooseLanguage(next: Locale) {
  localStorage.setItem(KEY, next)
  language.set(next)
}

export const useLanguage = (): Locale => useSyncExternalStore(language.subscribe, language.get)

export const wordsOf = (locale: Locale): Words => (locale === 'en' ? en : zh)

export const useWords = (): Words => wordsOf(useLanguage())
