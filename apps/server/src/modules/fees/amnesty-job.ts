import { sql } from 'kysely'
import { actorName } from '../../platform/actor.ts'
import { defineJob, handle, type JobContext, type JobHandler } from '../../platform/jobs.ts'
import { tablesOf, mustWork, readWork, type Work } from '../../platform/work.ts'
import { libraryTimeZone } from '../org/index.ts'
import { chargesFor, reliefOf } from './amnesty-charges.ts'
import { deskBranch } from './charge.ts'
import type { AmnestyFilter } from './contract-amnesty.ts'
import { allocate, insertMovement, lockAccount } from './store.ts'
import type { FeesTables } from './tables.ts'
import { voidPayment } from './void-payment.ts'

/** Takes off, or lets be owed again, what an amnesty is for. Running it twice does nothing twice. */
export const AmnestyRun = defineJob<{ amnesty: number; name: string; what: 'run' | 'undo' }>('fees.amnesty', {
  title: ({ name, what }) => (what === 'run' ? `Amnesty: ${name}` : `Undo amnesty: ${name}`),
})

const batch = 50

async function run(context: JobContext, payload: { amnesty: number; what: 'run' | 'undo' }) {
  const { platform, actor } = context
  const amnesty = await tablesOf<FeesTables>({ db: platform.database.kysely })
    .selectFrom('fees.amnesty')
    .selectAll()
    .where('id', '=', payload.amnesty)
    .executeTakeFirstOrThrow()
  const wanted = payload.what === 'run' ? 'running' : 'undoing'
  if (amnesty.state !== wanted) return { done: 0 }
  const patrons =
    payload.what === 'run'
      ? await patronsFor(readWork(platform, actor), amnesty)
      : await patronsOf(readWork(platform, actor), amnesty.id)
  let done = 0
  for (let from = 0; from < patrons.length && !context.cancelled(); from += batch) {
    const some = patrons.slice(from, from + batch)
    await mustWork(platform, actor, async (w) => {
      for (const patron of some) {
        await lockAccount(w, patron)
        if (payload.what === 'run') await relievePatron(w, amnesty, patron)
        else await restorePatron(w, amnesty, patron)
      }
    })
    done += some.length
    context.progress(done, patrons.length)
  }
  // Stopped half-way it can be undone as far as it went, and begun again for the rest.
  await mustWork(platform, actor, async (w) => {
    await tablesOf<FeesTables>(w)
      .updateTable('fees.amnesty')
      .set({ state: payload.what === 'run' || context.cancelled() ? 'done' : 'undone', finished_at: w.now })
      .where('id', '=', amnesty.id)
      .execute()
    w.afterCommit(() => w.platform.live.tell('payment', { amnesty: amnesty.id }))
  })
  return { patrons: done }
}

interface AmnestyRow {
  readonly id: number
  readonly filter: unknown
  readonly how: 'waiver' | 'write-off'
  readonly percent: number
  readonly reason: string
  readonly created_at: Temporal.Instant
}

/** The stored filter is what the request said. */
function filterOf({ filter }: AmnestyRow): AmnestyFilter {
  return filter as AmnestyFilter
}

async function patronsFor(w: Work, amnesty: AmnestyRow): Promise<readonly number[]> {
  const condition = chargesFor(filterOf(amnesty), amnesty.created_at, await libraryTimeZone(w))
  const { rows } = await sql<{ id: number }>`
    select distinct c.patron_id as id from fees.charge c join patrons.patron_view p on p.id = c.patron_id
    where ${condition} order by 1`.execute(w.db)
  return rows.map((row) => row.id)
}

async function patronsOf(w: Work, amnesty: number): Promise<readonly number[]> {
  const { rows } = await sql<{ id: number }>`
    select distinct patron_id as id from fees.movement where amnesty_id = ${amnesty} order by 1`.execute(w.db)
  return rows.map((row) => row.id)
}

// A charge that has its relief already is left alone, so that a job which was killed can go on.
async function relievePatron(w: Work, amnesty: AmnestyRow, patron: number): Promise<void> {
  const condition = chargesFor(filterOf(amnesty), amnesty.created_at, await libraryTimeZone(w))
  const { rows } = await sql<{ id: number; currency: string; amount: number }>`
    select c.id, c.currency, ${reliefOf(amnesty.percent)} as amount
    from fees.charge c join patrons.patron_view p on p.id = c.patron_id
    where c.patron_id = ${patron} and ${condition}
      and not exists (select from fees.allocation a join fees.movement m on m.id = a.movement_id
        where a.charge_id = c.id and m.amnesty_id = ${amnesty.id})
    order by c.id`.execute(w.db)
  for (const { id, currency, amount } of rows) {
    const movement = await insertMovement(w, {
      patron,
      kind: amnesty.how,
      amount: { amount, currency },
      branch: deskBranch(w),
      by: actorName(w.actor),
      reason: amnesty.reason,
      amnesty: amnesty.id,
    })
    await allocate(w, movement, [{ charge: id, amount }], { fromCredit: false })
  }
  if (rows.length === 0) return
  await w.audit({
    action: amnesty.how === 'waiver' ? 'charge.waive' : 'charge.write-off',
    subject: `patron:${patron}`,
    reason: amnesty.reason,
    detail: {
      amnesty: amnesty.id,
      charges: rows.map((row) => row.id),
      amount: rows.reduce((sum, row) => sum + row.amount, 0),
    },
  })
}

async function restorePatron(w: Work, amnesty: AmnestyRow, patron: number): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    select m.id from fees.movement m
    where m.amnesty_id = ${amnesty.id} and m.patron_id = ${patron}
      and not exists (select from fees.movement v where v.reverses_id = m.id) order by m.id`.execute(w.db)
  for (const { id } of rows) await voidPayment(w, { payment: id, reason: `Amnesty undone: ${amnesty.reason}` })
}

/** The job behind amnesties. */
export const amnestyJob: JobHandler = handle(AmnestyRun, run)
