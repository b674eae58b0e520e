import { withIndicators } from '../../edit/edit-field.ts'
import type { DataField } from '../../record/field.ts'
import { excerpt, type Report, type Rule, type RuleGroup } from '../rule.ts'
import { fieldFix } from '../fix.ts'
import { compiledFormat, type CompiledField } from './compiled-format.ts'

const recordWords = { bibliographic: 'a bibliographic', authority: 'an authority', holdings: 'a holdings' } as const

/**
 * Fields stand as MARC 21 defines them: tags, indicators and subfields that it knows, each as often as it may be. What
 * libraries define for themselves is let pass: tags with a 9, $9, codes of local systems; and what was defined once.
 */
const formatRule: Rule = (checked, report) => {
  const { fields, kind, dialect } = checked
  if (dialect === 'unimarc' || (kind !== 'bibliographic' && kind !== 'authority' && kind !== 'holdings')) return
  const format = compiledFormat(kind)
  for (const field of fields) {
    const { tag } = field
    const known = format.get(tag)
    if (!known) {
      if (kind === 'bibliographic' && obsolete.has(tag)) {
        report({ code: 'tag-obsolete', message: `MARC 21 has no field ${tag} any more.`, field })
      } else if (isForAll(tag)) {
        const message = `MARC 21 has no field ${tag} in ${recordWords[kind]} record.`
        report({ code: 'tag-undefined', message, field })
      }
      continue
    }
    const { format: definition } = known
    if (!definition.repeatable && checked.isRepeated(tag)) {
      // Which fields stand once for all is said by another rule, as an error.
      const isTold = definition.control || tag === '245' || tag.startsWith('1')
      if (!isTold && checked.fieldsOf(tag)[1] === field) {
        const message = `Field ${tag} (${definition.name}) is there more than once; it may be there once.`
        report({ code: 'field-repeated', severity: 'warning', message, field })
      }
    }
    if (field.kind !== 'data' || definition.control) continue
    checkIndicators(field, known, report)
    if (known.subfields) checkSubfields(field, known, known.subfields, report)
  }
}

/** False for tags that are left to libraries and systems: those with a 9, such as 049, 590 and 949. */
function isForAll(tag: string): boolean {
  return tag !== '000' && /^[0-8]{3}$/.test(tag)
}

/** Bibliographic fields that were defined once; old records have them still. */
const obsolete = new Set(
  (
    '009 011 012 211 212 214 241 261 262 265 301 302 303 304 305 308 315 350 359 400 410 411 440 503 512 517 523 ' +
    '527 537 543 570 582 652 680 681 683 705 715 755 840 851 870 871 872 873'
  ).split(' '),
)

function checkIndicators(field: DataField, known: CompiledField, report: Report): void {
  const { indicators } = field
  // Signs that no indicator can have are told by another rule.
  if (indicators.length !== 2) return
  for (let place = 0; place < 2; place++) {
    const allowed = known.indicators[place]
    const value = indicators.charAt(place)
    // How many characters do not file has a rule of its own.
    if (allowed === undefined || allowed.includes(value) || place === known.nonFiling) continue
    if (!/^[ 0-9a-z]{2}$/.test(indicators)) return
    const { name } = known.format.indicators[place === 0 ? 0 : 1]
    if (allowed === ' ') {
      const message = `Indicator ${place + 1} of ${field.tag} is "${excerpt(value)}"; it has no meaning and is blank.`
      report({ code: 'indicator-undefined', severity: 'info', message, field })
    } else {
      const may = Array.from(allowed, (each) => (each === ' ' ? 'blank' : each)).join(', ')
      const message = `Indicator ${place + 1} of ${field.tag} (${name}) is "${excerpt(value)}"; it may be ${may}.`
      // Until 1982 the source of a call number was not told.
      const severity = field.tag === '050' && value === ' ' ? 'info' : undefined
      report({ code: 'indicator-undefined', severity, message, field, fixable: false })
    }
  }
}

function checkSubfields(field: DataField, known: CompiledField, codes: Uint8Array, report: Report): void {
  const { subfields } = field
  let [letters, figures] = [0, 0]
  for (const { code } of subfields) {
    const value = code.length === 1 ? code.charCodeAt(0) : 0
    const isFigure = value >= 0x30 && value <= 0x38
    if (!isFigure && (value < 0x61 || value > 0x7a)) continue
    const bit = 1 << (value & 31)
    const isSeen = ((isFigure ? figures : letters) & bit) !== 0
    const may = codes[value]
    if (may === 0) {
      if (!isSeen) reportUndefined(field, known, code, report)
    } else if (may === 1 && isSeen) {
      reportRepeated(field, known, code, report)
      codes = repeatable(codes, value)
    }
    if (isFigure) figures |= bit
    else letters |= bit
  }
}

/** The table with one code let pass: what was told once is not told again. */
function repeatable(codes: Uint8Array, value: number): Uint8Array {
  return codes.with(value, 2)
}

function reportUndefined(field: DataField, { format }: CompiledField, code: string, report: Report): void {
  const message = `${field.tag} (${format.name}) has no subfield $${code}.`
  report({ code: 'subfield-undefined', message, field, subfield: code })
}

function reportRepeated(field: DataField, { format }: CompiledField, code: string, report: Report): void {
  const name = format.subfields?.get(code)?.name ?? ''
  const message = `$${code} (${name}) is there more than once in ${field.tag}; it may be there once.`
  report({ code: 'subfield-repeated', message, field, subfield: code })
}

/** What has no meaning is made blank. */
const blankMeaningless = fieldFix((field, { kind }) => {
  if (field.kind !== 'data' || (kind !== 'bibliographic' && kind !== 'authority' && kind !== 'holdings')) return field
  const allowed = compiledFormat(kind).get(field.tag)?.indicators
  const indicators = Array.from(field.indicators, (value, place) => (allowed?.[place] === ' ' ? ' ' : value)).join('')
  return withIndicators(field, indicators)
})

/** How MARC 21 defines fields, indicators and subfields. */
export const formatGroup: RuleGroup = { rules: [formatRule], fixes: { 'indicator-undefined': blankMeaningless } }
