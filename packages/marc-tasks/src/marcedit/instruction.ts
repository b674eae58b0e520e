import type { Condition } from '../language/condition.ts'
import type { Step } from '../language/task.ts'

/** A line of a task of MarcEdit: a verb and its columns, with tabs between them. */
export interface Instruction {
  /** Its place in the file, from 1. */
  readonly line: number
  /** In capitals. */
  readonly verb: string
  readonly columns: readonly string[]
  readonly text: string
}

/** The step that an instruction is here, or why there is none. */
export type VerbReader = (columns: readonly string[], names: TaskNames) => Step | string

/** Finds the name of a task by what another calls it; undefined when there is none. */
export type TaskNames = (called: string) => string | undefined

/** Whether a column says yes; an older version of MarcEdit has fewer columns, which say no. */
export function isTrue(column: string | undefined): boolean {
  return /^(?:true|1)$/i.test(column?.trim() ?? '')
}

/** How a search is meant, by its number: 0 is plain, 1 without regard to capitals, 2 a regular expression, 3 both. */
export interface SearchKind {
  readonly isPattern: boolean
  readonly ignoreCase: boolean
}

/** Reads the number of a search; undefined for one that is not known. */
export function searchKind(number: string | undefined): SearchKind | undefined {
  const text = number?.trim() ?? ''
  if (!/^[0-3]?$/.test(text)) return undefined
  const bits = Number(text)
  return { isPattern: (bits & 2) !== 0, ignoreCase: (bits & 1) !== 0 }
}

/** Parameters `contains` or `matches` for a text that is looked for; none where it is empty. */
export function wish(
  find: string | undefined,
  { isPattern, ignoreCase }: SearchKind,
): Readonly<Record<string, unknown>> {
  if (find === undefined || find === '') return {}
  return { ...(isPattern ? { matches: find } : { contains: find }), ...(ignoreCase && { ignoreCase }) }
}

/** Tags as MarcEdit writes them: `9XX`, `9xx`, `4**`; with a stray `=` or blanks. */
export function tagOf(column: string | undefined): string | undefined {
  const tag = column?.trim().replace(/^=/, '') ?? ''
  return /^[0-9A-Za-z*?.]{3}$/.test(tag) ? tag : undefined
}

/**
 * A condition as MarcEdit writes it: a text that the record must have, a regular expression when `/` stands at both ends or
 * it is said so, with `NOT ` before it for the opposite.
 */
export function recordCondition(column: string, kind: SearchKind): Condition {
  const [, not = '', said = ''] = /^(NOT )?(.*)$/s.exec(column) ?? []
  const [, slashed, flags = ''] = /^\/+(.*?)\/+([im]*)$/s.exec(said) ?? []
  const ignoreCase = kind.ignoreCase || flags.includes('i')
  const isPattern = kind.isPattern || slashed !== undefined
  const text = slashed ?? said
  const condition: Condition = { text: isPattern ? text : literally(text), ...(ignoreCase && { ignoreCase }) }
  return not === '' ? condition : { not: condition }
}

/** A regular expression that finds a text and nothing else. */
function literally(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}

/** The sentence for a line with a tag that is none. */
export function badTag(column: string | undefined): string {
  return `“${column ?? ''}” is not a tag.`
}

/** The sentence for a number that is not known. */
export function unknownOption(verb: string, option: string | undefined): string {
  return `What the option ${option ?? ''} of ${verb} means is not known.`
}
