import { recordKind, type MarcRecord } from '@carrel/marc'
import { formatFor } from '@carrel/marc-format'
import { MOST_NAMED, refOf, type RecordRef, type RecordReport } from './record-report.ts'

/** Records in which a field is missing. */
export interface MissingTag {
  readonly tag: string
  readonly records: number
  /** The first of them. */
  readonly named: readonly RecordRef[]
}

/** Records in which a field that may stand only once stands more often. */
export interface DuplicatedTag {
  readonly tag: string
  readonly records: number
  /** Fields that are too many, in all. */
  readonly surplus: number
  /** The first records, and how many of the field each has. */
  readonly named: readonly (RecordRef & { readonly times: number })[]
}

/** What is missing in records and what they have twice. */
export interface Essentials {
  readonly records: number
  readonly missing: readonly MissingTag[]
  readonly duplicated: readonly DuplicatedTag[]
}

/** What every bibliographic, authority or holdings record has; one of the headings is asked for as `1XX`. */
const wanted = {
  bibliographic: ['001', '008', '245'],
  authority: ['001', '008', '1XX'],
  holdings: ['001', '004', '008', '852'],
} as const

/**
 * Finds records without a field that they should have, and with a field twice that MARC 21 allows once.
 *
 * @param tags - fields that should be there, `X` standing for any digit; when empty those that records of a kind must have
 */
export function findEssentials(tags: readonly string[] = []): RecordReport<Essentials> {
  const missing = new Map<string, { records: number; named: RecordRef[] }>()
  const duplicated = new Map<string, { records: number; surplus: number; named: (RecordRef & { times: number })[] }>()
  for (const tag of tags) missing.set(tag, { records: 0, named: [] })
  let records = 0
  return {
    add(record, number) {
      records++
      const times = new Map<string, number>()
      for (const { tag } of record.fields) times.set(tag, (times.get(tag) ?? 0) + 1)
      for (const tag of tags.length > 0 ? tags : wantedOf(record)) {
        const found = missing.getOrInsertComputed(tag, () => ({ records: 0, named: [] }))
        if (hasTag(times, tag)) continue
        found.records++
        if (found.named.length < MOST_NAMED) found.named.push(refOf(record, number))
      }
      for (const [tag, many] of times) {
        if (many === 1 || mayRepeat(record, tag)) continue
        const found = duplicated.getOrInsertComputed(tag, () => ({ records: 0, surplus: 0, named: [] }))
        found.records++
        found.surplus += many - 1
        if (found.named.length < MOST_NAMED) found.named.push({ ...refOf(record, number), times: many })
      }
    },
    result() {
      const order = (a: { readonly tag: string }, b: { readonly tag: string }): number => (a.tag < b.tag ? -1 : 1)
      return {
        records,
        missing: [...missing].map(([tag, found]) => ({ tag, ...found })).sort(order),
        duplicated: [...duplicated].map(([tag, found]) => ({ tag, ...found })).sort(order),
      }
    },
  }
}

function wantedOf({ leader }: MarcRecord): readonly string[] {
  const kind = recordKind(leader)
  return kind === 'authority' || kind === 'holdings' ? wanted[kind] : wanted.bibliographic
}

function hasTag(times: ReadonlyMap<string, number>, tag: string): boolean {
  if (!/[xX.]/.test(tag)) return times.has(tag)
  const pattern = new RegExp(`^${tag.replaceAll(/[xX]/g, '.')}$`)
  return times.keys().some((each) => pattern.test(each))
}

/** Whether MARC 21 lets the field stand more than once; so may those that it does not know. */
function mayRepeat({ leader }: MarcRecord, tag: string): boolean {
  const kind = recordKind(leader)
  const format = formatFor(kind === 'authority' || kind === 'holdings' ? kind : 'bibliographic')
  return format.get(tag)?.repeatable ?? true
}
