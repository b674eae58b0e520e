import { parseCutterTable } from '@carrel/call-number'
import { sql } from 'kysely'
import { actorName } from '../../../platform/actor.ts'
import { databaseError } from '../../../platform/db.ts'
import { notFound, refuse, type Outcome } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import type { CallNumberStyle, NewCallNumberStyle } from '../contract-call-numbers.ts'

const columns = sql`
  id, branch_id as branch, location_id as location, item_type as "itemType", scheme, other_schemes as "otherSchemes",
  prefix, cutter_figures as "cutterFigures", author_mark as "authorMark", mark_letters as "markLetters",
  work_mark as "workMark", dewey_decimals as "deweyDecimals", fiction, biography, with_year as year`

/** How numbers are made, by place: the whole library first. */
export async function listStyles(w: Pick<Work, 'db'>): Promise<readonly CallNumberStyle[]> {
  const { rows } = await sql<CallNumberStyle>`
    select ${columns} from catalog.call_number_style
    order by branch_id nulls first, location_id nulls first, item_type nulls first`.execute(w.db)
  return rows
}

/** Says how numbers are made at a place; what was said for exactly that place before is replaced. */
export async function putStyle(w: Work, style: NewCallNumberStyle): Promise<Outcome<CallNumberStyle>> {
  const text = (value: string | null | undefined) => value?.trim() ?? null
  try {
    const { rows } = await sql<CallNumberStyle>`
      insert into catalog.call_number_style (branch_id, location_id, item_type, scheme, other_schemes, prefix,
        cutter_figures, author_mark, mark_letters, work_mark, dewey_decimals, fiction, biography, with_year, changed_at,
        by_name)
      values (${style.branch}, ${style.location}, ${style.itemType}, ${style.scheme ?? null},
        ${style.otherSchemes ?? null}::text[], ${text(style.prefix)}, ${style.cutterFigures ?? null},
        ${style.authorMark ?? null}, ${style.markLetters ?? null}, ${style.workMark ?? null},
        ${style.deweyDecimals ?? null}, ${text(style.fiction)}, ${text(style.biography)}, ${style.year ?? null},
        ${w.now}, ${actorName(w.actor)})
      on conflict (branch_id, location_id, item_type) do update set scheme = excluded.scheme,
        other_schemes = excluded.other_schemes, prefix = excluded.prefix, cutter_figures = excluded.cutter_figures,
        author_mark = excluded.author_mark, mark_letters = excluded.mark_letters, work_mark = excluded.work_mark,
        dewey_decimals = excluded.dewey_decimals, fiction = excluded.fiction, biography = excluded.biography,
        with_year = excluded.with_year, changed_at = excluded.changed_at, by_name = excluded.by_name
      returning ${columns}`.execute(w.db)
    const [saved] = rows
    if (!saved) throw new Error('The style was not written.')
    await w.audit({
      action: 'call-number-style.change',
      subject: `call-number-style:${saved.id}`,
      detail: { ...saved },
    })
    return saved
  } catch (error) {
    if (databaseError(error)?.code !== '23503') throw error
    return refuse({ code: 'place-not-found', message: 'There is no such branch, location or item type.' })
  }
}

/** Takes back what was said for a place. */
export async function deleteStyle(w: Work, id: number): Promise<Outcome<object>> {
  const { rows } = await sql`delete from catalog.call_number_style where id = ${id} returning id`.execute(w.db)
  if (rows.length === 0) return notFound('style', 'This style is gone already.')
  await w.audit({ action: 'call-number-style.delete', subject: `call-number-style:${id}` })
  return {}
}

interface TableRow {
  readonly name: string
  readonly entries: number
  readonly changed_at: Temporal.Instant
  readonly by_name: string
}

/** The Cutter–Sanborn table that is loaded, without its contents. */
export async function cutterTableInfo(w: Pick<Work, 'db'>) {
  const { rows } = await sql<TableRow>`select name, entries, changed_at, by_name from catalog.cutter_table`.execute(
    w.db,
  )
  const [row] = rows
  return row ? { name: row.name, entries: row.entries, changedAt: row.changed_at.toString(), by: row.by_name } : null
}

/** Loads a Cutter–Sanborn table; a text in which hardly a line is an entry is refused. */
export async function putCutterTable(w: Work, { name, text }: { readonly name: string; readonly text: string }) {
  const lines = text.split('\n').filter((line) => line.trim() !== '').length
  const { names } = parseCutterTable(text)
  if (names.length < 10 || names.length < lines / 2) {
    return refuse({
      code: 'invalid-cutter-table',
      field: 'text',
      message: `Of ${lines} lines ${names.length} are a name with its figures. Each line has a name and its figures, such as “649 Tolk”.`,
    })
  }
  await sql`
    insert into catalog.cutter_table (name, content, entries, changed_at, by_name)
    values (${name.trim()}, ${text}, ${names.length}, ${w.now}, ${actorName(w.actor)})
    on conflict ("only") do update set name = excluded.name, content = excluded.content, entries = excluded.entries,
      changed_at = excluded.changed_at, by_name = excluded.by_name`.execute(w.db)
  await w.audit({ action: 'cutter-table.change', subject: 'cutter-table', detail: { name, entries: names.length } })
  return { name: name.trim(), entries: names.length, changedAt: w.now.toString(), by: actorName(w.actor) }
}
