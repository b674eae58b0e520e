import { secretFields } from './field-names.ts'
import { layoutOf } from './layouts.ts'

/** A line as it may be kept and shown: passwords and PINs are stars. A line that is no message loses whatever may be one. */
export function maskSecrets(line: string): string {
  const layout = layoutOf(line.trimStart().slice(0, 2))
  const start = line.length - line.trimStart().length
  const fieldsAt = layout ? start + 2 + layout.fixed.reduce((length, part) => length + part.length, 0) : undefined
  if (fieldsAt === undefined || !/^[A-Z][A-Z0-9]/.test(line.slice(fieldsAt, fieldsAt + 2)))
    return line.replaceAll(/(AC|AD|CO)[^|]+/g, '$1***')
  const fields = line.slice(fieldsAt).split('|')
  return line.slice(0, fieldsAt) + fields.map(masked).join('|')
}

function masked(field: string): string {
  return secretFields.has(field.slice(0, 2)) && field.length > 2 ? `${field.slice(0, 2)}***` : field
}
