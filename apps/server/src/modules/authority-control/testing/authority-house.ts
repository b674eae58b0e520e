import { Readable } from 'node:stream'
import { createRecord, createWriter, readerFor, type MarcRecord } from '@carrel/marc'
import { openQuietHouse, type QuietHouse } from '../../../../test/quiet-house.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import { carrel } from '../../../platform/work.ts'
import { catalogModule, createBib, searchCatalog } from '../../catalog/index.ts'
import type { AuthorityLoad } from '../contract.ts'
import { describeTitles } from '../describe-titles.ts'
import { loadAuthorityFile } from '../load/load-file.ts'
import type { LoadOptions } from '../load/start-load.ts'

/** An authority record from mnemonic lines. */
export function authority(...lines: readonly string[]): MarcRecord {
  const reader = readerFor('mrk')
  const text = `=LDR  00000nz  a2200000n  4500\n${lines.join('\n')}\n\n`
  const [read] = [...reader.push(Buffer.from(text)), ...reader.end()]
  if (!read?.record) throw new Error('These lines are no record.')
  return createRecord('00000nz  a2200000n  4500', read.record.fields)
}

/** Records as the bytes of a file. */
export function fileOf(...records: readonly MarcRecord[]): Uint8Array {
  const writer = createWriter('iso2709')
  return Buffer.concat(records.map((one) => Buffer.from(writer.write(one))))
}

/** A library with its search index, whose titles and authority files tests bring. */
export interface AuthorityHouse extends QuietHouse {
  /** Adds a title from mnemonic lines; gives its number. */
  title(...lines: readonly string[]): Promise<number>
  /** Loads a file of authority records. */
  load(bytes: Uint8Array, options?: Partial<LoadOptions>): Promise<AuthorityLoad>
  /** The titles that a search finds, once the index has everything. */
  found(q: string): Promise<readonly string[]>
}

/** Opens one, empty. */
export async function openAuthorityHouse(): Promise<AuthorityHouse> {
  const library = await openQuietHouse()
  const stopSearch = await catalogModule.start?.(library.platform)
  let last = 0
  return {
    ...library,
    async stop() {
      await stopSearch?.()
      await library.stop()
    },
    async title(...lines) {
      const bib = await library.must((w) =>
        createBib(w, { marc: `=LDR  00000nam a2200000 i 4500\n${lines.join('\n')}\n` }),
      )
      last = Math.max(last, bib.sequence ?? 0)
      return bib.id
    },
    async load(bytes, options = {}) {
      const done = await loadAuthorityFile(library.platform, carrel, {
        name: 'authorities.mrc',
        ...options,
        stream: Readable.from([Buffer.from(bytes)]),
      })
      if (isRefusal(done)) throw new Error(done.blocks.map(({ message }) => message).join(' '))
      return done
    },
    async found(q) {
      await describeTitles(library.platform)
      const { rows } = await library.platform.database.pool.query<{ last: number }>(
        'select coalesce(max(sequence), 0) as last from catalog.search_change',
      )
      const answer = await searchCatalog(library.read, { q, atLeast: Math.max(last, rows[0]?.last ?? 0) })
      if (isRefusal(answer)) throw new Error(answer.blocks.map(({ message }) => message).join(' '))
      return answer.rows.map(({ title }) => title).toSorted()
    },
  }
}
