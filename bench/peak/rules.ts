import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { z } from 'zod'
import { HEAD_START_MS } from './queue-order.ts'
import type { Scenario } from './scenario.ts'

/** What a supervisor may change, and compare. */
export interface Rules {
  readonly name: string
  /** `ageing`: a head start by class, then the longest wait. `strict`: a class first, whoever waits behind it. */
  readonly order: 'ageing' | 'strict'
  readonly headStartMinutes: { readonly complaint: number; readonly member: number; readonly normal: number }
  /** Conversations that one agent has at a time. */
  readonly capacity: number
  /** More people than the scenario has. */
  readonly extraShifts: Scenario['shifts']
}

const minutes = z.number().min(0).max(1_440)
const rulesFile = z.strictObject({
  name: z.string().min(1).max(60),
  order: z.enum(['ageing', 'strict']).default('ageing'),
  head_start_minutes: z.strictObject({ complaint: minutes, member: minutes, normal: minutes.default(0) }).optional(),
  capacity: z.number().int().min(1).max(20).default(3),
  extra_shifts: z
    .array(
      z.strictObject({
        agents: z.number().int().min(1).max(200),
        desks: z.array(z.enum(['presale', 'orders', 'aftersale', 'complaints', 'enterprise'])).min(1),
        hours: z.string().regex(/^\d\d:\d\d-\d\d:\d\d$/, 'must look like 08:00-20:00'),
      }),
    )
    .default([]),
})

/** As the server has them. */
export const TODAY: Rules = {
  name: 'the rules of this release',
  order: 'ageing',
  headStartMinutes: {
    complaint: HEAD_START_MS.complaint / 60_000,
    member: HEAD_START_MS.member / 60_000,
    normal: HEAD_START_MS.normal / 60_000,
  },
  capacity: 3,
  extraShifts: [],
}

export const STRICT: Rules = { ...TODAY, name: 'without ageing: strictly by class', order: 'strict' }

/** @throws Error in words for the person who wrote the file. */
export async function readRules(path: string): Promise<Rules> {
  const parsed = rulesFile.safeParse(parse(await readFile(path, 'utf8'), { maxAliasCount: 0 }))
  if (!parsed.success)
    throw new Error(
      `${path}: ${parsed.error.issues.map(({ path: at, message }) => `${at.join('.')} ${message}`).join('; ')}`,
    )
  const { name, order, head_start_minutes, capacity, extra_shifts } = parsed.data
  return {
    name,
    order,
    headStartMinutes: head_start_minutes ?? TODAY.headStartMinutes,
    capacity,
    extraShifts: extra_shifts,
  }
}
