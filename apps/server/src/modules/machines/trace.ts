import { sql, type RawBuilder } from 'kysely'
import type { Work } from '../../platform/work.ts'
import type { TraceEntry, TraceTone, Why } from './contract.ts'
import { explainText } from './explain-text.ts'

/** Which entries are asked for. */
export interface TraceQuery {
  /** 0: lines that never logged in. */
  readonly machine?: number
  readonly session?: string
  readonly tone?: TraceTone
  readonly message?: string
  readonly text?: string
  readonly before?: number
  readonly after?: number
  readonly limit?: number
}

interface Row {
  readonly id: number
  readonly at: Temporal.Instant
  readonly machine: number | null
  readonly name: string | null
  readonly session: string
  readonly address: string
  readonly emulated: boolean
  readonly tone: TraceTone
  readonly text: string
  readonly request: string | null
  readonly answer: string | null
  readonly problem: string | null
  readonly why: Why[]
  readonly patron: number | null
  readonly item: number | null
  readonly milliseconds: number
}

function conditions(query: TraceQuery): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`true`]
  if (query.machine !== undefined)
    parts.push(query.machine === 0 ? sql`t.machine_id is null` : sql`t.machine_id = ${query.machine}`)
  if (query.session !== undefined) parts.push(sql`t.session = ${query.session}`)
  if (query.tone !== undefined) parts.push(sql`t.tone = ${query.tone}`)
  if (query.message !== undefined) parts.push(sql`t.code = ${query.message}`)
  if (query.before !== undefined) parts.push(sql`t.id < ${query.before}`)
  if (query.after !== undefined) parts.push(sql`t.id > ${query.after}`)
  const words = query.text?.trim() ?? ''
  if (words !== '') {
    const pattern = `%${words.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
    parts.push(sql`(t.text ilike ${pattern} or t.request ilike ${pattern} or t.answer ilike ${pattern})`)
  }
  return sql.join(parts, sql` and `)
}

/** What machines said and were answered, newest first. */
export async function listTrace(
  w: Pick<Work, 'db'>,
  query: TraceQuery,
): Promise<{ rows: TraceEntry[]; more: boolean }> {
  const limit = query.limit ?? 100
  const { rows } = await sql<Row>`
    select t.id, t.at, t.machine_id as machine, m.name, t.session, t.address, t.emulated, t.tone, t.text, t.request, t.answer,
      t.problem, t.why, t.patron_id as patron, t.item_id as item, t.milliseconds
    from machines.trace t left join machines.machine m on m.id = t.machine_id
    where ${conditions(query)} order by t.id desc limit ${limit + 1}`.execute(w.db)
  return { rows: rows.slice(0, limit).map(view), more: rows.length > limit }
}

function view(row: Row): TraceEntry {
  return {
    id: row.id,
    at: row.at.toString(),
    machine: row.machine,
    machineName: row.name,
    session: row.session,
    address: row.address,
    emulated: row.emulated,
    tone: row.tone,
    text: row.text,
    request: row.request === null ? null : { ...explainText(row.request), problem: row.problem },
    answer: row.answer === null ? null : explainText(row.answer),
    why: row.why,
    patron: row.patron,
    item: row.item,
    milliseconds: Math.round(row.milliseconds * 100) / 100,
  }
}

/** Forgets the trace, of one machine or of all. */
export async function clearTrace(w: Work, { machine }: { readonly machine?: number }): Promise<object> {
  await sql`delete from machines.trace where ${machine ?? null}::bigint is null or machine_id = ${machine ?? null}`.execute(
    w.db,
  )
  await w.audit({
    action: 'machine.clear-trace',
    subject: machine === undefined ? 'machine-trace:all' : `machine:${machine}`,
  })
  return {}
}
