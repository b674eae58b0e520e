import { changedRecord, fieldKey, matchesTag, type Field, type MarcRecord } from '@carrel/marc'

/** What becomes of the fields that a record has already with the tags that are taken from another. */
export type TakeMode =
  /** They go. */
  | 'replace'
  /** They stay, and those of the other that are not among them are added. */
  | 'add'
  /** They stay, and a tag is taken only when there is none. */
  | 'missing'

/**
 * The record with fields of another one; the same record when nothing changes.
 *
 * @param taken - the fields of the other one, see {@link fieldsToTake}
 * @param tags - which tags are taken, as patterns (`6XX`)
 */
export function takeFields(
  record: MarcRecord,
  taken: readonly Field[],
  tags: readonly string[],
  mode: TakeMode,
): MarcRecord {
  if (taken.length === 0) return record
  const isTaken = ({ tag }: Field): boolean => tags.some((pattern) => matchesTag(tag, pattern))
  const present = record.fields.filter(isTaken)
  const known = new Set(present.map((field) => fieldKey(field)))
  const offered = taken.filter((field) => {
    if (mode === 'missing') return !present.some(({ tag }) => tag === field.tag)
    return mode === 'replace' || !known.has(fieldKey(field))
  })
  if (offered.length === 0) return record
  if (mode === 'replace' && offered.length === present.length && offered.every((field) => known.has(fieldKey(field)))) {
    return record
  }
  // A tag that the other has not is left alone, so that nothing is lost by a poorer record.
  const gone = mode === 'replace' ? new Set(offered.map(({ tag }) => tag)) : new Set<string>()
  let fields: Field[] = record.fields.filter(({ tag }) => !gone.has(tag))
  for (const [tag, own] of Map.groupBy(offered, (field) => field.tag)) {
    const last = fields.findLastIndex((each) => each.tag === tag)
    const higher = fields.findIndex((each) => each.tag > tag)
    const at = last >= 0 ? last + 1 : higher < 0 ? fields.length : higher
    fields = fields.toSpliced(at, 0, ...own)
  }
  return changedRecord(record, { fields })
}

/** The fields of a record with some tags, without the bytes of the record, so that many can be kept. */
export function fieldsToTake(record: MarcRecord, tags: readonly string[]): Field[] {
  return record.fields
    .filter(({ tag }) => tags.some((pattern) => matchesTag(tag, pattern)))
    .map((field): Field => {
      if (field.kind === 'control') return { kind: 'control', tag: field.tag, value: field.value }
      const subfields = field.subfields.map(({ code, value }) => ({ code, value }))
      return { kind: 'data', tag: field.tag, indicators: field.indicators, subfields }
    })
}
