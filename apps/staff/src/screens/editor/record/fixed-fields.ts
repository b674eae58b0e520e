import {
  categoriesOf007,
  fixedPositions,
  materialOf,
  type FixedTable,
  type Position,
  type PositionValue,
} from '@carrel/marc-format'
import { recordKind } from '@carrel/marc'
import { newFieldId, type EditedField, type EditedRecord } from './buffer.ts'

/** One box of a form: a position of a fixed field, what stands there and what may. */
export interface FixedCell {
  readonly from: number
  readonly length: number
  readonly name: string
  /** Empty for dates, numbers and codes of long lists. */
  readonly choices: readonly PositionValue[]
  readonly value: string
  /** The list that its codes are from, where it is a long one. */
  readonly list: 'countries' | 'languages' | undefined
}

/** The seven kinds of material that 006 and 008 tell apart, with a type that stands for each. */
export const materials = [
  ['books', 'a'],
  ['continuing-resources', 's'],
  ['computer-files', 'm'],
  ['maps', 'e'],
  ['music', 'j'],
  ['visual-materials', 'g'],
  ['mixed-materials', 'p'],
] as const
export type Material = (typeof materials)[number][0]

/** Lengths of 007 by its category (MARC 21, field 007). */
const lengths007: Readonly<Record<string, number>> = {
  a: 8,
  c: 14,
  d: 6,
  f: 10,
  g: 9,
  h: 13,
  k: 6,
  m: 23,
  o: 2,
  q: 2,
  r: 11,
  s: 14,
  t: 2,
  v: 9,
  z: 2,
}

/** True for fields that are read by positions. */
export function hasPositions(tag: string): boolean {
  return tag === '006' || tag === '007' || tag === '008'
}

/** The boxes of the leader: what people set; lengths and addresses are the program's. */
export function leaderCells({ leader }: EditedRecord): readonly FixedCell[] {
  const kind = recordKind(leader)
  const table = kind === 'authority' || kind === 'holdings' ? kind : 'bibliographic'
  return cellsOf(positions(`leader ${table}`), leader).filter(
    ({ from, choices }) => from >= 5 && from < 20 && choices.length > 1 && from !== 10 && from !== 11,
  )
}

/** The boxes of 006, 007 or 008; none where the format does not know the material. */
export function cellsOfField(record: EditedRecord, field: EditedField): readonly FixedCell[] {
  const text = field.value ?? ''
  if (field.tag === '007') {
    const categories = Array.from(categoriesOf007(), ([value, meaning]) => ({ value, meaning }))
    const category = {
      from: 0,
      length: 1,
      name: 'Category of material',
      values: categories,
      several: false,
      fill: false,
    }
    return cellsOf([category, ...positions(`007 ${text[0] ?? 'z'}`)], text)
  }
  if (field.tag === '006') {
    const material = materialOf(text[0] ?? ' ', ' ')
    const type = positions('leader bibliographic').find(({ from }) => from === 6)
    const forms = [...(type?.values ?? []), { value: 's', meaning: 'Serial/Integrating resource' }]
    const form = { from: 0, length: 1, name: 'Form of material', values: forms, several: false, fill: false }
    const rest = material === undefined ? [] : positions(`008 ${material}`)
    return cellsOf([form, ...rest.map((one) => ({ ...one, from: one.from - 17 }))], text)
  }
  const kind = recordKind(record.leader)
  if (kind === 'authority' || kind === 'holdings') return cellsOf(positions(`008 ${kind}`), text)
  const material = materialOf(record.leader[6] ?? ' ', record.leader[7] ?? ' ')
  const all = positions('008 all')
  const own = material === undefined ? [] : positions(`008 ${material}`)
  return cellsOf(
    [...all, ...own].toSorted((a, b) => a.from - b.from),
    text,
  )
}

/** A text with what stands at some positions replaced; it is filled with blanks where it is too short. */
export function withPositions(text: string, from: number, length: number, value: string): string {
  return text.padEnd(from + length).slice(0, from) + value.padEnd(length).slice(0, length) + text.slice(from + length)
}

