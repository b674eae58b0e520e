import { createWriter } from '@carrel/marc'
import { guessSeparator, readTableMap, recordFromRow, rowReader } from '@carrel/marc-reports'
import type { StoredFile } from '../../../platform/files.ts'
import type { Platform } from '../../../platform/platform.ts'
import { isRefusal, refuse, type Outcome } from '../../../platform/refusal.ts'
import { readWork, type Actor } from '../../../platform/work.ts'
import { getProfile } from '../plan/profiles.ts'

const headBytes = 64 * 1024

/**
 * A stored file as one of records: where the profile maps columns, its rows become records, in a file of their own; any other
 * file is as it is.
 */
export async function asRecords(
  platform: Platform,
  actor: Actor,
  stored: StoredFile,
  profile: number | undefined,
): Promise<Outcome<StoredFile>> {
  if (profile === undefined) return stored
  const known = await getProfile(readWork(platform, actor), profile)
  if (isRefusal(known)) return known
  const columns = known.settings.columns?.trim() ?? ''
  if (columns === '') return stored
  try {
    return await platform.files.put(rowsAsRecords(platform, stored.hash, columns))
  } catch (error) {
    if (!(error instanceof UnusableTable)) throw error
    return refuse({ code: 'invalid-file', field: 'file', message: error.message })
  }
}

class UnusableTable extends Error {}

async function* rowsAsRecords(platform: Platform, file: string, columns: string): AsyncGenerator<Uint8Array> {
  const entered = platform.clock.now().toString().slice(2, 10).replaceAll('-', '')
  const writer = createWriter('jsonl')
  let map: Exclude<ReturnType<typeof readTableMap>, string> | undefined
  for await (const cells of tableRows(platform, file)) {
    if (!map) {
      const read = readTableMap(columns, cells, cells.length)
      if (typeof read === 'string') throw new UnusableTable(read)
      map = read
      continue
    }
    const record = recordFromRow(map, cells, entered)
    if (record) writer.append(record)
    if (writer.pending > headBytes) yield writer.take()
  }
  if (!map) throw new UnusableTable('The file has no rows.')
  yield writer.take()
}

async function* tableRows(platform: Platform, file: string): AsyncGenerator<readonly string[]> {
  const decoder = new TextDecoder('utf-8', { fatal: false })
  let reader: ReturnType<typeof rowReader> | undefined
  let waiting = ''
  for await (const chunk of platform.files.get(file) as AsyncIterable<Uint8Array>) {
    waiting += decoder.decode(chunk, { stream: true })
    reader ??= rowReader(guessSeparator(waiting))
    for (const row of reader.push(waiting)) yield row.cells
    waiting = ''
  }
  if (reader) for (const row of reader.end()) yield row.cells
}
