import { sql, type RawBuilder } from 'kysely'
import { notFound } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import type { TitleChange, TitleList } from '../contract.ts'
import type { Columns, KeptTitle } from '../rules/title-of-lines.ts'

interface Row extends Omit<TitleList, 'at' | 'finishedAt'> {
  readonly at: Temporal.Instant
  readonly finishedAt: Temporal.Instant | null
}

async function read(w: Pick<Work, 'db'>, where: RawBuilder<unknown>): Promise<TitleList[]> {
  const { rows } = await sql<Row>`
    select l.id, l.collection_id as collection, l.file_name as "fileName", l.mode, l.state, l.job_id as job, l.lines, l.doubts,
      l.refused, l.added, l.changed, l.withdrawn, l.unchanged, l.said, l.by_name as by, l.created_at as at,
      l.finished_at as "finishedAt", l.state = 'applied' and c.last_list_id = l.id as "canUndo"
    from e_collections.list l join e_collections.collection c on c.id = l.collection_id
    where c.deleted_at is null and ${where} order by l.id desc limit 100`.execute(w.db)
  return rows.map((row) => ({ ...row, at: row.at.toString(), finishedAt: row.finishedAt?.toString() ?? null }))
}

/** Lists by their numbers, newest first. */
export function listsById(w: Pick<Work, 'db'>, ids: readonly number[]): Promise<TitleList[]> {
  return read(w, sql`l.id = any(${ids}::bigint[])`)
}

/** Lists that were brought to a collection, newest first. */
export async function listsOf(w: Pick<Work, 'db'>, collection: number): Promise<{ total: number; rows: TitleList[] }> {
  const rows = await read(w, sql`l.collection_id = ${collection}`)
  return { total: rows.length, rows }
}

/** Refuses because there is no such list. */
export function listNotFound() {
  return notFound('title-list', 'There is no such list of titles.')
}

interface ChangeRow {
  readonly name: string
  readonly fate: TitleChange['fate']
  readonly before: KeptTitle | null
  readonly after: KeptTitle | null
  readonly total: number
}

/** What a list changes, by the names of titles, each with the columns that differ. */
export async function changesOf(
  w: Pick<Work, 'db'>,
  list: number,
  {
    fate,
    limit = 50,
    offset = 0,
  }: { readonly fate?: TitleChange['fate']; readonly limit?: number; readonly offset?: number },
): Promise<{ total: number; rows: TitleChange[] }> {
  const { rows } = await sql<ChangeRow>`
    select name, fate, before, after, count(*) over () as total from e_collections.change
    where list_id = ${list} and (${fate ?? null}::text is null or fate = ${fate ?? null})
    order by lower(name), key limit ${limit} offset ${offset}`.execute(w.db)
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.map(({ name, fate: what, before, after }) => ({
      name,
      fate: what,
      columns: what === 'changed' ? differences(before?.lines ?? [], after?.lines ?? []) : [],
    })),
  }
}

const mostColumns = 20

function differences(before: readonly Columns[], after: readonly Columns[]): TitleChange['columns'] {
  const names = new Set([...before, ...after].flatMap((line) => Object.keys(line)))
  const column = (lines: readonly Columns[], name: string) => lines.map((line) => line[name] ?? '').join(' · ')
  return [...names]
    .map((name) => ({ name, before: column(before, name), after: column(after, name) }))
    .filter((each) => each.before !== each.after)
    .slice(0, mostColumns)
}

/** Lines of a list that were not taken. */
export async function refusedLines(
  w: Pick<Work, 'db'>,
  list: number,
  { limit = 50, offset = 0 }: { readonly limit?: number; readonly offset?: number },
): Promise<{ total: number; rows: { number: number; text: string; reasons: string[] }[] }> {
  const { rows } = await sql<{ number: number; text: string; reasons: string[]; total: number }>`
    select number, text, reasons, count(*) over () as total from e_collections.refused_line
    where list_id = ${list} order by number limit ${limit} offset ${offset}`.execute(w.db)
  return { total: rows[0]?.total ?? 0, rows: rows.map(({ total: _total, ...row }) => row) }
}
