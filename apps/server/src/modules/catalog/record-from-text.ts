import { readerFor, sniffFormat, type MarcRecord } from '@carrel/marc'
import { refuse, type Outcome } from '../../platform/refusal.ts'

/** The one record of a text that someone typed, pasted or sent: mnemonic, MARCXML, JSON or lines. */
export function recordFromText(text: string): Outcome<MarcRecord> {
  const bytes = Buffer.from(text, 'utf8')
  const sniffed = sniffFormat(bytes)
  if (!sniffed.ok) return notARecord(sniffed.message)
  const reader = readerFor(sniffed.format)
  const entries = [...reader.push(bytes), ...reader.end()]
  const problems = entries.flatMap((entry) => entry.problems).filter(({ severity }) => severity === 'error')
  const records = entries.flatMap(({ record }) => record ?? [])
  const [record, second] = records
  if (problems.length > 0 || !record) {
    return notARecord(problems.map(({ message }) => message).join(' ') || 'There is no record in this text.')
  }
  if (second) return notARecord(`There are ${records.length} records in this text; send one, or import them as a file.`)
  return record
}

function notARecord(message: string) {
  return refuse({ code: 'invalid-marc', field: 'marc', message })
}
