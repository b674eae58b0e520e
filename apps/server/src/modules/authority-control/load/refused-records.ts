import { sql } from 'kysely'
import type { Platform } from '../../../platform/platform.ts'
import { contentsOf } from '../../catalog/index.ts'

/** Rows that are looked up at once. */
const page = 1000

interface Piece {
  readonly number: number
  readonly at: number
  readonly length: number
}

/** The refused records of a file as they came, cut out of the stored file, for repair and another try. */
export async function* refusedAuthorities(
  platform: Platform,
  load: { readonly id: number; readonly file: string; readonly form: string | null },
): AsyncGenerator<Uint8Array> {
  const isXml = load.form === 'marcxml'
  if (isXml)
    yield Buffer.from('<?xml version="1.0" encoding="UTF-8"?>\n<collection xmlns="http://www.loc.gov/MARC21/slim">\n')
  const source = platform.files.get(load.file)
  const contents = contentsOf(source)
  let chunk: Uint8Array = new Uint8Array(0)
  let chunkAt = 0
  try {
    for await (const { at, length } of pieces(platform, load.id)) {
      for (let from = at; from < at + length;) {
        while (from >= chunkAt + chunk.length) {
          chunkAt += chunk.length
          const next = await contents.next()
          if (next.done === true) return
          chunk = next.value
        }
        const to = Math.min(at + length, chunkAt + chunk.length)
        yield chunk.subarray(from - chunkAt, to - chunkAt)
        from = to
      }
      if (load.form !== 'iso2709') yield Buffer.from('\n')
    }
  } finally {
    source.destroy()
  }
  if (isXml) yield Buffer.from('</collection>\n')
}

async function* pieces(platform: Platform, load: number): AsyncGenerator<Piece> {
  for (let last = 0; ;) {
    const { rows } = await sql<Piece>`
      select number, at, length from authority_control.load_row
      where load_id = ${load} and state = 'refused' and number > ${last} order by number limit ${page}`.execute(
      platform.database.kysely,
    )
    yield* rows
    const end = rows.at(-1)
    if (!end || rows.length < page) return
    last = end.number
  }
}
