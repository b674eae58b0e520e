import type { Field, MarcRecord } from '@carrel/marc'

/** Characters that end fields, records and subfields in ISO 2709; inside a text they would break the record. */
// oxlint-disable-next-line no-control-regex -- these are the very characters meant
const delimiters = /[\u001D-\u001F]/

/** Why what a task made of a record is no sound record, in a sentence; undefined when it is one. */
export function unsound(record: MarcRecord): string | undefined {
  if (record.leader.length !== 24) return `The leader would have ${record.leader.length} characters; it has to have 24.`
  if (record.fields.filter(({ tag }) => tag === '001').length > 1)
    return 'There would be more than one control number (001).'
  for (const field of record.fields) {
    const problem = fieldProblem(field)
    if (problem !== undefined) return problem
  }
  return undefined
}

function fieldProblem(field: Field): string | undefined {
  const { tag } = field
  if (!/^[0-9A-Za-z]{3}$/.test(tag))
    return `There would be a field with the tag “${tag}”; a tag is three letters or digits.`
  if (field.kind === 'control') return delimiters.test(field.value) ? brokenText(tag) : undefined
  if (/^00[1-9]$/.test(tag)) return `The control field ${tag} would have subfields.`
  if (!/^[\u0020-\u007E]{2}$/.test(field.indicators)) {
    return `The indicators of a field ${tag} would be “${field.indicators}”; they are two characters.`
  }
  if (field.subfields.length === 0) return `There would be a field ${tag} without any subfield.`
  for (const { code, value } of field.subfields) {
    if (!/^[\u0021-\u007E]$/.test(code))
      return `A field ${tag} would have the subfield code “${code}”; a code is one character.`
    if (delimiters.test(value)) return brokenText(tag)
  }
  return undefined
}

function brokenText(tag: string): string {
  return `A field ${tag} would hold a character that ends fields (hexadecimal 1D, 1E or 1F).`
}
