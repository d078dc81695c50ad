import { z } from 'zod'
import { WRONG_ANSWERS_AT_MOST } from '../bot/engine.ts'
import { bilingual } from './bilingual.ts'
import { checkShape } from './check-shape.ts'
import type { ShopRecord } from './content.ts'
import type { Problem } from './knowledge.ts'
import type { YamlFile } from './read-yaml.ts'
import { wholeNumber } from './whole-number.ts'

const ids = z.array(z.string().trim().min(1)).default([])
export const shopFile = z.strictObject({
  name: bilingual.optional(),
  greeting: bilingual.optional(),
  starters: z.strictObject({ zh: ids, en: ids }).default({ zh: [], en: [] }),
  /** In percent. */
  wrong_answers_at_most: wholeNumber(1, 20).optional(),
})

/** Neutral words, for a shop without `shop.yaml`. */
export function shopByDefault(): ShopRecord {
  return {
    name: { zh: '在线客服', en: 'Customer service' },
    greeting: {
      zh: '您好，请直接输入您的问题；想找真人，随时输入“人工客服”。',
      en: 'Hello, just type your question. To talk to a person, type “agent” at any time.',
    },
    starters: { zh: [], en: [] },
    wrongAnswersAtMost: WRONG_ANSWERS_AT_MOST,
    place: { file: 'shop.yaml', line: 1 },
  }
}

export function readShop(yaml: YamlFile, problems: Problem[]): ShopRecord {
  const byDefault = shopByDefault()
  const found = checkShape(shopFile, yaml, yaml.value ?? {}, [], problems)
  if (found === null) return byDefault
  const { name = byDefault.name, greeting = byDefault.greeting, starters, wrong_answers_at_most: percent } = found
  const wrongAnswersAtMost = percent === undefined ? byDefault.wrongAnswersAtMost : percent / 100
  return { name, greeting, starters, wrongAnswersAtMost, place: { file: yaml.file, line: 1 } }
}
