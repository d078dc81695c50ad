import fc from 'fast-check'

export const SHOPPERS = 4
export const AGENTS = 3

/** What may happen on one day at a desk. Shoppers and agents by number. */
export type Action =
  | { readonly do: 'write'; readonly shopper: number; readonly text: string; readonly isSentTwice: boolean }
  | { readonly do: 'ask' | 'cancel' | 'rate' | 'supervisor'; readonly shopper: number }
  | { readonly do: 'exit'; readonly shopper: number; readonly exit: 'keep' | 'message' | 'callback' }
  | { readonly do: 'takeWork' | 'doneWork'; readonly agent: number }
  | { readonly do: 'connect' | 'vanish' | 'signOut'; readonly agent: number }
  | { readonly do: 'presence'; readonly agent: number; readonly status: 'online' | 'busy' | 'offline' }
  | {
      readonly do: 'claim' | 'say' | 'close' | 'toDesk' | 'open' | 'takeOver'
      readonly agent: number
      readonly shopper: number
    }
  | { readonly do: 'toAgent'; readonly agent: number; readonly shopper: number; readonly to: number }
  | { readonly do: 'release'; readonly agent: number; readonly shopper: number; readonly to: 'bot' | 'queue' }
  | { readonly do: 'time'; readonly seconds: number }
  | { readonly do: 'tick' | 'restart' }
  /** All at the same moment. */
  | { readonly do: 'together'; readonly actions: readonly Action[] }

const shopper = fc.nat({ max: SHOPPERS - 1 })
const agent = fc.nat({ max: AGENTS - 1 })
const text = fc.constantFrom(
  '怎么开发票？',
  '电水壶保修几年？',
  '人工客服',
  '今天股票涨了吗',
  '太差劲了，我要投诉',
  '水壶冒烟了',
  '好的',
  '叫你们主管来',
  '我要投诉你们客服',
)
const is = <T extends string>(...names: T[]) => fc.constantFrom(...names)

const single: fc.Arbitrary<Action> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: is('write'), shopper, text, isSentTwice: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ do: is('ask', 'cancel', 'rate', 'supervisor'), shopper }) },
  { weight: 2, arbitrary: fc.record({ do: is('exit'), shopper, exit: is('keep', 'message', 'callback') }) },
  { weight: 1, arbitrary: fc.record({ do: is('takeWork', 'doneWork'), agent }) },
  { weight: 3, arbitrary: fc.record({ do: is('connect', 'connect', 'vanish', 'signOut'), agent }) },
  { weight: 3, arbitrary: fc.record({ do: is('presence'), agent, status: is('online', 'online', 'busy', 'offline') }) },
  {
    weight: 5,
    arbitrary: fc.record({ do: is('claim', 'say', 'close', 'toDesk', 'open', 'takeOver'), agent, shopper }),
  },
  { weight: 1, arbitrary: fc.record({ do: is('toAgent'), agent, shopper, to: agent }) },
  { weight: 1, arbitrary: fc.record({ do: is('release'), agent, shopper, to: is('bot', 'queue') }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: is('time'),
      seconds: fc.constantFrom(1, 4, 6, 16, 121, 301, 1_801, 20_000, 90_000, 180_000),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: is('tick', 'tick', 'restart') }) },
)

export const day: fc.Arbitrary<readonly Action[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: single },
    {
      weight: 1,
      arbitrary: fc.record({ do: is('together'), actions: fc.array(single, { minLength: 2, maxLength: 6 }) }),
    },
  ),
  { minLength: 5, maxLength: 50, size: 'max' },
)
