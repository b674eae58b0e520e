import type { MarcRecord } from '../record/record.ts'
import { alignFields } from './align-fields.ts'
import { diffFields, fieldParts, type FieldPart } from './diff-field.ts'
import { diffPositions } from './diff-text.ts'
import { comparedFields, comparesLeader, leaderKey, type ComparedField, type DiffOptions } from './field-key.ts'
import type { Pair } from './sequence.ts'

/** What became of a field. `moved` is a field that is the same and stands elsewhere. */
export type FieldFate = 'kept' | 'moved' | 'changed' | 'added' | 'removed'

/** One field of the comparison of two records. */
export interface FieldDiff {
  readonly kind: FieldFate
  /** The tag after, or before where the field was removed. */
  readonly tag: string
  /** Place among the fields of the record before; not there for an added field. */
  readonly before?: number
  /** Place among the fields of the record after; not there for a removed field. */
  readonly after?: number
  /** The field from left to right with what changed inside it. */
  readonly parts: readonly FieldPart[]
}

/** The comparison of two records: plain values that can be sent and shown. */
export interface RecordDiff {
  /** Whether nothing that is compared differs. */
  readonly isSame: boolean
  /** The leader, only when it is compared and differs in a place that people set. */
  readonly leader?: readonly FieldPart[]
  /** All fields in the order of the record after; removed ones stand where they stood. */
  readonly fields: readonly FieldDiff[]
  /** How many fields have which fate. */
  readonly counts: Readonly<Record<FieldFate, number>>
}

/**
 * Compares two records field by field.
 *
 * ```ts
 * for (const field of diffRecords(before, after).fields) {
 *   if (field.kind === 'changed') console.log(field.tag, field.parts.filter((part) => part.kind !== 'kept'))
 * }
 * ```
 */
export function diffRecords(before: MarcRecord, after: MarcRecord, options: DiffOptions = {}): RecordDiff {
  const [from, to] = [comparedFields(before, options), comparedFields(after, options)]
  const { same, changed, moved } = alignFields(from, to)
  const [sameTo, changedTo] = [byAfter(same), byAfter(changed)]
  const tellsOrder = options.order !== 'ignored'
  const fields: FieldDiff[] = to.map((target, place) => {
    const partner = from[sameTo.get(place) ?? -1]
    if (partner) {
      const kind = tellsOrder && moved.has(place) ? 'moved' : 'kept'
      return entry(kind, partner, target, fieldParts(target.field, 'kept'))
    }
    const old = from[changedTo.get(place) ?? -1]
    if (old) return entry('changed', old, target, diffFields(old.field, target.field))
    return entry('added', undefined, target, fieldParts(target.field, 'added'))
  })
  const leader = leaderDiff(before, after, options)
  const whole = withRemoved(fields, from)
  const counts = { kept: 0, moved: 0, changed: 0, added: 0, removed: 0 }
  for (const { kind } of whole) counts[kind]++
  const isSame = leader === undefined && counts.kept === whole.length
  return { isSame, ...(leader && { leader }), fields: whole, counts }
}

/** Whether nothing that is compared differs between two records; quicker than {@link diffRecords}. */
export function isSameRecord(before: MarcRecord, after: MarcRecord, options: DiffOptions = {}): boolean {
  return recordKey(before, options) === recordKey(after, options)
}

/** A text that is the same for two records in which nothing that is compared differs. */
export function recordKey(record: MarcRecord, options: DiffOptions = {}): string {
  const keys = comparedFields(record, options).map(({ key }) => key)
  if (options.order === 'ignored') keys.sort()
  const leader = comparesLeader(options) ? leaderKey(record.leader) : ''
  return `${leader}\u001D${keys.join('\u001D')}`
}

function leaderDiff(before: MarcRecord, after: MarcRecord, options: DiffOptions): FieldPart[] | undefined {
  const [from, to] = [leaderKey(before.leader), leaderKey(after.leader)]
  if (from === to || !comparesLeader(options)) return undefined
  return diffPositions(from, to).map(({ kind, text }) => ({ what: 'text', kind, text }))
}

/** Puts what was removed behind the field that it stood behind. */
function withRemoved(fields: readonly FieldDiff[], from: readonly ComparedField[]): FieldDiff[] {
  const left = new Set(fields.map(({ before }) => before))
  const behind = new Map<number, FieldDiff[]>()
  let anchor = -1
  for (const { index, field } of from) {
    if (left.has(index)) {
      anchor = index
      continue
    }
    const removed: FieldDiff = { kind: 'removed', tag: field.tag, before: index, parts: fieldParts(field, 'removed') }
    const places = behind.get(anchor)
    if (places) places.push(removed)
    else behind.set(anchor, [removed])
  }
  if (behind.size === 0) return [...fields]
  const whole = [...(behind.get(-1) ?? [])]
  for (const field of fields) {
    whole.push(field)
    if (field.before !== undefined) whole.push(...(behind.get(field.before) ?? []))
  }
  return whole
}

function entry(
  kind: FieldFate,
  before: ComparedField | undefined,
  after: ComparedField,
  parts: readonly FieldPart[],
): FieldDiff {
  return { kind, tag: after.field.tag, ...(before && { before: before.index }), after: after.index, parts }
}

function byAfter(pairs: readonly Pair[]): Map<number, number> {
  return new Map(pairs.map(([before, after]) => [after, before]))
}
