import { readAddress } from '../address/address.ts'
import { JOINER } from './columns.ts'
import { columnsOf, readFieldTemplate, type FieldTemplate } from './field-template.ts'

/** How rows become records. */
export interface TableMap {
  readonly fields: readonly FieldTemplate[]
  /** The heads of the table as given; cells are found by them or by their number. */
  readonly head: readonly string[]
  /** Columns that no line of the map uses. */
  readonly unused: readonly string[]
}

/**
 * Reads a map: a line for each field, as in {@link readFieldTemplate}; lines that begin with `#` are notes. A text says
 * what is wrong with it and on which line.
 *
 * @param head - the heads of the columns; empty when the table has none and columns are called by their numbers
 * @param width - how many columns there are
 */
export function readTableMap(text: string, head: readonly string[], width: number): TableMap | string {
  const fields: FieldTemplate[] = []
  const used = new Set<number>()
  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue
    const field = readFieldTemplate(line)
    if (typeof field === 'string') return `Line ${index + 1} of the map: ${field}`
    for (const column of columnsOf(field)) {
      const place = columnPlace(column, head, width)
      if (place === undefined)
        return `Line ${index + 1} of the map: the table has no column “${column}”${there(head, width)}`
      used.add(place)
    }
    fields.push(field)
  }
  if (fields.length === 0) return 'The map has no fields; write a line such as =245  00$a{Title} for each.'
  const unused = Array.from({ length: width }, (_, place) => place)
    .filter((place) => !used.has(place))
    .map((place) => head[place] ?? String(place + 1))
  return { fields, head, unused }
}

/**
 * The map for a table whose heads are places in records (`001`, `245$a`, `650$a`), as tables made of records have them. A
 * text says which head is none.
 *
 * @param joiner - what stands between repeats
 */
export function mapFromHead(head: readonly string[], joiner = JOINER): TableMap | string {
  const byTag = new Map<string, string[]>()
  const lines: string[] = []
  for (const text of head) {
    const address = readAddress(text)
    if (typeof address === 'string' || !/^(?:LDR|\d{3})$/.test(address.tag)) {
      return `The column “${text}” is not a place in a record; say with --map which fields the columns become.`
    }
    const { tag, codes, indicators, from, end } = address
    const place = `{${text.trim()}}`
    if (from !== undefined && end !== undefined) {
      if (tag !== 'LDR' && !tag.startsWith('00'))
        return `The column “${text}” is a part of a subfield; say with --map what it becomes.`
      byTag.getOrInsertComputed(`${tag}  `, () => []).push(`${from}-${end - 1}=${place} `)
    } else if (tag === 'LDR' || tag.startsWith('00')) lines.push(`=${tag}  ${place}`)
    else
      byTag
        .getOrInsertComputed(`${tag}  ${(indicators ?? '').replaceAll(/[ *]/g, '\\').padEnd(2, '\\')}`, () => [])
        .push(`$${codes[0] ?? 'a'}${place}`)
  }
  for (const [start, parts] of byTag) {
    // Several columns of a field that repeats cannot be told which belongs to which; one alone can.
    const [only = ''] = parts
    const isFixed = !only.startsWith('$')
    lines.push(
      `=${start}${parts.length === 1 && !isFixed ? only.replace('}', `|split ${joiner.trim()}}`) : parts.join('')}`,
    )
  }
  lines.sort()
  return readTableMap(lines.join('\n'), head, head.length)
}

/** The place of a column, by its head or its number from 1. */
export function columnPlace(column: string, head: readonly string[], width: number): number | undefined {
  const folded = column.trim().toLowerCase()
  const place = head.findIndex((each) => each.trim().toLowerCase() === folded)
  if (place >= 0) return place
  const number = /^\d{1,4}$/.test(column) ? Number(column) : 0
  return number >= 1 && number <= width ? number - 1 : undefined
}

function there(head: readonly string[], width: number): string {
  return head.length > 0 ? `; there are ${head.map((each) => `“${each}”`).join(', ')}.` : `; there are 1 to ${width}.`
}
