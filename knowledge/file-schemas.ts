import { z } from 'zod'
import { faqFile } from './faq-file.ts'
import { cannedReply } from './read-canned.ts'
import { contactRow } from './read-contacts.ts'
import { deskFile } from './read-desks.ts'
import { expectation } from './read-expectations.ts'
import { factFile } from './read-facts.ts'
import { formFile } from './read-form.ts'
import { deskBlock, holidayFile } from './read-hours.ts'
import { shopFile } from './read-shop.ts'
import { synonymFile } from './read-synonyms.ts'

/** What each kind of file may hold, by the name of its schema: the same shapes that the reader checks. */
const SHAPES: Readonly<Record<string, { readonly title: string; readonly shape: z.ZodType }>> = {
  faq: { title: 'FAQ entries of a shop', shape: faqFile },
  facts: { title: 'Figures and texts of the shop, each written once', shape: factFile },
  desks: { title: 'Who takes which conversations', shape: deskFile },
  tests: { title: 'Questions whose answers must not be lost', shape: z.array(expectation) },
  synonyms: { title: 'Words that mean the same in this shop', shape: synonymFile },
  'canned-replies': { title: 'Replies that agents send with one press', shape: z.array(cannedReply) },
  'official-contacts': { title: 'Every number and address of the shop', shape: z.array(contactRow) },
  shop: { title: 'Name, greeting and first buttons of the shop', shape: shopFile },
  form: { title: 'A guided form', shape: formFile },
  hours: {
    title: 'Opening hours of each desk',
    shape: z.object({ timezone: z.string().optional() }).catchall(deskBlock),
  },
  holidays: { title: 'Holidays, and weekend days that are worked', shape: holidayFile },
}

/** JSON schemas by name, by which editors complete and check while somebody types. Each ends with a line end. */
export function jsonSchemas(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(SHAPES).map(([name, { title, shape }]) => {
      const schema = z.toJSONSchema(shape, {
        io: 'input',
        reused: 'ref',
        override: ({ jsonSchema }) => asTyped(jsonSchema),
      })
      return [name, `${JSON.stringify(withoutDetours({ title, ...schema }), null, 2)}\n`]
    }),
  )
}

/** The reader takes every value for text; editors see an unquoted `true` as what YAML makes of it. */
function asTyped(schema: { type?: unknown; enum?: unknown[] }): void {
  if (schema.enum?.join() !== 'true,false') return
  delete schema.enum
  schema.type = 'boolean'
}

type Definitions = Readonly<Record<string, { readonly $ref?: string }>>

/** A definition that is nothing but a reference to another one is left out, and the other one referred to. */
function withoutDetours(schema: { readonly title: string; readonly $defs?: Definitions }) {
  const { $defs = {}, ...rest } = schema
  const end = (ref: string): string => {
    const next = $defs[ref.replace('#/$defs/', '')]?.$ref
    return next === undefined ? ref : end(next)
  }
  const kept = Object.entries($defs).filter(([, definition]) => definition.$ref === undefined)
  const short = kept.length > 0 ? { ...rest, $defs: Object.fromEntries(kept) } : rest
  return JSON.parse(JSON.stringify(short, (key, value) => (key === '$ref' ? end(value) : value)))
}
