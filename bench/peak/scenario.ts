/** Who waits, from the first served to the last; enterprise customers rank like members, at a desk of their own. */
export const SHOPPER_CLASSES = ['safety', 'complaint', 'enterprise', 'member', 'normal'] as const
export type ShopperClass = (typeof SHOPPER_CLASSES)[number]

export type DeskName = 'presale' | 'orders' | 'aftersale' | 'complaints' | 'enterprise'

/** People of the same desks and the same hours. */
export interface Shift {
  readonly agents: number
  readonly desks: readonly DeskName[]
  /** "08:00-20:00"; past midnight as "20:00-32:00". */
  readonly hours: string
}

/** A day at a shop: who comes when, how long it takes, who is there. Invented, and meant to be changed. */
export interface Scenario {
  readonly name: string
  readonly title: string
  /** "2026-11-11", in Shanghai. */
  readonly day: string
  /** Shoppers an hour who want a person, from midnight on. */
  readonly arrivals: readonly number[]
  readonly classes: Readonly<Record<Exclude<ShopperClass, 'normal'>, number>>
  /** Shares of the desks for who is neither a complaint nor an enterprise. */
  readonly desks: Readonly<Record<'presale' | 'orders' | 'aftersale', number>>
  /** Minutes of one conversation: mean, and how far it spreads (the deviation of its logarithm). */
  readonly handling: Readonly<Record<DeskName, { readonly mean: number; readonly spread: number }>>
  /** Minutes until somebody gives up, the mean; one in five stays however long it takes. */
  readonly patience: number
  readonly shifts: readonly Shift[]
}

const CLASSES = { safety: 0.002, complaint: 0.04, enterprise: 0.03, member: 0.25 }
const DESKS = { presale: 0.45, orders: 0.3, aftersale: 0.25 }
const HANDLING = {
  presale: { mean: 6, spread: 0.7 },
  orders: { mean: 7, spread: 0.8 },
  aftersale: { mean: 11, spread: 0.8 },
  complaints: { mean: 16, spread: 0.7 },
  enterprise: { mean: 12, spread: 0.7 },
}

const staff = (scale: number): Shift[] => {
  const some = (agents: number) => Math.max(1, Math.round(agents * scale))
  return [
    { agents: some(4), desks: ['presale', 'orders', 'aftersale'], hours: '00:00-09:00' },
    { agents: some(6), desks: ['presale'], hours: '08:30-17:30' },
    { agents: some(6), desks: ['presale'], hours: '15:00-24:00' },
    { agents: some(5), desks: ['orders'], hours: '08:30-17:30' },
    { agents: some(5), desks: ['orders'], hours: '15:00-24:00' },
    { agents: some(6), desks: ['aftersale'], hours: '08:30-18:30' },
    { agents: some(5), desks: ['aftersale', 'orders'], hours: '14:00-24:00' },
    { agents: some(3), desks: ['complaints', 'aftersale'], hours: '08:00-24:00' },
    { agents: 1, desks: ['complaints', 'enterprise'], hours: '00:00-09:00' },
    { agents: some(2), desks: ['enterprise', 'presale'], hours: '08:30-24:00' },
  ]
}

const hourly = (peak: number, shape: readonly number[]) => shape.map(share => Math.round(peak * share))

const ORDINARY = [
  0.08, 0.05, 0.03, 0.02, 0.02, 0.04, 0.1, 0.22, 0.5, 0.85, 1, 0.9, 0.6, 0.7, 0.95, 0.9, 0.8, 0.65, 0.55, 0.75, 0.9,
  0.8, 0.5, 0.2,
]
/** Two hours of paying at midnight, a second rush at ten, a third from eight in the evening on. */
const SALE = [
  0.7, 0.45, 0.2, 0.1, 0.06, 0.06, 0.12, 0.25, 0.5, 0.8, 1, 0.9, 0.7, 0.65, 0.75, 0.75, 0.7, 0.6, 0.6, 0.8, 1, 1, 0.95,
  0.7,
]

export const SCENARIOS: readonly Scenario[] = [
  {
    name: 'ordinary',
    title: 'An ordinary Tuesday',
    day: '2026-11-17',
    arrivals: hourly(150, ORDINARY),
    classes: CLASSES,
    desks: DESKS,
    handling: HANDLING,
    patience: 15,
    shifts: staff(0.36),
  },
  {
    name: '618',
    title: '618, staffed for it',
    day: '2026-06-18',
    arrivals: hourly(460, SALE),
    classes: CLASSES,
    desks: { presale: 0.5, orders: 0.3, aftersale: 0.2 },
    handling: HANDLING,
    patience: 15,
    shifts: [...staff(0.95), { agents: 5, desks: ['presale', 'orders'], hours: '00:00-03:00' }],
  },
  {
    name: 'double11',
    title: '双十一, more than was planned for',
    day: '2026-11-11',
    arrivals: hourly(620, SALE),
    classes: { ...CLASSES, member: 0.3 },
    desks: { presale: 0.5, orders: 0.35, aftersale: 0.15 },
    handling: { ...HANDLING, presale: { mean: 5, spread: 0.7 } },
    patience: 18,
    shifts: [...staff(1.05), { agents: 8, desks: ['presale', 'orders'], hours: '00:00-03:00' }],
  },
  {
    name: 'sick-leave',
    title: 'An ordinary Tuesday, a third of the team ill',
    day: '2026-11-17',
    arrivals: hourly(150, ORDINARY),
    classes: CLASSES,
    desks: DESKS,
    handling: HANDLING,
    patience: 20,
    shifts: staff(0.25),
  },
  {
    name: 'members-day',
    title: 'A members’ day: six of ten are members, and too few people',
    day: '2026-12-12',
    arrivals: hourly(330, SALE),
    classes: { ...CLASSES, member: 0.6 },
    desks: DESKS,
    handling: HANDLING,
    patience: 30,
    shifts: staff(0.5),
  },
]
