import { withIndicators, withSubfields, type DataField, type Subfield } from '@carrel/marc'
import { indicatorOf, type FieldHeading } from './field-heading.ts'
import { mainFor, type WrittenHeading } from './written-heading.ts'

/** What takes the place of which subfields of a heading. */
export interface Placing {
  readonly heading: FieldHeading
  /** Places of the subfields that give way. */
  readonly places: readonly number[]
  readonly to: WrittenHeading
  /** The vocabulary from now on, empty for the one that it has. */
  readonly source: string
  /** Only a name within a name-title heading changes: the number of the authority stays, it is that of the work. */
  readonly isWithin: boolean
  /** Whether this record ends its headings with a full stop. */
  readonly isStopped: boolean
}

/** The field with another heading, or a part of it; what is no part of the heading stays, and so does the punctuation. */
export function putHeading(field: DataField, placing: Placing): DataField {
  const { heading, places, to } = placing
  const first = places[0] ?? 0
  const gone = new Set(places)
  const isMain = heading.main[0] === first
  const main = isMain ? mainFor(to, heading.tag) : to.main.map(({ value }) => ({ code: codeAt(field, first), value }))
  const oldDivisions = heading.divisions.filter((index) => gone.has(index))
  const divisions = to.divisions.map(({ code, value }, index) => ({
    code: to.hasCodes ? code : codeAt(field, oldDivisions[index] ?? -1, code),
    value,
  }))
  const before = field.subfields.slice(0, first)
  const after = field.subfields.slice(first).filter((_, index) => !gone.has(first + index))
  const last = field.subfields[places.at(-1) ?? first]?.value ?? ''
  const put = punctuated([...main, ...divisions], {
    tag: heading.tag,
    next: after.find(({ code }) => /[a-z]/.test(code))?.code,
    nextIsTitle: placing.isWithin,
    old: places.map((index) => field.subfields[index]?.value ?? ''),
    last,
    isStopped: placing.isStopped,
  })
  const isSame =
    put.length === places.length && put.every(({ code, value }, index) => isAs(field, places[index], code, value))
  const moved = isSame ? field : withSubfields(field, [...before, ...put, ...after])
  const named = withAuthority(withFirstIndicator(moved, placing, isMain), placing, isMain)
  return isMain ? withSource(named, placing) : named
}

function isAs(field: DataField, place: number | undefined, code: string, value: string): boolean {
  const old = place === undefined ? undefined : field.subfields[place]
  return old?.code === code && old.value === value
}

function codeAt(field: DataField, place: number, otherwise = 'x'): string {
  return field.subfields[place]?.code ?? otherwise
}

interface Marks {
  readonly tag: string
  readonly next: string | undefined
  readonly nextIsTitle: boolean
  readonly old: readonly string[]
  readonly last: string
  readonly isStopped: boolean
}

const closed = /[.!?)\]>”"-]$/

/** Puts the marks between and behind the subfields as the record has them. */
function punctuated(subfields: readonly Subfield[], marks: Marks): readonly Subfield[] {
  const isName = /^\d00$/.test(marks.tag)
  const isMarked = marks.old.length > 1 ? marks.old.slice(0, -1).some((value) => /[,.]$/.test(value)) : marks.isStopped
  return subfields.map(({ code, value }, index) => {
    const next = subfields[index + 1]?.code
    if (next === undefined) return { code, value: ended(value, marks) }
    if (!isName || !isMarked || !'dc'.includes(next) || subfields[index + 1]?.value.startsWith('(')) {
      return { code, value: 'vxyz'.includes(next) ? value.replace(/,$/, '') : value }
    }
    return { code, value: closedBy(value, ',') }
  })
}

/** The last subfield with the mark that leads over to what follows, or that ends the field. */
function ended(value: string, { tag, next, nextIsTitle, last, isStopped }: Marks): string {
  const relator = tag.endsWith('11') ? 'j' : 'e'
  if (next === relator && !nextIsTitle) return /[,-]$/.test(last) || isStopped ? closedBy(value, ',') : value
  if (nextIsTitle) return last.endsWith('.') || isStopped ? stopped(value) : value
  if (next !== undefined) {
    // What leads over to a volume or a language goes on leading over: “ ;”, “.”.
    const mark = tag.startsWith('6') ? '' : (/\s*[;:,.]$/.exec(last)?.[0] ?? '')
    return value.endsWith(mark) ? value : value + mark
  }
  if (/[)\]]\.$/.test(last)) return value.endsWith('.') ? value : `${value}.`
  if (last.endsWith('.')) return stopped(value)
  // Behind these no full stop is written, so that the old heading does not say whether there would be one.
  return isStopped && /[)\]-]$/.test(last) ? stopped(value) : value
}

function stopped(value: string): string {
  return closed.test(value) ? value : `${value}.`
}

function closedBy(value: string, mark: string): string {
  return value.endsWith(mark) || value.endsWith('-') ? value : `${value}${mark}`
}

/** First indicator: as it was written, else what the form of the new heading says. */
function withFirstIndicator(field: DataField, { heading, to }: Placing, isMain: boolean): DataField {
  if (!isMain) return field
  const [old = ' ', second = ' '] = field.indicators
  const written = to.indicators?.[0]
  const next = written !== undefined && written !== ' ' ? written : inferred(heading.tag, old, to)
  return next === old ? field : withIndicators(field, `${next}${second}`)
}

function inferred(tag: string, old: string, to: WrittenHeading): string {
  if (/^\d00$/.test(tag)) {
    const [{ value } = { value: '' }] = mainFor(to, tag)
    if (value.includes(',')) return old === '3' ? '3' : '1'
    return old === '1' ? '0' : old
  }
  // Characters that are not filed belonged to the old title.
  return /^(130|630|730)$/.test(tag) && /[1-9]/.test(old) ? '0' : old
}

/** `$0` and `$1` speak of the old heading: they give way to the authority of the new one, or go. */
function withAuthority(field: DataField, { to, isWithin }: Placing, isMain: boolean): DataField {
  if (!isMain || (isWithin && to.authority === undefined)) return field
  const rest = field.subfields.filter(({ code }) => code !== '0' && code !== '1')
  if (to.authority === undefined) return rest.length === field.subfields.length ? field : withSubfields(field, rest)
  const at = rest.findIndex(({ code }) => code === '2' || code === '5')
  return withSubfields(field, rest.toSpliced(at < 0 ? rest.length : at, 0, { code: '0', value: to.authority }))
}

function withSource(field: DataField, { heading, source }: Placing): DataField {
  return source === '' || !heading.tag.startsWith('6') ? field : fieldOfSource(field, source)
}

/** A 6XX field said to be of a vocabulary: its second indicator, and `$2` where the vocabulary has none of its own. */
export function fieldOfSource(field: DataField, source: string): DataField {
  const second = source === 'none' ? '4' : indicatorOf(source)
  const indicators = `${field.indicators[0] ?? ' '}${second}`
  const rest = field.subfields.filter(({ code }) => code !== '2')
  const at = rest.findIndex(({ code }) => code === '5')
  const subfields = second === '7' ? rest.toSpliced(at < 0 ? rest.length : at, 0, { code: '2', value: source }) : rest
  const isSame =
    indicators === field.indicators &&
    subfields.length === field.subfields.length &&
    subfields.every(({ code, value }, index) => isAs(field, index, code, value))
  return isSame ? field : withIndicators(withSubfields(field, subfields), indicators)
}
