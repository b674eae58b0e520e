import { controlField, type DataField, type Field } from '@carrel/marc'

/** A field on one line, as the Library of Congress writes it: `24510$aTitle /$cname`; a control field is tag and value. */
export function writeMarcKey(field: Field): string {
  if (field.kind === 'control') return field.tag + field.value
  const subfields = field.subfields.map(({ code, value }) => `$${code}${value.replaceAll('$', '{dollar}')}`)
  return field.tag + field.indicators.padEnd(2).slice(0, 2) + subfields.join('')
}

/** The field that such a line says; undefined for a line that is none. */
export function readMarcKey(key: string): Field | undefined {
  const text = key.trimStart()
  if (/^00[1-9]/.test(text)) return controlField(text.slice(0, 3), text.slice(3))
  const found = /^([0-9A-Z]{3})(..)(\$[\s\S]*)$/.exec(text)
  if (!found) return undefined
  const subfields = (found[3] ?? '')
    .split('$')
    .slice(1)
    .map((part) => ({ code: part.slice(0, 1), value: part.slice(1).replaceAll('{dollar}', '$') }))
  return { kind: 'data', tag: found[1] ?? '', indicators: found[2] ?? '  ', subfields } satisfies DataField
}
