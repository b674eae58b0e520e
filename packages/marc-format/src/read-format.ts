import type { FieldFormat, Format, IndicatorFormat, IndicatorValue, SubfieldFormat } from './field-format.ts'
import { controlSubfields, sharedIndicators, sharedSubfields } from './shared-parts.ts'

const blankAlone: IndicatorFormat = { name: 'Undefined', values: [{ value: ' ', meaning: 'Undefined' }] }

/**
 * Reads a table of variable fields as it is written in the `*.data.ts` files of this package.
 *
 * @throws Error where a line is none of the kinds described there: a mistake of the table, never of a record.
 */
export function readFormat(table: string): Format {
  const fields = new Map<string, FieldFormat>()
  for (const block of table.trim().split(/\n(?=\d{3})/)) {
    const field = readField(block.split('\n'))
    fields.set(field.tag, field)
  }
  return fields
}

function readField([head = '', ...lines]: readonly string[]): FieldFormat {
  const [, tag = '', star, name = ''] = /^(\d{3})(\*?) (.+)$/.exec(head) ?? broken(head)
  const begun = (mark: string) => lines.find((line) => line.startsWith(`${mark} `))?.slice(2)
  for (const line of lines) if (!/^[12$+] /.test(line)) broken(line)
  const subfields = begun('$')
  return {
    tag,
    name,
    repeatable: star === '*',
    control: tag < '010',
    indicators: [readIndicator(begun('1')), readIndicator(begun('2'))],
    subfields: subfields === '*' ? undefined : readSubfields(subfields ?? '', begun('+') ?? ''),
  }
}

function readIndicator(text: string | undefined): IndicatorFormat {
  if (text === undefined) return blankAlone
  const [name = '', ...values] = text.split('|')
  if (values[0] === '*') return { name, values: [] }
  return { name, values: values.flatMap((value) => indicatorValues(value)) }
}

function indicatorValues(text: string): readonly IndicatorValue[] {
  if (text.startsWith('@')) return (sharedIndicators[text.slice(1)] ?? broken(text)).split('|').flatMap(indicatorValues)
  const [, first = '', last, meaning = ''] = /^(.)(?:-(.))? (.+)$/.exec(text) ?? broken(text)
  if (last === undefined) return [{ value: first === '#' ? ' ' : first, meaning }]
  return Array.from({ length: Number(last) - Number(first) + 1 }, (_, n) => ({
    value: String(Number(first) + n),
    meaning,
  }))
}

function readSubfields(text: string, control: string): ReadonlyMap<string, SubfieldFormat> {
  const subfields = new Map<string, SubfieldFormat>()
  const add = (entry: string) => {
    if (entry.startsWith('@')) return (sharedSubfields[entry.slice(1)] ?? broken(entry)).split('; ').forEach(add)
    const [, code = '', mark, name = ''] = /^(.)([*-]?) (.+)$/.exec(entry) ?? broken(entry)
    subfields.set(code, { code, name, repeatable: mark === '*' || mark === '-', obsolete: mark === '-' })
  }
  if (text !== '') text.split('; ').forEach(add)
  // What the field itself says of such a code goes before what it means elsewhere.
  for (const code of control.replaceAll(' ', '')) if (!subfields.has(code)) add(controlSubfields[code] ?? broken(code))
  return subfields
}

function broken(line: string): never {
  throw new Error(`A table of MARC fields has a line that cannot be read: ${line}`)
}
