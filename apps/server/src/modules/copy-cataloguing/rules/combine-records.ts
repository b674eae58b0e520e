import { changedRecord, dataField, firstField, insertInOrder, type Field, type MarcRecord } from '@carrel/marc'

/**
 * A record without some of its fields, with fields of others put where their tags belong. A field of a tag that may stand
 * once (00X, 1XX, 240, 245) takes the place of the one that is there.
 *
 * @param leaveOut - places among the fields of the record, from 0
 */
export function combinedRecord(base: MarcRecord, leaveOut: ReadonlySet<number>, taken: readonly Field[]): MarcRecord {
  const alone = new Set(taken.filter(({ tag }) => /^(?:00\d|1\d\d|240|245)$/.test(tag)).map(({ tag }) => group(tag)))
  const fields = base.fields.filter((field, at) => !leaveOut.has(at) && !alone.has(group(field.tag)))
  return taken.reduce<MarcRecord>((record, field) => insertInOrder(record, field), changedRecord(base, { fields }))
}

/** A record has one main entry, whatever its tag. */
const group = (tag: string) => (tag.startsWith('1') ? '1XX' : tag)

/** The record without a control number of its own; the one that it had is kept in 035 with its agency. */
export function withoutControlNumber(record: MarcRecord): MarcRecord {
  const text = (tag: string) => {
    const field = firstField(record, tag)
    return field?.kind === 'control' ? field.value.trim() : ''
  }
  const [number, agency] = [text('001'), text('003')]
  const fields = record.fields.filter(({ tag }) => tag !== '001' && tag !== '003')
  const plain = changedRecord(record, { fields })
  if (number === '') return plain
  const value = agency === '' ? number : `(${agency})${number}`
  const known = fields.some(
    (field) => field.kind === 'data' && field.tag === '035' && field.subfields.some((each) => each.value === value),
  )
  return known ? plain : insertInOrder(plain, dataField('035', '  ', ['a', value]))
}
