import { changedRecord, type Field, type MarcRecord } from '@carrel/marc'

/**
 * The record with fields of one tag put where the tag belongs: behind the last field of the same tag, else before the first
 * with a higher one, else at the end.
 */
export function insertTogether(record: MarcRecord, added: readonly Field[]): MarcRecord {
  const [first] = added
  if (!first) return record
  const { fields } = record
  const same = fields.findLastIndex(({ tag }) => tag === first.tag)
  // Fields like FMT stand where their system puts them, and say nothing about the order of the others.
  const isHigher = ({ tag }: Field) => tag > first.tag && /^\d/.test(tag) === /^\d/.test(first.tag)
  const higher = same < 0 ? fields.findIndex(isHigher) : same + 1
  return changedRecord(record, { fields: fields.toSpliced(higher < 0 ? fields.length : higher, 0, ...added) })
}
