import { sql, type RawBuilder } from 'kysely'
import { actorName } from '../../platform/actor.ts'
import { jsonb } from '../../platform/db.ts'
import { isRefusal, notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import { libraryOf, libraryTimeZone } from '../org/index.ts'
import { AmnestyRun } from './amnesty-job.ts'
import { chargesFor, reliefOf } from './amnesty-charges.ts'
import { amountProblem } from './charge.ts'
import type { Amnesty, AmnestyFilter, PreviewAmnesty, RunAmnesty } from './contract-amnesty.ts'
import type { ChargeKind } from './contract.ts'
import type { FeesTables } from './tables.ts'

type Plan = NonNullable<(typeof PreviewAmnesty)['types']>['body']
type AmnestyRequest = NonNullable<(typeof RunAmnesty)['types']>['body']

async function planProblem(w: Work, { filter }: Plan): Promise<Refusal | undefined> {
  if (filter.upTo) return amountProblem(w, filter.upTo, 'upTo')
  return undefined
}

interface SumRow {
  readonly kind: ChargeKind
  readonly branch: number | null
  readonly charges: number
  readonly amount: number
}

const shown = 100

/** What an amnesty would take off as of now; nothing is written. */
export async function previewAmnesty(w: Work, { filter, percent = 100 }: Plan) {
  const problem = await planProblem(w, { filter })
  if (problem) return problem
  const { currency } = await libraryOf(w)
  const condition = chargesFor(filter, w.now, await libraryTimeZone(w))
  const money = (amount: number) => ({ amount, currency })
  const { rows: sums } = await sql<SumRow>`
    select c.kind, c.branch_id as branch, count(*) as charges, sum(${reliefOf(percent)})::bigint as amount
    from fees.charge c join patrons.patron_view p on p.id = c.patron_id where ${condition} group by 1, 2`.execute(w.db)
  const { rows: people } = await sql<{ patrons: number }>`
    select count(distinct c.patron_id) as patrons
    from fees.charge c join patrons.patron_view p on p.id = c.patron_id where ${condition}`.execute(w.db)
  const { rows } = await sql<{
    charge: number
    patron: number
    patronName: string
    kind: ChargeKind
    description: string
    at: Temporal.Instant
    outstanding: number
    amount: number
  }>`
    select c.id as charge, c.patron_id as patron, p.name as "patronName", c.kind, c.description, c.at, c.outstanding,
      ${reliefOf(percent)} as amount
    from fees.charge c join patrons.patron_view p on p.id = c.patron_id
    where ${condition} order by c.outstanding desc, c.id limit ${shown}`.execute(w.db)
  const by = <K>(key: (row: SumRow) => K) =>
    [...Map.groupBy(sums, key)].map(([value, group]) => ({
      value,
      charges: group.reduce((sum, row) => sum + row.charges, 0),
      amount: money(group.reduce((sum, row) => sum + row.amount, 0)),
    }))
  return {
    patrons: people[0]?.patrons ?? 0,
    charges: sums.reduce((sum, row) => sum + row.charges, 0),
    amount: money(sums.reduce((sum, row) => sum + row.amount, 0)),
    byKind: by((row) => row.kind).map(({ value: kind, ...rest }) => ({ kind, ...rest })),
    byBranch: by((row) => row.branch).map(({ value: branch, ...rest }) => ({ branch, ...rest })),
    rows: rows.map((row) => ({
      ...row,
      at: row.at.toString(),
      outstanding: money(row.outstanding),
      amount: money(row.amount),
    })),
  }
}

/** Begins an amnesty; a job takes off what the preview showed, and what was charged in the meantime stays. */
export async function runAmnesty(w: Work, request: AmnestyRequest): Promise<Amnesty | Refusal> {
  const problem = await planProblem(w, request)
  if (problem) return problem
  const row = await tablesOf<FeesTables>(w)
    .insertInto('fees.amnesty')
    .values({
      name: request.name,
      filter: jsonb(request.filter),
      how: request.how ?? 'waiver',
      percent: request.percent ?? 100,
      reason: request.reason,
      state: 'running',
      created_at: w.now,
      by_name: actorName(w.actor),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await w.audit({ action: 'amnesty.run', subject: `amnesty:${row.id}`, reason: request.reason, detail: { ...request } })
  return startJob(w, row.id, request.name, 'run')
}

/** Lets patrons owe again what an amnesty took off. */
export async function undoAmnesty(w: Work, id: number, reason: string): Promise<Amnesty | Refusal> {
  const row = await tablesOf<FeesTables>(w)
    .updateTable('fees.amnesty')
    .set({ state: 'undoing', undone_at: w.now })
    .where('id', '=', id)
    .where('state', '=', 'done')
    .returning('name')
    .executeTakeFirst()
  if (!row) {
    const found = await amnestyById(w, id)
    if (isRefusal(found)) return found
    return refuse({
      code: `amnesty-${found.state}`,
      message: 'Only an amnesty that is done can be undone, and only once.',
    })
  }
  await w.audit({ action: 'amnesty.undo', subject: `amnesty:${id}`, reason })
  return startJob(w, id, row.name, 'undo')
}

async function startJob(w: Work, id: number, name: string, what: 'run' | 'undo'): Promise<Amnesty | Refusal> {
  const job = await w.enqueue(AmnestyRun, { amnesty: id, name, what })
  await tablesOf<FeesTables>(w).updateTable('fees.amnesty').set({ job_id: job }).where('id', '=', id).execute()
  return amnestyById(w, id)
}

interface AmnestyRow {
  readonly id: number
  readonly name: string
  readonly filter: AmnestyFilter
  readonly how: Amnesty['how']
  readonly percent: number
  readonly reason: string
  readonly state: Amnesty['state']
  readonly at: Temporal.Instant
  readonly by: string
  readonly job: number | null
  readonly undoneAt: Temporal.Instant | null
  readonly patrons: number
  readonly charges: number
  readonly amount: number
  readonly total: number
}

async function amnestyRows(w: Work, condition: RawBuilder<unknown>): Promise<readonly AmnestyRow[]> {
  const { rows } = await sql<AmnestyRow>`
    select a.id, a.name, a.filter, a.how, a.percent, a.reason, a.state, a.created_at as at, a.by_name as by, a.job_id as job,
      a.undone_at as "undoneAt", count(*) over () as total,
      (select count(distinct m.patron_id) from fees.movement m where m.amnesty_id = a.id and m.kind <> 'void') as patrons,
      (select count(*) from fees.movement m where m.amnesty_id = a.id and m.kind <> 'void') as charges,
      (select coalesce(sum(m.amount), 0)::bigint from fees.movement m where m.amnesty_id = a.id and m.kind <> 'void') as amount
    from fees.amnesty a where ${condition}`.execute(w.db)
  return rows
}

function amnestyView(row: AmnestyRow, currency: string): Amnesty {
  const { id, name, filter, how, percent, reason, state, by, job, patrons, charges } = row
  return {
    id,
    name,
    filter,
    how,
    percent,
    reason,
    state,
    by,
    job,
    patrons,
    charges,
    at: row.at.toString(),
    undoneAt: row.undoneAt?.toString() ?? null,
    amount: { amount: row.amount, currency },
  }
}

/** One amnesty with what it has taken off so far. */
export async function amnestyById(w: Work, id: number): Promise<Amnesty | Refusal> {
  const [row] = await amnestyRows(w, sql`a.id = ${id}`)
  return row ? amnestyView(row, (await libraryOf(w)).currency) : notFound('amnesty', `There is no amnesty ${id}.`)
}

/** Amnesties, newest first. */
export async function listAmnesties(w: Work, page: { readonly limit?: number; readonly offset?: number }) {
  const rows = await amnestyRows(w, sql`true order by a.id desc limit ${page.limit ?? 100} offset ${page.offset ?? 0}`)
  const { currency } = await libraryOf(w)
  return { total: rows[0]?.total ?? 0, rows: rows.map((row) => amnestyView(row, currency)) }
}
