import type { Severity } from '@carrel/iso2709'
import { findingKinds } from './finding-kinds.data.ts'
import { ruleGroups } from './rules.ts'

/** A kind of finding: what a rule tells, how much it weighs, and what to do about it. */
export interface FindingKind {
  /** Stable kebab-case code, as in `Finding`. */
  readonly code: string
  /** How much it usually weighs; some findings of a kind weigh less. */
  readonly severity: Severity
  /** What it is about, such as "Standard numbers". */
  readonly group: string
  /** A name for lists. */
  readonly title: string
  /** One or two sentences: why it matters and what to do. */
  readonly help: string
  /** `fixRecord` can mend it, if not in every case. */
  readonly fixable: boolean
}

let kinds: ReadonlyMap<string, FindingKind> | undefined

/**
 * Every kind of finding, in the order of a list to read: for screens, for switching rules off and for documents.
 *
 * ```ts
 * ruleList().filter(({ fixable }) => fixable).map(({ code }) => code)
 * ```
 */
export function ruleList(): readonly FindingKind[] {
  return [...allKinds().values()]
}

/** The kind of a finding by its code; undefined for codes of rules that a caller brought along. */
export function findingKind(code: string): FindingKind | undefined {
  return allKinds().get(code)
}

function allKinds(): ReadonlyMap<string, FindingKind> {
  if (kinds) return kinds
  const fixable = new Set(ruleGroups.flatMap(({ fixes = {} }) => Object.keys(fixes)))
  kinds = new Map(readKinds(findingKinds, fixable).map((kind) => [kind.code, kind]))
  return kinds
}

function readKinds(table: string, fixable: ReadonlySet<string>): FindingKind[] {
  const read: FindingKind[] = []
  let group = ''
  for (const line of table.trim().split('\n')) {
    if (line.startsWith('= ')) {
      group = line.slice(2)
      continue
    }
    const [, code = '', severity, title = '', help = ''] =
      /^([a-z0-9-]+) (error|warning|info) (.+?) \| (.+)$/.exec(line) ?? broken(line)
    if (severity !== 'error' && severity !== 'warning' && severity !== 'info') broken(line)
    read.push({ code, severity, group, title, help, fixable: fixable.has(code) })
  }
  return read
}

function broken(line: string): never {
  throw new Error(`The list of kinds of finding has a line that cannot be read: ${line}`)
}
