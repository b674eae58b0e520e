import { layoutsOf, type FixedTag } from '@carrel/marc-tasks'
import type { Choice } from '../../ui/choice.ts'

/** A position of a fixed field by name or place, with its value. */
export interface PositionRow {
  readonly name: string
  readonly value: string
}

/** The rows for positions as a step has them; one empty row where there are none. */
export function positionRows(value: unknown): readonly PositionRow[] {
  if (typeof value !== 'object' || value === null) return [{ name: '', value: '' }]
  const rows = Object.entries(value).map(([name, text]) => ({ name, value: String(text) }))
  return rows.length === 0 ? [{ name: '', value: '' }] : rows
}

/** The rows as a step has them; those without a name do not count, and none at all is nothing. */
export function positionsText(rows: readonly PositionRow[]): Readonly<Record<string, string>> | undefined {
  const named = rows.filter(({ name }) => name.trim() !== '')
  return named.length === 0 ? undefined : Object.fromEntries(named.map(({ name, value }) => [name.trim(), value]))
}

/** The names of the positions of a field in all materials, each once, with the places where they stand. */
export function namesOf(tag: string): readonly Choice[] {
  const places = new Map<string, Set<string>>()
  for (const { name, from, length } of layoutsOf(fixedTag(tag)).flat()) {
    const place = length === 1 ? String(from).padStart(2, '0') : `${String(from).padStart(2, '0')}-${from + length - 1}`
    places.set(name, (places.get(name) ?? new Set()).add(place))
  }
  return Array.from(places, ([name, at]) => ({ id: name, label: name, detail: `${tag}/${[...at].join(', ')}` }))
}

/** What may stand at a position, each meaning once, with its code. */
export function valuesOf(tag: string, name: string): readonly Choice[] {
  const values = new Map<string, string>()
  for (const position of layoutsOf(fixedTag(tag)).flat()) {
    if (position.name.toLowerCase() !== name.trim().toLowerCase()) continue
    for (const { value, meaning } of position.values) if (!values.has(meaning)) values.set(meaning, value)
  }
  return Array.from(values, ([meaning, code]) => ({ id: meaning, label: meaning, detail: code.replaceAll(' ', '#') }))
}

function fixedTag(tag: string): FixedTag {
  return tag === '006' || tag === '007' || tag === 'LDR' ? tag : '008'
}
