import { readFile } from 'node:fs/promises'
import { setImmediate } from 'node:timers/promises'
import { readKbart, type RefusedLine } from '@carrel/kbart'
import { sql } from 'kysely'
import { handle, type JobHandler } from '../../../platform/jobs.ts'
import { jsonText } from '../../../platform/json-text.ts'
import type { Platform } from '../../../platform/platform.ts'
import { mustWork, type Actor, type Work } from '../../../platform/work.ts'
import { isOtherTitle, keyOfLine, titleOfLines, type Columns } from '../rules/title-of-lines.ts'
import { applyByItself } from './apply-by-itself.ts'
import { readListJob } from './bring-list.ts'

const mostLines = 300_000
const shownRefused = 1000
const batchSize = 1000

/** Reads lists, with progress. */
export const readListHandler: JobHandler = handle(readListJob, async ({ platform, actor, progress }, { list }) => {
  try {
    await readList(platform, actor, list, progress)
  } catch (error) {
    // Else it would stand there as being read for ever.
    await failed(platform, list, `It could not be read: ${error instanceof Error ? error.message : String(error)}`)
    throw error
  }
  return { list }
})

interface ReadTitles {
  readonly titles: ReadonlyMap<string, readonly [Columns, ...Columns[]]>
  readonly refused: readonly RefusedLine[]
  readonly heading: string
  readonly lines: number
  readonly doubts: number
}

/** Reads a list, compares it with its collection, and applies it where it came by itself and nothing asks for a person. */
export async function readList(
  platform: Platform,
  actor: Actor,
  list: number,
  progress: (lines: number, of: number | undefined) => void = () => {},
): Promise<void> {
  const { rows } = await sql<{ collection: number; file: string }>`
    select collection_id as collection, file from e_collections.list where id = ${list} and state = 'reading'`.execute(
    platform.database.kysely,
  )
  const [known] = rows
  // It was compared already, by an attempt that was killed before it applied what applies itself.
  if (!known) return applyByItself(platform, actor, list)
  const read = await titlesOf(platform, known.file, progress)
  if (typeof read === 'string') return failed(platform, list, read)
  if (read.titles.size === 0)
    return failed(platform, list, read.lines === 0 ? 'The file has no titles, only a first line.' : allRefused(read))
  const refused =
    read.refused.length === 0
      ? null
      : (await platform.files.put(textOf([read.heading, ...read.refused.map(({ text }) => text)]))).hash
  await mustWork(platform, actor, (w) => compare(w, { list, collection: known.collection, read, refused }))
  await applyByItself(platform, actor, list)
}

function allRefused({ refused, lines }: ReadTitles): string {
  return `None of its ${lines} lines could be taken. The first: ${refused[0]?.reasons.join(' ') ?? ''}`
}

async function* textOf(lines: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const line of lines) yield Buffer.from(`${line}\n`)
}

async function failed(platform: Platform, list: number, said: string): Promise<void> {
  await sql`update e_collections.list set state = 'failed', said = ${said.slice(0, 1000)}, finished_at = ${platform.clock.now()}
    where id = ${list} and state = 'reading'`.execute(platform.database.kysely)
  platform.live.tell('e-collection', {})
}

async function titlesOf(
  platform: Platform,
  file: string,
  progress: (lines: number, of: number | undefined) => void,
): Promise<ReadTitles | string> {
  const opened = readKbart(await readFile(platform.files.path(file)))
  if (typeof opened === 'string') return opened
  const titles = new Map<string, [Columns, ...Columns[]]>()
  const refused: RefusedLine[] = []
  let [lines, doubts] = [0, 0]
  for (const each of opened.lines()) {
    if (++lines > mostLines)
      return `The list has more than ${mostLines} lines. Bring it in parts, as collections of their own.`
    if (lines % batchSize === 0) {
      progress(lines, undefined)
      await setImmediate()
    }
    if (!each.ok) {
      refused.push(each)
      continue
    }
    const { values } = each.line
    const usual = keyOfLine(values)
    const first = titles.get(usual)?.[0]
    // Two titles under one number of the provider: a slip of the list, and both are kept.
    const isSlip = first !== undefined && isOtherTitle(first, values)
    if (isSlip || each.line.doubts.length > 0) doubts++
    const key = isSlip ? keyOfLine({ ...values, title_id: '' }) : usual
    const before = titles.get(key)
    if (before) before.push(values)
    else titles.set(key, [values])
  }
  return { titles, refused, heading: opened.heading, lines, doubts }
}

interface Comparison {
  readonly list: number
  readonly collection: number
  readonly read: ReadTitles
  readonly refused: string | null
}

async function compare(w: Work, { list, collection, read, refused }: Comparison): Promise<void> {
  const { rows } = await sql<{ version: number }>`
    select version from e_collections.collection where id = ${collection} for update`.execute(w.db)
  const batch: { key: string; title: object }[] = []
  const write = async () => {
    await sql`insert into e_collections.incoming (list_id, key, title)
      select ${list}, key, title from json_to_recordset(${jsonText(batch)}::json) as r(key text, title jsonb)`.execute(
      w.db,
    )
    batch.length = 0
  }
  for (const [key, lines] of read.titles) {
    batch.push({ key, title: titleOfLines(collection, key, lines) })
    if (batch.length === batchSize) await write()
  }
  await write()
  await sql`analyze e_collections.incoming`.execute(w.db)
  await sql`
    insert into e_collections.change (list_id, key, name, fate, before, after)
    select ${list}, coalesce(n.key, o.key), coalesce(n.title ->> 'name', o.name),
      case when o.key is null then 'added' when n.key is null then 'withdrawn' else 'changed' end, ${keptTitle}, n.title
    from (select * from e_collections.incoming where list_id = ${list}) n
      full join (select * from e_collections.title where collection_id = ${collection}) o on o.key = n.key
    where (o.key is null or n.key is null or o.lines is distinct from n.title -> 'lines')
      and (n.key is not null or (select mode from e_collections.list where id = ${list}) = 'replace')`.execute(w.db)
  await sql`delete from e_collections.incoming where list_id = ${list}`.execute(w.db)
  const shown = read.refused
    .slice(0, shownRefused)
    .map(({ number, text, reasons }) => ({ number, text: text.slice(0, 2000), reasons }))
  await sql`insert into e_collections.refused_line (list_id, number, text, reasons)
    select ${list}, number, text, reasons from json_to_recordset(${jsonText(shown)}::json) as r(number int, text text, reasons text[])
    on conflict do nothing`.execute(w.db)
  await sql`
    update e_collections.list set state = 'previewed', base_version = ${rows[0]?.version ?? 0}, lines = ${read.lines},
      doubts = ${read.doubts}, refused = ${read.refused.length}, refused_file = ${refused}, added = n.added, changed = n.changed,
      withdrawn = n.withdrawn, unchanged = ${read.titles.size} - n.added - n.changed
    from (select count(*) filter (where fate = 'added') as added, count(*) filter (where fate = 'changed') as changed,
        count(*) filter (where fate = 'withdrawn') as withdrawn from e_collections.change where list_id = ${list}) n
    where id = ${list}`.execute(w.db)
  w.afterCommit(() => w.platform.live.tell('e-collection', { id: collection }))
}

const keptTitle = sql`case when o.key is not null then jsonb_build_object('name', o.name, 'sort', o.sort_key, 'kind', o.kind,
  'numbers', o.numbers, 'url', o.url, 'lines', o.lines) end`
