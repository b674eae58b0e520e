import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { defineJob, handle, type JobHandler } from '../../platform/jobs.ts'
import type { Platform } from '../../platform/platform.ts'
import { isRefusal, refuse, type Refusal } from '../../platform/refusal.ts'
import { carrel, withWork, type Work } from '../../platform/work.ts'
import { loanAutoRenewed, loanNotRenewed } from './events.ts'
import { judgeRenewal } from './judge-renewal.ts'
import { keepEntry } from './loan-entries.ts'
import { carryOut, loanParties } from './renew.ts'

const AutoRenew = defineJob('circulation.auto-renew')

// One loan is one short transaction; desks come first.
const batch = 200
const pause = 20
// A run after an outage looks back so far; what was due longer ago stays overdue.
const lookBack = { hours: 72 }

/** Loans whose time has come to be renewed by themselves and that were not tried for this due moment. */
async function due(platform: Platform, now: Temporal.Instant, after: number): Promise<readonly number[]> {
  const { rows } = await sql<{ id: number }>`
    select l.id
    from circulation.loan l join org.branch_view b on b.id = l.branch_id,
      lateral (select coalesce(l.terms->'autoRenewBefore'->>'unit', 'days') as unit,
        coalesce(((l.terms->'autoRenewBefore'->>'count') || ' ' || (l.terms->'autoRenewBefore'->>'unit'))::interval,
          interval '1 day') as length) early
    where l.state = 'out' and l.terms @> '{"autoRenew": true}' and l.due_at > ${now.subtract(lookBack)} and l.id > ${after}
      and case when early.unit in ('minutes', 'hours') then l.due_at - early.length <= ${now}
        else date_trunc('day', l.due_at at time zone b.time_zone) - early.length <= ${now}::timestamptz at time zone b.time_zone end
      and not exists (select from circulation.loan_entry e
        where e.loan_id = l.id and e.due_before = l.due_at and e.channel = 'auto')
    order by l.id limit ${batch}`.execute(platform.database.kysely)
  return rows.map((row) => row.id)
}

/**
 * Renews one loan without anybody asking, or keeps every reason why not; its reader is told either way. Once for each due
 * moment, however many workers try.
 */
export async function autoRenew(w: Work, id: number): Promise<'renewed' | 'not-renewed' | Refusal> {
  const parties = await loanParties(w, id)
  if (isRefusal(parties)) return parties
  const { loan, patron } = parties
  const { rows } = await sql<{ tried: boolean }>`
    select exists (select from circulation.loan_entry where loan_id = ${id} and due_before = ${loan.due} and channel = 'auto') as tried`.execute(
    w.db,
  )
  if (rows[0]?.tried === true) return refuse({ code: 'renewed-already', message: 'Another worker has just tried.' })
  const { found, lending, blocks } = await judgeRenewal(w, parties, { channel: 'auto', seen: false })
  const dueBefore = loan.due.toString()
  if (blocks.length > 0 || !found) {
    keepEntry(w, {
      loan: id,
      kind: 'not-renewed',
      channel: 'auto',
      branch: null,
      dueBefore: loan.due,
      dueAfter: loan.due,
      blocks,
    })
    await w.publish(loanNotRenewed, {
      loan: id,
      patron: patron.id,
      due: dueBefore,
      blocks: blocks.map(({ code, message }) => ({ code, message })),
    })
    w.afterCommit(() => w.platform.live.tell('loan', { branch: loan.branch, patron: patron.id }))
    return 'not-renewed'
  }
  const renewed = await carryOut(w, parties, lending, found, { channel: 'auto', seen: false, passed: [] })
  await w.publish(loanAutoRenewed, { loan: id, patron: patron.id, dueBefore, due: renewed.loan.due })
  return 'renewed'
}

/** Renews every loan whose time has come, batch by batch; what was tried is not tried again for the same due moment. */
export async function autoRenewDue(
  platform: Platform,
): Promise<{ readonly renewed: number; readonly notRenewed: number }> {
  const now = platform.clock.now()
  let [renewed, notRenewed, last] = [0, 0, 0]
  for (;;) {
    const loans = await due(platform, now, last)
    for (const id of loans) {
      const result = await withWork(platform, carrel, (w) => autoRenew(w, id))
      if (result === 'renewed') renewed += 1
      if (result === 'not-renewed') notRenewed += 1
    }
    last = loans.at(-1) ?? last
    if (loans.length < batch) return { renewed, notRenewed }
    await wait(pause)
  }
}

/** Runs every quarter of an hour. */
export const autoRenewal: JobHandler = handle(AutoRenew, ({ platform }) => autoRenewDue(platform), '*/15 * * * *')
