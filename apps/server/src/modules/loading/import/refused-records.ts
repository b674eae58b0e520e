import { sql } from 'kysely'
import { cutPieces, type Piece } from '../../../platform/cut-pieces.ts'
import type { Platform } from '../../../platform/platform.ts'
import { contentsOf } from '../../catalog/index.ts'

/** Rows that are looked up at once. */
const page = 1000

interface Numbered extends Piece {
  readonly number: number
}

/** What stands around records of a form in a file of its own; most forms need nothing. */
const frames: Readonly<Record<string, readonly [before: string, after: string]>> = {
  marcxml: [
    '<?xml version="1.0" encoding="UTF-8"?>\n<collection xmlns="http://www.loc.gov/MARC21/slim">\n',
    '</collection>\n',
  ],
}

/** The refused records of an import as they came, cut out of the stored file, for repair and another try. */
export async function* refusedRecords(
  platform: Platform,
  id: number,
  file: string,
  form: string,
): AsyncGenerator<Uint8Array> {
  const [before, after] = frames[form] ?? ['', '']
  yield Buffer.from(before)
  const source = platform.files.get(file)
  try {
    // Records of forms made of lines are told apart by an empty line; JSON and XML bear a line break.
    yield* cutPieces(contentsOf(source), pieces(platform, id), form === 'iso2709' ? undefined : lineBreak)
  } finally {
    source.destroy()
  }
  yield Buffer.from(after)
}

async function* pieces(platform: Platform, id: number): AsyncGenerator<Numbered> {
  for (let last = 0; ;) {
    const { rows } = await sql<Numbered>`
      select number, at, length from loading.import_row
      where import_id = ${id} and state = 'refused' and number > ${last} order by number limit ${page}`.execute(
      platform.database.kysely,
    )
    yield* rows
    const end = rows.at(-1)
    if (!end || rows.length < page) return
    last = end.number
  }
}

const lineBreak = Buffer.from('\n')
