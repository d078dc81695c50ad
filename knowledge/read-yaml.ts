import { type Alias, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, type Pair } from 'yaml'
import { explainYamlError } from './explain-yaml-error.ts'
import type { Problem } from './knowledge.ts'
import type { ProblemCode } from './lint/codes.ts'
import { error } from './lint/rule.ts'
import { type Said, say } from './lint/sentences.ts'
import { placeYamlErrors } from './place-yaml-error.ts'
import { parseWithinLimits } from './yaml-guard.ts'

/** What a YAML file says: maps, lists and text. Every scalar is text exactly as typed ("08:00", "400"); an empty value is left out. */
export type YamlValue = string | readonly YamlValue[] | { readonly [key: string]: YamlValue }

export interface YamlFile {
  readonly file: string
  /** `undefined` for an empty file. */
  readonly value: YamlValue | undefined
  /** Line (from 1) of the key or the item at `path`, or of the nearest thing around it. */
  lineOf(path: readonly PropertyKey[]): number
}

const ERRORS_SHOWN = 5

/** Reads one YAML text; never throws. `value` is undefined when there is an error. */
export function readYaml(file: string, text: string): { yaml: YamlFile; problems: Problem[] } {
  const lines = new Map<string, number>()
  const problems: Problem[] = []
  const report = (code: ProblemCode, line: number, said: Said) => {
    if (problems.length < ERRORS_SHOWN) problems.push(error(code, { file, line }, said))
  }
  const lineOf = (path: readonly PropertyKey[]) => {
    for (let length = path.length; length > 0; length--) {
      const line = lines.get(path.slice(0, length).join('\n'))
      if (line !== undefined) return line
    }
    return 1
  }
  const failed = () => ({ yaml: { file, value: undefined, lineOf }, problems })

  const counter = new LineCounter()
  // Pretty errors and the unique-key check take quadratic time on hostile files; both are done below instead.
  const parsed = parseWithinLimits(text, { lineCounter: counter, uniqueKeys: false, logLevel: 'error' })
  if ('refused' in parsed) {
    report(parsed.refused, parsed.line, say(parsed.refused, {}))
    return failed()
  }
  const { document } = parsed
  for (const { at, hint, message } of placeYamlErrors(text, document)) {
    report('YAML_SYNTAX', counter.linePos(at).line, explainYamlError(hint, message))
  }
  if (problems.length > 0) return failed()

  const lineAt = (node: unknown, otherwise: number) => {
    const range = (node as Node | null)?.range
    return range ? counter.linePos(range[0]).line : otherwise
  }

  function toValue(node: unknown, path: string[], line: number): YamlValue | undefined {
    if (isScalar(node)) return node.value === null ? undefined : String(node.source ?? node.value)
    if (isSeq(node)) {
      return node.items.map((item, index) => {
        const itemPath = [...path, String(index)]
        const itemLine = lineAt(item, line)
        lines.set(itemPath.join('\n'), itemLine)
        return toValue(item, itemPath, itemLine) ?? ''
      })
    }
    if (isMap(node)) return toMap(node.items as Pair[], path, line)
    if (isAlias(node)) refuseAlias(node, line)
    return undefined
  }

  function toMap(pairs: readonly Pair[], path: string[], line: number): YamlValue {
    const map: Record<string, YamlValue> = {}
    for (const pair of pairs) {
      const keyLine = lineAt(pair.key, line)
      const key = isScalar(pair.key) ? String(pair.key.source ?? pair.key.value) : null
      if (key === null || key === '' || key === '__proto__') {
        report('YAML_SYNTAX', keyLine, say('YAML_NAME', {}))
        continue
      }
      // "{ ask: one, two, expect: id }": the reader of a list would take "two" for a name of its own.
      if (pair.value === null) {
        report('YAML_SYNTAX', keyLine, say('YAML_COMMA', { text: key }))
        continue
      }
      const keyPath = [...path, key]
      if (lines.has(keyPath.join('\n'))) report('DUPLICATE_KEY', keyLine, say('DUPLICATE_KEY', { key }))
      lines.set(keyPath.join('\n'), keyLine)
      const value = toValue(pair.value, keyPath, keyLine)
      if (value !== undefined) map[key] = value
    }
    return map
  }

  function refuseAlias(alias: Alias, line: number) {
    report('YAML_ALIAS', lineAt(alias, line), say('YAML_ALIAS', { name: alias.source }))
  }

  const value = toValue(document.contents, [], 1)
  return problems.length > 0 ? failed() : { yaml: { file, value, lineOf }, problems }
}
