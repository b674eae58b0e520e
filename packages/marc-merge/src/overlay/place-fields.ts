import { fieldKey, type Field } from '@carrel/marc'

/**
 * Puts the fields of both records in one order: those that stay in theirs, replacing ones where they stand in their own record,
 * added ones before or behind those with the same tag.
 */
export function placeFields(parts: {
  readonly base: 'existing' | 'incoming'
  readonly stays: readonly Field[]
  readonly replacing: readonly Field[]
  readonly before: readonly Field[]
  readonly behind: readonly Field[]
  readonly order: readonly Field[]
}): Field[] {
  const { base, stays, replacing, before, behind } = parts
  const own = new Map(stays.map((field) => [fieldKey(field), field]))
  const fields = base === 'existing' ? [...stays] : [...replacing]
  for (const field of base === 'existing' ? replacing : stays) insert(fields, field, 'behind')
  for (const field of before.toReversed()) insert(fields, field, 'before')
  // What both have and is added all the same stands twice only where a rule wants every incoming field.
  for (const field of behind) if (!own.has(fieldKey(field))) insert(fields, field, 'behind')
  return fields
}

function insert(fields: Field[], field: Field, side: 'before' | 'behind'): void {
  const first = fields.findIndex(({ tag }) => tag === field.tag)
  if (first >= 0) {
    const last = fields.findLastIndex(({ tag }) => tag === field.tag)
    fields.splice(side === 'before' ? first : last + 1, 0, field)
    return
  }
  const higher = fields.findIndex(({ tag }) => tag > field.tag)
  fields.splice(higher < 0 ? fields.length : higher, 0, field)
}
