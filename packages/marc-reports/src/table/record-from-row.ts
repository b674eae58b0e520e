import { createRecord, subfieldTexts, type Field, type MarcRecord, type Subfield } from '@carrel/marc'
import type { FieldTemplate } from './field-template.ts'
import { usual008, usualLeader, withPositions } from './fixed-defaults.ts'
import { columnPlace, type TableMap } from './table-map.ts'
import { fillTemplate, splitOf, type Placeholder, type TemplatePiece } from './template.ts'

type DataTemplate = Extract<FieldTemplate, { kind: 'data' }>

/**
 * The record that a row becomes, with fields in the order of the map, a leader and 008 where the map has none. Undefined
 * for a row that says nothing: then no field with a place for a cell was filled.
 *
 * @param entered - the day, as yymmdd, for 008/00-05
 */
export function recordFromRow(map: TableMap, cells: readonly string[], entered: string): MarcRecord | undefined {
  const valueOf = ({ column }: Placeholder): string => {
    const place = columnPlace(column, map.head, cells.length)
    return place === undefined ? '' : (cells[place] ?? '')
  }
  if (cells.every((cell) => cell.trim() === '')) return undefined
  const fields: Field[] = []
  let leader = usualLeader
  for (const template of map.fields) {
    if (template.kind === 'data') fields.push(...dataFields(template, valueOf))
    else if (template.tag === 'LDR') leader = fixedValue(template, leader, valueOf).padEnd(24).slice(0, 24)
    else if (template.tag !== '008') {
      const value =
        template.kind === 'control' ? fillTemplate(template.pieces, valueOf) : fixedValue(template, '', valueOf)
      if (value !== undefined && value.trim() !== '') fields.push({ kind: 'control', tag: template.tag, value })
    }
  }
  if (fields.length === 0) return undefined
  return createRecord(leader, with008(fields, map, leader, entered, valueOf))
}

function with008(
  fields: readonly Field[],
  map: TableMap,
  leader: string,
  entered: string,
  valueOf: (place: Placeholder) => string,
): Field[] {
  const templates = map.fields.filter(({ kind, tag }) => kind !== 'data' && tag === '008')
  let value = usual008(leader, entered, yearOf(fields))
  for (const template of templates) value = fixedValue(template, value, valueOf)
  // A year that the map puts in says what kind of date there is.
  if (/^[\d/]{6}n\d{4}/.test(value)) value = `${value.slice(0, 6)}s${value.slice(7, 11)}    ${value.slice(15)}`
  const at = fields.findIndex(({ tag }) => tag > '008')
  return fields.toSpliced(at < 0 ? fields.length : at, 0, { kind: 'control', tag: '008', value })
}

/** The year of publication as the record itself has it. */
function yearOf(fields: readonly Field[]): string {
  for (const field of fields) {
    if (field.tag !== '264' && field.tag !== '260') continue
    for (const text of subfieldTexts(field, 'c')) {
      const year = /(?<!\d)\d{4}(?!\d)/.exec(text)?.[0]
      if (year !== undefined) return year
    }
  }
  return ''
}

function fixedValue(template: FieldTemplate, value: string, valueOf: (place: Placeholder) => string): string {
  if (template.kind === 'control') return fillTemplate(template.pieces, valueOf) ?? value
  if (template.kind !== 'positions') return value
  let fixed = value
  for (const { from, end, pieces } of template.positions) {
    const text = fillTemplate(pieces, valueOf)
    if (text !== undefined && text !== '') fixed = withPositions(fixed, from, end, text)
  }
  return fixed
}

/** One field, or one for each piece of a cell that is cut. */
function dataFields({ tag, indicators, subfields }: DataTemplate, valueOf: (place: Placeholder) => string): Field[] {
  const cut = subfields.map(({ pieces }) => splitOf(pieces)).find((place) => place !== undefined)
  const times = cut ? Math.max(1, ...subfields.flatMap(({ pieces }) => pieceCounts(pieces, valueOf))) : 1
  const fields: Field[] = []
  for (let turn = 0; turn < times; turn++) {
    const own: Subfield[] = []
    let filled = false
    let isConstant = true
    for (const { code, pieces } of subfields) {
      const value = fillTemplate(pieces, (place) => {
        const whole = valueOf(place)
        return place.split === undefined ? whole : (cutText(whole, place.split)[turn] ?? '')
      })
      const hasPlaces = pieces.some((piece) => typeof piece !== 'string')
      if (hasPlaces) isConstant = false
      if (value === undefined || value === '') continue
      if (hasPlaces) filled = true
      own.push({ code, value })
    }
    // Constant subfields such as $2 mean nothing beside empty cells.
    if (own.length > 0 && (filled || isConstant)) fields.push({ kind: 'data', tag, indicators, subfields: own })
  }
  return fields
}

function pieceCounts(pieces: readonly TemplatePiece[], valueOf: (place: Placeholder) => string): number[] {
  return pieces.flatMap((piece) =>
    typeof piece === 'string' || piece.split === undefined ? [] : [cutText(valueOf(piece), piece.split).length],
  )
}

function cutText(text: string, at: string): string[] {
  return text
    .split(at)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')
}
