import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { createRecord, openMarc, type Field, type MarcRecord } from '@carrel/marc'
import type { RecordReport } from '../src/index.ts'

const folder = path.resolve(import.meta.dirname, '../../../../shared/data/marc')

/** Real files are not part of the repository; tests that read them say so when they are not there. */
export const skipReal: string | false = existsSync(folder) ? false : 'the real files (../shared/data/marc) are not here'

/** The records of a real file. */
export async function realRecords(file: string): Promise<MarcRecord[]> {
  const data = readFileSync(path.join(folder, file))
  const bytes = new Uint8Array(data[0] === 0x1f && data[1] === 0x8b ? gunzipSync(data) : data)
  const records: MarcRecord[] = []
  for await (const { record } of openMarc([bytes])) if (record) records.push(record)
  return records
}

/** What a report says about records numbered from 1. */
export function reported<Result>(report: RecordReport<Result>, records: readonly MarcRecord[]): Result {
  for (const [index, record] of records.entries()) report.add(record, index + 1)
  return report.result()
}

/** A record from lines such as `001 ocm1` and `245 10$aEmil /$cKästner.` */
export function recordFrom(lines: readonly string[], leader = '00000cam a2200000 a 4500'): MarcRecord {
  return createRecord(leader, lines.map(fieldFrom))
}

/** The fields of a record as such lines. */
export function linesOf(record: MarcRecord): string[] {
  return record.fields.map((field) =>
    field.kind === 'control'
      ? `${field.tag} ${field.value}`
      : `${field.tag} ${field.indicators}${field.subfields.map(({ code, value }) => `$${code}${value}`).join('')}`,
  )
}

function fieldFrom(line: string): Field {
  const tag = line.slice(0, 3)
  if (tag.startsWith('00')) return { kind: 'control', tag, value: line.slice(4) }
  const [indicators = '', ...parts] = line.slice(4).split('$')
  const subfields = parts.map((part) => ({ code: part.slice(0, 1), value: part.slice(1) }))
  return { kind: 'data', tag, indicators, subfields }
}
