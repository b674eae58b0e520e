import {
  fixedPositions,
  formatFor,
  materialOf,
  type FieldFormat,
  type FixedTable,
  type Format,
  type Position,
} from '@carrel/marc-format'
import type { ControlField, DataField } from '../../record/field.ts'
import { excerpt, type Report, type Rule } from '../rule.ts'

/**
 * Fields stand as MARC 21 defines them: tags, indicators and subfields that it knows, each as often as it may be, and
 * positions with values that they can have. What libraries define for themselves is let pass: tags with a 9, $9, codes of
 * local systems; and what was defined once.
 */
export const formatRule: Rule = ({ record, fields, kind, dialect }, report) => {
  if (dialect === 'unimarc' || (kind !== 'bibliographic' && kind !== 'authority' && kind !== 'holdings')) return
  const format = formatFor(kind)
  const counts = new Map<string, number>()
  for (const field of fields) {
    const known = formatOf(field.tag, format)
    if (!known) {
      if (kind === 'bibliographic' && obsolete.has(field.tag)) {
        const message = `MARC 21 has no field ${field.tag} any more.`
        report({ code: 'tag-obsolete', severity: 'info', message, field })
      } else if (isForAll(field.tag)) {
        const message = `MARC 21 has no field ${field.tag} in ${recordWords[kind]} record.`
        report({ code: 'tag-undefined', severity: 'warning', message, field })
      }
      continue
    }
    const count = (counts.get(field.tag) ?? 0) + 1
    counts.set(field.tag, count)
    // Which fields stand once for all is said by another rule, as an error.
    if (count === 2 && !known.repeatable && !known.control && field.tag !== '245' && !field.tag.startsWith('1')) {
      const message = `Field ${field.tag} (${known.name}) is there more than once; it may be there once.`
      report({ code: 'field-repeated', severity: 'warning', message, field })
    }
    if (field.kind === 'data' && !known.control) checkDataField(field, known, report)
    else if (field.kind === 'control') checkFixedField(field, record.leader, kind, report)
  }
}

const recordWords = { bibliographic: 'a bibliographic', authority: 'an authority', holdings: 'a holdings' } as const

/** A bibliographic record may carry the holdings of the library with it. */
function formatOf(tag: string, format: Format): FieldFormat | undefined {
  return format.get(tag) ?? (/^8[4-7]/.test(tag) ? formatFor('holdings').get(tag) : undefined)
}

/** False for tags that are left to libraries and systems: those with a 9, such as 049, 590 and 949. */
function isForAll(tag: string): boolean {
  return /^[0-8]{3}$/.test(tag) && tag !== '000'
}

/** Bibliographic fields that were defined once; old records have them still. */
const obsolete = new Set(
  (
    '009 011 012 211 212 214 241 261 262 265 301 302 303 304 305 308 315 350 359 400 410 411 440 503 512 517 523 ' +
    '527 537 543 570 582 652 680 681 683 705 715 755 840 851 870 871 872 873'
  ).split(' '),
)

function checkDataField(field: DataField, known: FieldFormat, report: Report): void {
  const { tag } = field
  known.indicators.forEach(({ name, values }, place) => {
    const value = field.indicators[place]
    // Signs that no indicator can have are told by another rule.
    if (
      value === undefined ||
      !/^[ 0-9a-z]{2}$/.test(field.indicators) ||
      values.length === 0 ||
      values.some((each) => each.value === value)
    )
      return
    const may = values.map((each) => (each.value === ' ' ? 'blank' : each.value)).join(', ')
    if (values.length === 1 && may === 'blank') {
      const message = `Indicator ${place + 1} of ${tag} is "${excerpt(value)}"; it has no meaning and is blank.`
      report({ code: 'indicator-undefined', severity: 'info', message, field })
    } else {
      const message = `Indicator ${place + 1} of ${tag} (${name}) is "${excerpt(value)}"; it may be ${may}.`
      report({ code: 'indicator-undefined', severity: 'warning', message, field })
    }
  })
  const { subfields } = known
  if (!subfields) return
  const seen = new Set<string>()
  const told = new Set<string>()
  for (const { code } of field.subfields) {
    if (!/^[a-z0-8]$/.test(code) || told.has(code)) continue
    const defined = subfields.get(code)
    if (!defined) {
      const message = `${tag} (${known.name}) has no subfield $${code}.`
      report({ code: 'subfield-undefined', severity: 'warning', message, field, subfield: code })
      told.add(code)
    } else if (seen.has(code) && !defined.repeatable) {
      const message = `$${code} (${defined.name}) is there more than once in ${tag}; it may be there once.`
      report({ code: 'subfield-repeated', severity: 'warning', message, field, subfield: code })
      told.add(code)
    }
    seen.add(code)
  }
}

type Kind = 'bibliographic' | 'authority' | 'holdings'

function checkFixedField(field: ControlField, leader: string, kind: Kind, report: Report): void {
  const [positions, from] = positionsOf(field, leader, kind)
  const wrong = positions.flatMap((position) => wrongValue(field.value, position, from))
  if (wrong.length === 0) return
  const message = `${field.tag} has values that its positions cannot have: ${wrong.join(', ')}.`
  report({ code: 'position-undefined', severity: 'warning', message, field })
}

/** The positions of a fixed field and by how much they stand further to the left than in the table. */
function positionsOf({ tag, value }: ControlField, leader: string, kind: Kind): readonly [readonly Position[], number] {
  const table = (name: FixedTable) => fixedPositions(name) ?? []
  if (tag === '007') return [table(`007 ${value[0] ?? ''}`), 0]
  if (tag === '006') return [table(`008 ${materialOf(value[0] ?? '', '') ?? ''}`), 17]
  if (tag !== '008') return [[], 0]
  if (kind !== 'bibliographic') return [table(`008 ${kind}`), 0]
  return [[...table('008 all'), ...table(`008 ${materialOf(leader[6] ?? '', leader[7] ?? '') ?? ''}`)], 0]
}

/** A position that has none of its values, in words such as `33 (Literary form) "x"`. */
function wrongValue(field: string, position: Position, from: number): readonly string[] {
  const { name, values, several, fill } = position
  const begin = position.from - from
  const text = field.slice(begin, begin + position.length)
  // A field that is too short is told by another rule; what stood once where nothing is defined now harms nobody.
  if (values.length === 0 || name === 'Undefined' || text.length < position.length) return []
  const width = several ? 1 : position.length
  for (let at = 0; at < text.length; at += width) {
    const one = text.slice(at, at + width)
    if (values.some((each) => each.value === one) || (fill && /^\|+$/.test(one))) continue
    return [`${String(begin + at).padStart(2, '0')} (${name}) "${excerpt(one)}"`]
  }
  return []
}
