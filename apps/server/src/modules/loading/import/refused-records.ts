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
    yield* cut(contentsOf(source), pieces(platform, id), form)
  } finally {
    source.destroy()
  }
  yield Buffer.from(after)
}

async function* pieces(platform: Platform, id: number): AsyncGenerator<Piece> {
  for (let last = 0; ;) {
    const { rows } = await sql<Piece>`
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

/** Gives the wanted pieces of a stream; both come in the order of the file. */
async function* cut(
  contents: AsyncGenerator<Uint8Array>,
  wanted: AsyncGenerator<Piece>,
  form: string,
): AsyncGenerator<Uint8Array> {
  let chunk: Uint8Array = new Uint8Array(0)
  let chunkAt = 0
  for await (const { at, length } of wanted) {
    let from = at
    while (from < at + length) {
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
    // Records of forms made of lines are told apart by an empty line; JSON and XML bear a line break.
    if (form !== 'iso2709') yield lineBreak
  }
}

const lineBreak = Buffer.from('\n')
