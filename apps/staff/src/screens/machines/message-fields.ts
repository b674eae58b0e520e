import type { ExplainedLine, TraceEntry } from '../../../../server/src/modules/machines/contract.ts'

/** Fields that say who somebody is, and what only they may know. */
const personal: ReadonlySet<string> = new Set(['AA', 'AC', 'AD', 'AE', 'AL', 'BD', 'BE', 'BF', 'CO', 'CY', 'DA', 'PB'])

/** A value as it may be shown to others: its length, and of cards the last two characters. */
export function masked(id: string, value: string): string {
  if (value === '') return ''
  const keep = id === 'AA' || id === 'CY' ? value.slice(-2) : ''
  return '•'.repeat(Math.min(8, Math.max(1, value.length - keep.length))) + keep
}

/** Values of an exchange that nobody else may see, longest first so that none is cut by another. */
function secretsOf({ request, answer }: TraceEntry): readonly (readonly [string, string])[] {
  return [...(request?.parts ?? []), ...(answer?.parts ?? [])]
    .filter(({ id, value }) => personal.has(id) && value.trim().length > 1)
    .map(({ id, value }): readonly [string, string] => [value, masked(id, value)])
    .toSorted(([a], [b]) => b.length - a.length)
}

/** A line with what is personal in it masked. */
export function maskedLine(line: ExplainedLine): string {
  return line.parts
    .filter(({ id, value }) => personal.has(id) && value !== '')
    .reduce((text, { id, value }) => text.replaceAll(`${id}${value}|`, `${id}${masked(id, value)}|`), line.line)
}

/** Exchanges as a text that can be sent to whoever makes the machine: both lines, field by field, and why; nobody is named. */
export function traceText(entries: readonly TraceEntry[]): string {
  return entries.map(entryText).join('\n')
}

function entryText(entry: TraceEntry): string {
  const secrets = secretsOf(entry)
  const hide = (text: string) => secrets.reduce((left, [value, mask]) => left.replaceAll(value, mask), text)
  const lines = [`${entry.at}  ${entry.machineName ?? '?'}  ${entry.tone}  ${hide(entry.text)}`]
  for (const [sign, line] of [
    ['>', entry.request],
    ['<', entry.answer],
  ] as const) {
    if (!line) continue
    lines.push(`  ${sign} ${hide(maskedLine(line))}`)
    for (const { id, name, value, means } of line.parts) {
      const shown = personal.has(id) ? masked(id, value) : hide(value)
      lines.push(`      ${id.padEnd(2)} ${name}: ${shown}${means === '' ? '' : ` (${hide(means)})`}`)
    }
    if (line.problem !== null) lines.push(`      ! ${hide(line.problem)}`)
  }
  for (const why of entry.why) lines.push(`    ? ${hide(why.text)}${why.code === '' ? '' : ` [${why.code}]`}`)
  return `${lines.join('\n')}\n`
}

/** The bytes of a line as UTF-8, sixteen in a row with their letters. */
export function hexRows(line: string): readonly string[] {
  const bytes = new TextEncoder().encode(line)
  const rows: string[] = []
  for (let at = 0; at < bytes.length; at += 16) {
    const row = bytes.slice(at, at + 16)
    const hex = Array.from(row, (byte) => byte.toString(16).padStart(2, '0')).join(' ')
    const letters = Array.from(row, (byte) => (byte >= 32 && byte < 127 ? String.fromCodePoint(byte) : '·')).join('')
    rows.push(`${at.toString(16).padStart(4, '0')}  ${hex.padEnd(47)}  ${letters}`)
  }
  return rows
}

/** The first value of a field of a line; undefined where it is not there. */
export function fieldOf(line: ExplainedLine | null, id: string): string | undefined {
  return line?.parts.find((part) => part.id === id)?.value
}
