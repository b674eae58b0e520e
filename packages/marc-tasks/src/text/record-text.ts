import { changedRecord, controlField, type Field, type MarcRecord } from '@carrel/marc'

/**
 * A field as a line of mnemonic text, `=245  10$aTitle /$cName.`; blanks of indicators and control fields are `\`, and
 * a dollar sign in a text is `{dollar}`.
 */
export function fieldLine(field: Field): string {
  if (field.kind === 'control') return `=${field.tag}  ${field.value.replaceAll(' ', '\\')}`
  const subfields = field.subfields.map(({ code, value }) => `$${code}${value.replaceAll('$', '{dollar}')}`)
  return `=${field.tag}  ${field.indicators.replaceAll(' ', '\\')}${subfields.join('')}`
}

/** The leader as a line of mnemonic text. */
export function leaderLine(leader: string): string {
  return `=LDR  ${leader}`
}

/** A whole record as mnemonic text, a line for each field, the leader first. */
export function recordText(record: MarcRecord): string {
  return [leaderLine(record.leader), ...record.fields.map(fieldLine)].join('\n')
}

/** Reads a line of mnemonic text as a field; undefined when it is none. */
export function readFieldLine(line: string): Field | undefined {
  const [, tag, rest = ''] = /^=?([0-9A-Za-z]{3}) {0,2}(.*)$/s.exec(line) ?? []
  if (tag === undefined) return undefined
  if (/^00\d$/.test(tag)) return controlField(tag, rest.replaceAll('\\', ' '))
  const [head = '', ...parts] = rest.split('$')
  const indicators = head.replaceAll('\\', ' ').padEnd(2).slice(0, 2)
  const subfields = parts.map((part) => {
    const [code = ''] = part
    return { code, value: part.slice(code.length).replaceAll('{dollar}', '$') }
  })
  return { kind: 'data', tag, indicators, subfields }
}

/** The record that a text edited from {@link recordText} says. Fields whose line is as it was are kept as they are. */
export function readRecordText(text: string, record: MarcRecord): MarcRecord {
  const known = new Map(record.fields.map((field) => [fieldLine(field), field]))
  let leader = record.leader
  const fields: Field[] = []
  for (const line of text.split(/\r?\n/)) {
    if (line.startsWith('=LDR'))
      leader = line
        .slice(4)
        .replace(/^ {1,2}/, '')
        .replaceAll('\\', ' ')
        .padEnd(24)
        .slice(0, 24)
    else {
      const field = known.get(line) ?? readFieldLine(line)
      if (field) fields.push(field)
    }
  }
  return changedRecord(record, { leader, fields })
}
