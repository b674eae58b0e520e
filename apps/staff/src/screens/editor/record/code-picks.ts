import { codeList, type CodeListName, type ListedCode } from '@carrel/marc-format'
import type { EditedField, EditedSubfield } from './buffer.ts'

/** A list of codes, and whether the subfield takes the code or what it is called. */
export interface CodePick {
  readonly list: CodeListName
  readonly as: 'code' | 'term'
}

/** Agents that have a role: names in 1XX and 7XX, and in subject headings. */
const agents = /^(?:100|110|600|610|700|710|720|790|791|800|810)$/
const meetings = /^(?:111|611|711|811)$/
const types: Readonly<Record<string, readonly [list: CodeListName, source: string]>> = {
  '336': ['content', 'rdacontent'],
  '337': ['media', 'rdamedia'],
  '338': ['carriers', 'rdacarrier'],
}

/** The list that a subfield takes its codes or terms from (MARC 21, appendices and fields 040 to 044, 336 to 338); undefined for free text. */
export function codePickFor(tag: string, code: string | undefined): CodePick | undefined {
  if (code === undefined) return undefined
  const type = types[tag]
  if (type && (code === 'a' || code === 'b')) return { list: type[0], as: code === 'a' ? 'term' : 'code' }
  if (agents.test(tag) || meetings.test(tag)) {
    if (code === '4') return { list: 'relators', as: 'code' }
    return code === (meetings.test(tag) ? 'j' : 'e') ? { list: 'relators', as: 'term' } : undefined
  }
  if (tag === '041') return /[a-z]/.test(code) ? { list: 'languages', as: 'code' } : undefined
  if (tag === '040' && code === 'b') return { list: 'languages', as: 'code' }
  if (tag === '043' && code === 'a') return { list: 'areas', as: 'code' }
  if (tag === '044' && code === 'a') return { list: 'countries', as: 'code' }
  return undefined
}

/** The codes of a list that are given today, and the one that stands there. */
export function codesOf({ list }: CodePick, now: string): readonly ListedCode[] {
  return [...codeList(list).values()].filter(({ code, obsolete }) => !obsolete || code === now)
}

/** The code that a subfield has, or that its term means; undefined when it is none of the list. */
export function codeNow({ list, as }: CodePick, value: string): string | undefined {
  const text = plain(value, list)
  const codes = codeList(list)
  if (as === 'code') return codes.has(text) ? text : undefined
  return [...codes.values()].find(({ name }) => name.toLowerCase() === text.toLowerCase())?.code
}

/**
 * The field with a code of the list in one of its subfields. Types (336 to 338) get code, term and source together; a mark
 * at the end of a relationship stays, and its term is written in small letters.
 */
export function withPickedCode(field: EditedField, at: number, pick: CodePick, chosen: ListedCode): EditedField {
  const type = types[field.tag]
  if (type) {
    const pair = put(put(field.subfields, 'a', chosen.name, at), 'b', chosen.code, at)
    const subfields = pair.some(({ code }) => code === '2') ? pair : [...pair, { code: '2', value: type[1] }]
    return { ...field, subfields }
  }
  const text = pick.as === 'code' ? padded(chosen.code, pick.list) : chosen.name.toLowerCase()
  const subfields = field.subfields.map((one, place) =>
    place === at ? { ...one, value: text + (pick.as === 'term' ? (/[.,]$/.exec(one.value)?.[0] ?? '') : '') } : one,
  )
  return { ...field, subfields }
}

/** Sets a subfield: that at the cursor when it has the code, else the first with it; behind $a where there is none. */
function put(subfields: readonly EditedSubfield[], code: string, value: string, at: number): readonly EditedSubfield[] {
  const place = subfields[at]?.code === code ? at : subfields.findIndex((one) => one.code === code)
  if (place >= 0) return subfields.with(place, { code, value })
  const behind = subfields.findIndex((one) => one.code === 'a') + 1
  return subfields.toSpliced(code === 'a' ? 0 : behind, 0, { code, value })
}

/** Area codes are seven characters, with hyphens behind them. */
function padded(code: string, list: CodeListName): string {
  return list === 'areas' ? code.padEnd(7, '-') : code
}

function plain(value: string, list: CodeListName): string {
  const text = value.trim().replace(/[.,]$/, '')
  return list === 'areas' ? text.replace(/-+$/, '') : text
}
