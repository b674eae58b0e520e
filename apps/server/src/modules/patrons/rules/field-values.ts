import type { Block } from '../../../platform/refusal.ts'
import type { FieldValues } from '../contract.ts'
import type { Field } from '../contract-people.ts'

/** Values as they are kept: the text of each field, null where it is emptied. */
export interface ReadValues {
  readonly values: ReadonlyMap<string, string | null>
  readonly problems: readonly Block[]
}

/** Reads what was sent for the library's fields: each checked by its kind; fields that are not sent are left alone. */
export function readFieldValues(fields: readonly Field[], sent: FieldValues): ReadValues {
  const values = new Map<string, string | null>()
  const problems: Block[] = []
  for (const [code, value] of Object.entries(sent)) {
    const field = fields.find((one) => one.code === code)
    if (!field) {
      problems.push({ code: 'invalid-field', field: `fields.${code}`, message: `There is no field "${code}".` })
      continue
    }
    const read = readValue(field, value)
    if (read === undefined) problems.push(wrong(field, value))
    else values.set(code, read === '' ? null : read)
  }
  return { values, problems }
}

/** What is missing of the fields that a library wants filled in, given what a patron will have. */
export function missingFields(fields: readonly Field[], has: (code: string) => boolean): readonly Block[] {
  return fields
    .filter((field) => field.required && !has(field.code))
    .map((field) => ({
      code: 'invalid-field',
      field: `fields.${field.code}`,
      message: `${field.name} has to be filled in.`,
    }))
}

function readValue({ kind, choices }: Field, value: FieldValues[string]): string | undefined {
  if (value === null || value === undefined) return ''
  const text = String(value).trim()
  if (text === '') return ''
  switch (kind) {
    case 'text':
      return text.slice(0, 2000)
    case 'number':
      return /^-?\d+(\.\d+)?$/.test(text) ? text : undefined
    case 'date':
      return plainDay(text)
    case 'choice':
      return choices.find((one) => one.toLowerCase() === text.toLowerCase())
    case 'yes-no':
      if (/^(true|yes|y|1)$/i.test(text)) return 'true'
      return /^(false|no|n|0)$/i.test(text) ? 'false' : undefined
  }
}

function plainDay(text: string): string | undefined {
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString()
  } catch {
    return undefined
  }
}

function wrong({ code, name, kind, choices }: Field, value: unknown): Block {
  const wanted = {
    text: 'text',
    number: 'a number',
    date: 'a day like 2011-04-05',
    choice: `one of ${choices.join(', ')}`,
    'yes-no': 'yes or no',
  }[kind]
  return {
    code: 'invalid-field',
    field: `fields.${code}`,
    message: `${name}: "${String(value)}" is not ${wanted}.`,
    facts: { value },
  }
}

/** A kept value as the API shows it. */
export function shownValue(kind: Field['kind'], value: string): string | number | boolean {
  if (kind === 'number') return Number(value)
  return kind === 'yes-no' ? value === 'true' : value
}
