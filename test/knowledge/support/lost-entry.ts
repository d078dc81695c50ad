type Sample = {
  readonly id: string
  readonly question: string
  readonly variants: readonly string[]
}

const THINGS = ['空调', '冰箱', '电视', '手机']
const MATTERS: readonly (readonly [name: string, ...ways: string[]])[] = [
  ['warranty', '保修多久', '保修几年', '的保修期', '还在保修吗', '保修年限'],
  ['cleaning', '怎么清洗', '清洗步骤', '如何清洗', '清洗要多久', '清洗收费吗'],
  ['moving', '怎么移机', '移机收费', '移机流程', '移机要多久', '预约移机'],
]

/** Entries whose questions share their words. */
export const FINDABLE: readonly Sample[] = THINGS.flatMap((thing, at) =>
  MATTERS.map(([name, ...ways]) => {
    const [question = '', ...variants] = ways.map(way => thing + way)
    return { id: `${name}-${at}`, question, variants }
  }),
)

/** An entry whose every question says what other entries say, and nothing that its own other questions say. */
export const LOST: Sample = {
  id: 'lost',
  question: '空调保修期多久',
  variants: ['冰箱清洗步骤有吗', '电视移机流程说一下', '手机怎么预约移机', '空调清洗收费多少'],
}
