import type { ConstantDataWay, Template } from '../../../../server/src/modules/cataloguing/contract.ts'
import { insertInOrder } from './record/actions.ts'
import { fromView, type EditedRecord } from './record/buffer.ts'

/**
 * The record with constant data in it. Where it has fields of a tag already, the new ones are added beside them, left out
 * (`absent`), or put in their place (`replace`).
 */
export function withConstantData(record: EditedRecord, fields: Template['fields'], how: ConstantDataWay): EditedRecord {
  const fresh = fromView({ leader: '', fields }).fields
  const tags = new Set(record.fields.map(({ tag }) => tag))
  if (how === 'absent')
    return insertInOrder(
      record,
      fresh.filter(({ tag }) => !tags.has(tag)),
    )
  if (how === 'add') return insertInOrder(record, fresh)
  const replaced = new Set(fresh.map(({ tag }) => tag))
  return insertInOrder({ ...record, fields: record.fields.filter(({ tag }) => !replaced.has(tag)) }, fresh)
}
