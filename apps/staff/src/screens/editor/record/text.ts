import { fieldKey, isControlTag, newFieldId, type EditedField, type EditedRecord } from './buffer.ts'

/** What of a text could not be read as a record. */
export interface TextFault {
  /** Line, from 1. */
  readonly line: number
  readonly text: string
}

/** A text read as a record, with the lines that are none. */
export interface TextReading {
  readonly record: EditedRecord
  readonly faults: readonly TextFault[]
}

/**
 * A record as mnemonic text, a line for each field, the leader first. Blanks of indicators and control fields are `\`; a
 * dollar sign inside a text is `{dollar}`, a line break `{0A}`.
 */
export function toText({ leader, fields }: EditedRecord): string {
  return [`=LDR  ${leader}`, ...fields.map(fieldText)].join('\n')
}

/** A field as a line of mnemonic text. */
export function fieldText({ tag, indicators, subfields, value }: EditedField): string {
  if (value !== undefined) return `=${tag}  ${blanks(value)}`
  // Text before the first code of a damaged field stands where it stood.
  const parts = subfields.map(({ code, value: text }) => (code === '' ? '' : '$' + escaped(code)) + escaped(text))
  return `=${tag}  ${blanks(indicators)}${parts.join('')}`
}

/** Reads the text back. A line that is as it was keeps the number of its field; one that cannot be read is told. */
export function fromText(text: string, before: EditedRecord): TextReading {
  const known = new Map<string, EditedField[]>()
  for (const field of before.fields) {
    const key = fieldKey(field)
    known.set(key, [...(known.get(key) ?? []), field])
  }
  const faults: TextFault[] = []
  const fields: EditedField[] = []
  let { leader } = before
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue
    if (/^=?LDR\b/.test(line)) {
      leader = line
        .replace(/^=?LDR {0,2}/, '')
        .replaceAll('\\', ' ')
        .padEnd(24)
        .slice(0, 24)
      continue
    }
    const field = readLine(line)
    if (field) fields.push(known.get(fieldKey(field))?.shift() ?? field)
    else faults.push({ line: at + 1, text: line })
  }
  return { record: { leader, fields }, faults }
}

/** Reads a line of mnemonic text; undefined when it has no tag. */
export function readLine(line: string): EditedField | undefined {
  const [, tag, rest = ''] = /^=?([0-9A-Za-z]{3})(?: {1,2}|\t|$)(.*)$/s.exec(line) ?? []
  if (tag === undefined) return undefined
  if (isControlTag(tag) || (!/^\d{3}$/.test(tag) && !rest.includes('$')))
    return { id: newFieldId(), tag, indicators: '', subfields: [], value: plain(rest.replaceAll('\\', ' ')) }
  const first = rest.indexOf('$')
  const head = first < 0 ? rest : rest.slice(0, first)
  const parts = first < 0 ? [] : rest.slice(first + 1).split('$')
  const [, marks = '', stray = ''] = /^((?:\{[^}]*\}|[^]){0,2})([^]*)$/u.exec(head) ?? []
  return {
    id: newFieldId(),
    tag,
    indicators: plain(marks.replaceAll('\\', ' ')).padEnd(2),
    subfields: [
      ...(stray === '' ? [] : [{ code: '', value: plain(stray) }]),
      ...parts.map((part) => {
        const whole = plain(part)
        const [code = ' '] = whole
        return { code, value: whole.slice(code.length) }
      }),
    ],
  }
}

/** Text in which a blank is written `\\`, as in indicators and control fields. */
function blanks(text: string): string {
  return escaped(text.replaceAll('\\', '\uE000')).replaceAll(' ', '\\').replaceAll('\uE000', '{bsol}')
}

function escaped(text: string): string {
  return text
    .replaceAll(/[{}]/g, (brace) => (brace === '{' ? '{lcub}' : '{rcub}'))
    .replaceAll('$', '{dollar}')
    .replaceAll('\n', '{0A}')
    .replaceAll('\r', '{0D}')
}

const names: Readonly<Record<string, string>> = {
  lcub: '{',
  rcub: '}',
  dollar: '$',
  bsol: '\\',
  '0A': '\n',
  '0D': '\r',
}

function plain(text: string): string {
  return text.replaceAll(/\{(lcub|rcub|dollar|bsol|0A|0D)\}/g, (whole, name: string) => names[name] ?? whole)
}
