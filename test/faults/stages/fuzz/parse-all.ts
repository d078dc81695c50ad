import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { decodePacket } from 'engine.io-parser'
import { Decoder } from 'socket.io-parser'
import { tinyPng } from '../../../server/uploads/pictures.ts'
import { createRandom } from '../../support/random.ts'
import { serverModule } from '../../support/server-modules.ts'
import { anyValue, mutateBytes, mutateText } from './mutate.ts'

/**
 * A process of its own: feeds every parser that meets what strangers write, and tells what took too long or broke.
 * What a parser refuses in words is no fault.
 */
const [seed = '1', cases = '1000'] = process.argv.slice(2)
const SLOW_CPU_MICROS = 100_000

const root = fileURLToPath(new URL('../../../..', import.meta.url))
const { readYaml } = await serverModule<typeof import('../../../../knowledge/read-yaml.ts')>('knowledge/read-yaml.ts')
const { parseCsv } = await serverModule<typeof import('../../../../knowledge/parse-csv.ts')>('knowledge/parse-csv.ts')
const csv =
  await serverModule<typeof import('../../../../knowledge/table/csv-table.ts')>('knowledge/table/csv-table.ts')
const xlsx = await serverModule<typeof import('../../../../knowledge/table/xlsx-table.ts')>(
  'knowledge/table/xlsx-table.ts',
)
const { checkPicture } = await serverModule<typeof import('../../../../server/uploads/check-picture.ts')>(
  'server/uploads/check-picture.ts',
)
const { shopperEvents } = await serverModule<typeof import('../../../../protocol/shopper.ts')>('protocol/shopper.ts')
const { agentEvents } = await serverModule<typeof import('../../../../protocol/agent.ts')>('protocol/agent.ts')
const { routes } = await serverModule<typeof import('../../../../protocol/routes.ts')>('protocol/routes.ts')

const random = createRandom(Number(seed))
const yamlTexts = [
  'knowledge/facts.yaml',
  'knowledge/hours.yaml',
  'knowledge/canned-replies.yaml',
  'knowledge/shop.yaml',
].map(file => readFileSync(join(root, file), 'utf8').slice(0, 1_500))
const csvText =
  '编号,语言,问题,相似问,答案\na,zh,怎么退货,"退货\n退款","请在订单页申请，\n""七天""内"\nb,zh,=1+1,+86,@x\n'
const sheet = Buffer.from(
  await xlsx.writeXlsx([
    ['编号', '问题', '答案'],
    ['a', '怎么退货', '请在订单页申请'],
  ]),
)
const schemas = [
  ...Object.values(shopperEvents),
  ...Object.values(agentEvents),
  ...Object.values(routes).flatMap(route => ('body' in route && route.body !== undefined ? [route.body] : [])),
]
const picture = tinyPng()
const jpeg = Buffer.from(
  `ffd8ffe000104a46494600010100000100010000ffdb004300${'08'.repeat(64)}ffc0000b080001000101011100ffd9`,
  'hex',
)
const webp = Buffer.concat([Buffer.from('RIFF\x24\0\0\0WEBPVP8 \x18\0\0\0', 'latin1'), Buffer.alloc(24, 7)])

/** Now and then something long of one kind, where a parser of quadratic time shows. */
const long = (of: string): string => of.repeat(Math.floor(60_000 / of.length))
const LONGS = ['[', '{', '- ', 'a: ', '"', '\n', ' ', '&a *a ', '| ', '%', '\t', 'a,', '",', '""', '?', '!!', '#']
const textCase = (text: string) => (random() < 0.002 ? long(random.of(LONGS)) : mutateText(text, random))

interface Parser {
  readonly name: string
  /** Of a thousand cases. */
  readonly share: number
  /** Makes a case; the case itself is what is measured. */
  readonly make: () => () => unknown
  /** May refuse by throwing an error in words. */
  readonly mayThrow: boolean
}

const parsers: readonly Parser[] = [
  {
    name: 'yaml',
    share: 150,
    mayThrow: false,
    make: () => {
      const text = textCase(random.of(yamlTexts))
      return () => readYaml('x.yaml', text)
    },
  },
  {
    name: 'outlets csv',
    share: 100,
    mayThrow: false,
    make: () => {
      const text = textCase(csvText)
      return () => parseCsv(text)
    },
  },
  {
    name: 'table csv',
    share: 100,
    mayThrow: true,
    make: () => {
      const bytes = random() < 0.5 ? Buffer.from(textCase(csvText)) : mutateBytes(Buffer.from(csvText), random)
      return () => csv.readCsv(bytes)
    },
  },
  {
    name: 'table xlsx',
    share: 10,
    mayThrow: true,
    make: () => {
      const bytes = mutateBytes(sheet, random)
      return () => xlsx.readXlsx(bytes)
    },
  },
  {
    name: 'picture',
    share: 200,
    mayThrow: true,
    make: () => {
      const bytes = mutateBytes(random.of([picture, jpeg, webp]), random)
      return () => checkPicture(bytes)
    },
  },
  {
    name: 'engine.io',
    share: 120,
    mayThrow: true,
    make: () => {
      const frame =
        random() < 0.8 ? textCase('42/shopper,1["sync",{"after":0}]') : mutateBytes(Buffer.from('bAQIDBA=='), random)
      return () => decodePacket(frame as string, 'nodebuffer')
    },
  },
  {
    name: 'socket.io',
    share: 120,
    mayThrow: true,
    make: () => {
      const packet = textCase('51-/shopper,1["message:send",{"_placeholder":true,"num":0}]')
      return () => new Decoder().add(packet)
    },
  },
  {
    name: 'schemas',
    share: 200,
    mayThrow: false,
    make: () => {
      const [schema, value] = [random.of(schemas), anyValue(random)]
      return () => schema.safeParse(value)
    },
  },
]
const wheel = parsers.flatMap(parser => Array<Parser>(parser.share).fill(parser))

let current = 'nothing'
process.on('exit', () => {
  if (current !== '') console.error(`fuzz: a case of ${current} never ends`)
})
const faults: string[] = []
const counts: Record<string, number> = {}
let slowest = 0
for (let n = 0; n < Number(cases); n++) {
  const parser = random.of(wheel)
  const run = parser.make()
  current = parser.name
  let cpu = await measured(parser, run)
  // Once more, alone: another thread's garbage collection counts as this process's time.
  if (cpu > SLOW_CPU_MICROS) cpu = Math.min(cpu, await measured(parser, run))
  if (cpu > SLOW_CPU_MICROS) faults.push(`${parser.name}: a case took ${Math.round(cpu / 1_000)} ms of CPU (case ${n})`)
  slowest = Math.max(slowest, cpu)
  counts[parser.name] = (counts[parser.name] ?? 0) + 1
}
current = ''
process.send?.({ faults: faults.slice(0, 20), slowestMs: slowest / 1_000, counts })

async function measured({ name, mayThrow }: Parser, run: () => unknown): Promise<number> {
  const before = process.cpuUsage()
  try {
    await run()
  } catch (error) {
    const isStackGone = error instanceof RangeError && error.message.includes('call stack')
    if (!mayThrow || isStackGone) faults.push(`${name}: threw ${String(error).slice(0, 200)}`)
  }
  const { user, system } = process.cpuUsage(before)
  return user + system
}
