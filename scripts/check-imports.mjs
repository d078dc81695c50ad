#!/usr/bin/env node
// Keeps the import rule of ARCHITECTURE.md: who may import whom, and no cycles. Fails with file and reason.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseSync } from '@swc/core'

const tops = ['protocol', 'bot', 'knowledge', 'server', 'widget', 'console']
const ours = /^(protocol|bot|knowledge|server|widget|console)\//

/** `from` may import nothing that matches `never`, unless it matches `except` ($1 is the first group of `from`). Types count, except where `typesToo` is false. */
export const rules = [
  { name: 'protocol imports only zod', from: /^protocol\//, never: /./, except: /^(protocol\/|npm:zod$)/ },
  { name: 'bot imports nothing of ours', from: /^bot\//, never: ours, except: /^bot\// },
  { name: 'the engine has no clock, network or files', from: /^bot\/(?!cli\/)/, never: /^node:(?!module$)/ },
  { name: 'knowledge imports only the bot', from: /^knowledge\//, never: ours, except: /^(knowledge|bot)\// },
  { name: 'pages import only the protocol', from: /^(widget|console)\//, never: ours, except: /^($1|protocol)\// },
  {
    name: 'rules import rules, errors and the bot',
    from: /^server\/(conversation|routing|calendar)\//,
    never: ours,
    except: /^(server\/(conversation|routing|calendar)\/|server\/errors\.ts$|bot\/)/,
  },
  {
    name: 'rules do no I/O and need no library',
    from: /^server\/(conversation|routing|calendar)\//,
    never: /^(node|npm):/,
  },
  {
    name: 'the desk knows ports, not adapters',
    from: /^server\/(desk)\//,
    never: /^server\//,
    except:
      /^server\/((desk|conversation|routing|calendar|tickets)\/|errors\.ts$|store\/[^/]+\.ts$|channels\/channel\.ts$|agents\/agent-feed\.ts$)/,
  },
  {
    name: 'ports call no actions',
    from: /^server\/(store\/[^/]+\.ts|channels\/channel\.ts|agents\/agent-feed\.ts)$/,
    never: /^server\/desk\//,
  },
  {
    name: 'no adapter imports another',
    from: /^server\/(store\/[^/]+|channels\/[^/]+|agents)\//,
    never: /^server\/(store\/[^/]+|channels\/[^/]+|agents|http)\//,
    except: /^server\/($1\/|agents\/agent-feed\.ts$)/,
  },
  {
    name: 'a store knows its port and types',
    from: /^server\/store\/([^/]+)\//,
    never: /^server\//,
    except: /^server\/(store\/$1\/|store\/[^/]+\.ts$|conversation\/|routing\/|errors\.ts$)/,
  },
  { name: 'only main imports the app', from: /^(?!server\/main\.ts$)/, never: /^server\/app\.ts$/ },
  { name: 'mongoose stays in its adapter', from: /^(?!server\/store\/mongo\/)/, never: /^npm:mongoose$/ },
]

/** @returns the edges of a file: `{ to, isType }`, where `to` is a path from the root, `npm:NAME` or `node:NAME`. */
function importsOf(file) {
  const source = readFileSync(file, 'utf8')
  const { body } = parseSync(source, { syntax: 'typescript', tsx: file.endsWith('x'), target: 'es2022' })
  const edges = body.flatMap(node =>
    node.source === undefined || node.source === null
      ? []
      : [
          {
            to: resolve(file, node.source.value),
            isType:
              node.typeOnly === true ||
              (node.specifiers?.length > 0 && node.specifiers.every(s => s.isTypeOnly === true)),
          },
        ],
  )
  for (const [, to] of source.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g))
    edges.push({ to: resolve(file, to), isType: false })
  return edges
}

function resolve(file, to) {
  if (to.startsWith('.')) return normalize(join(dirname(file), to))
  if (to.startsWith('node:')) return to
  const name = to
    .split('/')
    .slice(0, to.startsWith('@') ? 2 : 1)
    .join('/')
  return builtinModules.includes(to) ? `node:${to}` : `npm:${name}`
}

/** @param graph Map of file → edges. @returns sentences, none when all is well. */
export function faultsOf(graph) {
  const faults = []
  for (const [file, edges] of graph) {
    for (const { name, from, never, except } of rules) {
      const match = from.exec(file)
      if (match === null) continue
      const allowed = except === undefined ? null : new RegExp(except.source.replaceAll('$1', match[1] ?? '\\0'))
      for (const { to } of edges) {
        if (never.test(to) && !(allowed?.test(to) ?? false)) faults.push(`${file} imports ${to}: ${name}`)
      }
    }
    for (const { to } of edges) {
      if (ours.test(to) && /\.(ts|tsx|js|mjs)$/.test(to) && !graph.has(to) && !existsSync(to))
        faults.push(`${file} imports ${to}, which is not there`)
    }
  }
  return [...faults, ...cyclesOf(graph)]
}

/** Cycles of what is imported at run time; types vanish. */
function cyclesOf(graph) {
  const faults = []
  const state = new Map()
  const visit = (file, path) => {
    if (state.get(file) === 'done') return
    if (state.get(file) === 'open') {
      faults.push(`cycle: ${[...path.slice(path.indexOf(file)), file].join(' → ')}`)
      return
    }
    state.set(file, 'open')
    for (const { to, isType } of graph.get(file) ?? []) if (!isType && graph.has(to)) visit(to, [...path, file])
    state.set(file, 'done')
  }
  for (const file of graph.keys()) visit(file, [])
  return faults
}

function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
    .map(entry => join(entry.parentPath, entry.name))
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.chdir(fileURLToPath(new URL('..', import.meta.url)))
  const graph = new Map(
    tops
      .flatMap(filesBelow)
      .sort()
      .map(file => [file, importsOf(file)]),
  )
  const faults = faultsOf(graph)
  for (const fault of faults) console.log(fault)
  console.log(`${graph.size} files, ${faults.length} faults`)
  process.exit(faults.length === 0 ? 0 : 1)
}