/** A value of 008 that would be gone with another type of record. */
export interface LostValue {
  readonly name: string
  readonly meaning: string
}

/**
 * The record with another leader. Where its kind of material becomes another, 008/18-34 is laid out anew: what the new kind has
 * under the same name stays, the rest becomes blank and is told.
 */
export function retyped(
  record: EditedRecord,
  leader: string,
): { readonly record: EditedRecord; readonly lost: readonly LostValue[] } {
  const next = { ...record, leader }
  const [was, is] = [record.leader, leader].map((one) => materialOf(one[6] ?? ' ', one[7] ?? ' '))
  const field = record.fields.find(({ tag }) => tag === '008')
  if (was === is || is === undefined || field?.value === undefined || recordKind(leader) !== 'bibliographic')
    return { record: next, lost: [] }
  const before = was === undefined ? [] : cellsOf(positions(`008 ${was}`), field.value)
  const after = cellsOf(positions(`008 ${is}`), '')
  let text = field.value.padEnd(40).slice(0, 18) + ' '.repeat(17) + field.value.padEnd(40).slice(35)
  for (const { from, length, choices } of after) {
    const isBlankAllowed = choices.some(({ value }) => value.trim() === '') || choices.length === 0
    if (!isBlankAllowed) text = withPositions(text, from, length, '|'.repeat(length))
  }
  const lost: LostValue[] = []
  for (const cell of before) {
    const meaning = cell.choices.find(({ value }) => value === cell.value)?.meaning ?? cell.value
    const target = after.find(({ name, length, choices }) => {
      const known = choices.length === 0 || choices.some(({ value }) => value === cell.value)
      return name === cell.name && length === cell.length && known
    })
    if (target) text = withPositions(text, target.from, target.length, cell.value)
    else if (cell.value.replaceAll(/[ |0]/g, '') !== '') lost.push({ name: cell.name, meaning })
  }
  const fields = record.fields.map((one) => (one.id === field.id ? { ...one, value: text } : one))
  return { record: { ...next, fields }, lost }
}

/** An empty 006 for a kind of material, as it is to be filled in. */
export function new006(material: Material): EditedField {
  const type = materials.find(([name]) => name === material)?.[1] ?? 'a'
  return control('006', blank(positions(`008 ${material}`), type.padEnd(18), 17))
}

/** An empty 007 for a category of material. */
export function new007(category: string): EditedField {
  const length = lengths007[category] ?? 2
  return control('007', blank(positions(`007 ${category}`), category.padEnd(length), 0))
}

function control(tag: string, value: string): EditedField {
  return { id: newFieldId(), tag, indicators: '', subfields: [], value }
}

/**
 * The fill character says that nobody has coded a position yet: in 006 where no blank may stand, in 007 wherever it is allowed,
 * since a blank says something there (no sound, no film).
 */
function blank(table: readonly Position[], start: string, offset: number): string {
  let text = start
  for (const { from, length, values, fill } of table) {
    if ((fill && offset === 0) || (values.length > 0 && !values.some(({ value }) => value.trim() === '')))
      text = withPositions(text, from - offset, length, '|'.repeat(length))
  }
  return text
}

function positions(table: FixedTable): readonly Position[] {
  return fixedPositions(table) ?? []
}

/** Boxes of a table; where every character is a code of its own, each has a box. */
function cellsOf(table: readonly Position[], text: string): readonly FixedCell[] {
  return table.flatMap(({ from, length, name, values, several, fill }) => {
    const width = several ? 1 : length
    const list = name.startsWith('Place of publication') ? 'countries' : name === 'Language' ? 'languages' : undefined
    const filled = { value: '|'.repeat(width), meaning: 'No attempt to code' }
    const choices = fill && values.length > 0 ? [...values, filled] : values
    return Array.from({ length: several ? length : 1 }, (_, at) => {
      const place = from + at * width
      const value = text.slice(place, place + width).padEnd(width)
      return { from: place, length: width, name: several ? `${name} ${at + 1}` : name, choices, value, list }
    })
  })
}
