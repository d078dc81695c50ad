import { describe, expect, it } from '@jest/globals'
import { z } from 'zod'
import { agentEvents } from '../../../protocol/agent.ts'
import { type Route, routes } from '../../../protocol/routes.ts'
import { shopperAuth, shopperEvents } from '../../../protocol/shopper.ts'

/** What is only looked up, or compared with what the server made: no words of people. */
const LOOKED_UP = /(?:^|\.)(?:(?:conversation|agent|work|attachment)Id|id|token|identity|locale|revision|code)$/

type Field = readonly [path: string, schema: z.ZodString]

/** Every field of a payload that holds a string. */
function fieldsOf(schema: z.core.$ZodType, path: string): Field[] {
  if (schema instanceof z.ZodString) return [[path, schema]]
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).flatMap(([key, value]) => fieldsOf(value, `${path}.${key}`))
  if (schema instanceof z.ZodArray) return fieldsOf(schema.element, `${path}[]`)
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option: z.core.$ZodType) => fieldsOf(option, path))
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return fieldsOf(schema.unwrap(), path)
  return []
}

const bodies = Object.entries(routes as Record<string, Route>).flatMap(([name, { body }]) =>
  body === undefined ? [] : [[name, body] as const],
)
const fields = [
  ...Object.entries({ ...shopperEvents, auth: shopperAuth }),
  ...Object.entries(agentEvents),
  ...bodies,
].flatMap(([name, schema]) => fieldsOf(schema, name))
const wordsOfPeople = fields.filter(([path]) => !LOOKED_UP.test(path))

describe('text that comes in', () => {
  it('is found in all fields, of messages, comments, names, notes and files', () => {
    expect(wordsOfPeople.map(([path]) => path)).toEqual(
      expect.arrayContaining([
        ...['message:send.text', 'wait:choose.contact', 'rating:send.reasons[]', 'rating:send.comment', 'auth.page'],
        ...['note:add.text', 'conversation:close.followUp.text', 'conversation:transfer.note', 'work:done.note'],
        ...['createAgent.name', 'changeAgent.number', 'knowledgePublish.changes[].text', 'knowledgePublish.summary'],
      ]),
    )
  })

  it.each(wordsOfPeople)('is well-formed from the border on: %s', (_, schema) => {
    // What may hold letters and digits only is refused.
    expect(schema.safeParse('half \ud83d of a 😀').data ?? '').not.toMatch(/\p{Cs}/u)
  })
})
