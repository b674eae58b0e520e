import { changedRecord, controlField, type Field, type MarcRecord, type Subfield } from '@carrel/marc'

/** Fields are never changed, so that their line is made once for all the steps that look at a record. */
const lines = new Map<Field, string>()
const MOST_LINES = 20_000

/**
 * A field as a line of mnemonic text, `=245  10$aTitle /$cName.`; blanks of indicators and control fields are `\`, and
 * a dollar sign in a text is `{dollar}`, the end of a line `{0A}`.
 */
export function fieldLine(field: Field): string {
  let line = lines.get(field)
  if (line === undefined) {
    line = `=${field.tag}  ${fieldData(field)}`
    if (lines.size >= MOST_LINES) lines.clear()
    lines.set(field, line)
  }
  return line
}

function fieldData(field: Field): string {
  if (field.kind === 'control') return escaped(field.value).replaceAll(' ', '\\')
  let data = field.indicators.replaceAll(' ', '\\')
  for (const { code, value } of field.subfields) data += code === '' ? escaped(value) : `$${code}${escaped(value)}`
  return data
}

/** Forgets the lines of fields: called before another record is looked at. */
export function forgetLines(): void {
  lines.clear()
}

/** The leader as a line of mnemonic text. */
export function leaderLine(leader: string): string {
  return `=LDR  ${leader}`
}

/** A whole record as mnemonic text, a line for each field, the leader first. */
export function recordText(record: MarcRecord): string {
  let text = leaderLine(record.leader)
  for (const field of record.fields) text += `\n${fieldLine(field)}`
  return text
}

/** Reads a line of mnemonic text as a field; undefined when it is none. */
export function readFieldLine(line: string): Field | undefined {
  const [, tag, data = ''] = /^=?([0-9A-Za-z]{3})(?: {1,2}(.*))?$/s.exec(line) ?? []
  if (tag === undefined || tag === 'LDR') return undefined
  if (isControl(tag, data)) return controlField(tag, unescaped(data.replaceAll('\\', ' ')))
  const [head = '', ...parts] = data.split('$')
  const indicators = head.slice(0, 2).replaceAll('\\', ' ').padEnd(2)
  const subfields: Subfield[] = head.length > 2 ? [{ code: '', value: unescaped(head.slice(2)) }] : []
  for (const part of parts) {
    const code = String.fromCodePoint(part.codePointAt(0) ?? 0x20)
    subfields.push({ code, value: unescaped(part.slice(code.length)) })
  }
  return { kind: 'data', tag, indicators, subfields }
}

/** The record that a text edited from {@link recordText} says. Fields whose line is as it was are kept as they are. */
export function readRecordText(text: string, record: MarcRecord): MarcRecord {
  const known = new Map<string, Field[]>()
  for (const field of record.fields) {
    const same = known.get(fieldLine(field))
    if (same) same.push(field)
    else known.set(fieldLine(field), [field])
  }
  let leader = record.leader
  const fields: Field[] = []
  for (const line of text.split(/\r?\n/)) {
    if (line.startsWith('=LDR')) leader = readLeaderLine(line)
    else {
      const same = known.get(line)
      const field = same && same.length > 1 ? same.shift() : (same?.[0] ?? readFieldLine(line))
      if (field) fields.push(field)
    }
  }
  return changedRecord(record, { leader, fields })
}

/** The leader that a line of mnemonic text says: 24 characters. */
export function readLeaderLine(line: string): string {
  return line
    .slice(4)
    .replace(/^ {1,2}/, '')
    .replaceAll('\\', ' ')
    .padEnd(24)
    .slice(0, 24)
}

/** 001 to 009, and fields like `FMT` of some systems, which have letters in their tag and no subfield. */
function isControl(tag: string, data: string): boolean {
  return /^00\d$/.test(tag) || (!/^\d{3}$/.test(tag) && !data.includes('$'))
}

function escaped(value: string): string {
  if (!/[$\r\n]/.test(value)) return value
  return value.replaceAll('$', '{dollar}').replaceAll('\n', '{0A}').replaceAll('\r', '{0D}')
}

function unescaped(value: string): string {
  if (!value.includes('{')) return value
  return value.replaceAll('{dollar}', '$').replaceAll('{0A}', '\n').replaceAll('{0D}', '\r')
}
