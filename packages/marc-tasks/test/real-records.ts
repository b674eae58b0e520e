import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { openMarc, type MarcRecord } from '@carrel/marc'

const folder = path.resolve(import.meta.dirname, '../../../../shared/data/marc')

/** Real files are not part of the repository; tests that read them say so when they are not there. */
export const skipReal: string | false = existsSync(folder) ? false : 'the real files (../shared/data/marc) are not here'

/** Records from every real file: the first of each, so that all kinds of them are there without taking minutes. */
export async function someRealRecords(most: number): Promise<MarcRecord[]> {
  const files = readFileSync(path.join(folder, 'MANIFEST.tsv'), 'utf8').trim().split('\n').slice(1)
  const records: MarcRecord[] = []
  for (const line of files) {
    const [file = ''] = line.split('\t')
    if (/^(tasks|vocab|codetables)\//.test(file)) continue
    records.push(...(await firstRecords(file, most)))
  }
  return records
}

async function firstRecords(file: string, most: number): Promise<MarcRecord[]> {
  const data = readFileSync(path.join(folder, file))
  const bytes = new Uint8Array(data[0] === 0x1f && data[1] === 0x8b ? gunzipSync(data) : data)
  const records: MarcRecord[] = []
  for await (const { record } of openMarc([bytes])) {
    if (record) records.push(record)
    if (records.length >= most) break
  }
  return records
}
