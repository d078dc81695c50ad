import { z } from 'zod'

/** Text of one form, said in both languages when it has another: "must be …", "要写成…". */
export function writtenAs(pattern: RegExp, en: string, zh: string) {
  return z
    .string()
    .refine(text => pattern.test(text), { error: `must be ${en}`, params: { zh: `要写成${zh}` } })
    .meta({ pattern: pattern.source })
}
