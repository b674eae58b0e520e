import { sql } from 'kysely'
import { cutPieces, type Piece } from '../../../platform/cut-pieces.ts'
import type { Platform } from '../../../platform/platform.ts'
import { contentsOf } from '../../catalog/index.ts'

/** Rows that are looked up at once. */
const page = 1000

interface Numbered extends Piece {
  readonly number: number
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
  try {
    const after = load.form === 'iso2709' ? undefined : Buffer.from('\n')
    yield* cutPieces(contentsOf(source), pieces(platform, load.id), after)
  } finally {
    source.destroy()
  }
  if (isXml) yield Buffer.from('</collection>\n')
}

async function* pieces(platform: Platform, load: number): AsyncGenerator<Numbered> {
  for (let last = 0; ;) {
    const { rows } = await sql<Numbered>`
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
