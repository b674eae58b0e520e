import { sql, type RawBuilder } from 'kysely'
import { refuse, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { patronFacts } from '../patrons/index.ts'
import type { HistoryEntry } from './contract-history.ts'

type Page = { readonly limit?: number; readonly offset?: number }
interface Row {
  readonly loan: number
  readonly bib: number
  readonly title: string
  readonly author: string | null
  readonly barcode: string
  readonly out: Temporal.Instant
  readonly due: Temporal.Instant
  readonly returned: Temporal.Instant | null
  readonly renewals: number
  readonly total: number
}

/** What a patron has borrowed since the history was switched on; nothing where it is off. */
export async function historyOf(w: Work, patron: number, page: Page): Promise<{ total: number; rows: HistoryEntry[] }> {
  const facts = await patronFacts(w, { id: patron })
  if (facts?.historySince === undefined) return { total: 0, rows: [] }
  const { rows } = await sql<Row>`
    select l.id as loan, i.bib_id as bib, i.title, i.author, i.barcode, l.out_at as out, l.due_at as due, l.returned_at as returned,
      l.renewals, count(*) over () as total
    from circulation.loan l join catalog.item_history_view i on i.id = l.item_id
    where l.patron_id = ${patron} and l.out_at >= ${facts.historySince}
    order by l.out_at desc, l.id desc limit ${page.limit ?? 100} offset ${page.offset ?? 0}`.execute(w.db)
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.map(({ total: _total, out, due, returned, ...row }) => ({
      ...row,
      out: out.toString(),
      due: due.toString(),
      returned: returned?.toString() ?? null,
    })),
  }
}

/** The history of the signed-in patron. */
export async function ownHistory(w: Work, page: Page): Promise<{ total: number; rows: HistoryEntry[] } | Refusal> {
  return w.actor.kind === 'patron' ? historyOf(w, w.actor.id, page) : signInFirst()
}

const signInFirst = () => refuse({ code: 'sign-in-needed', message: 'Sign in with your library card first.' })

/** Forgets what the signed-in patron has returned, all of it or one loan. */
export async function forgetOwn(w: Work, loan?: number): Promise<{ forgotten: number } | Refusal> {
  if (w.actor.kind !== 'patron') return signInFirst()
  const forgotten = await forgetReturned(w, w.actor.id, loan === undefined ? {} : { loan })
  await w.audit({ action: 'history.forget', subject: `patron:${w.actor.id}`, detail: { loans: forgotten } })
  return { forgotten }
}

/**
 * Takes the name off returned loans. A loan for which something is owed keeps it until that is settled, unless
 * `evenOwed`. Returns how many were forgotten.
 */
export async function forgetReturned(
  w: Work,
  patron: number,
  which: { readonly loan?: number; readonly evenOwed?: boolean },
): Promise<number> {
  const conditions: RawBuilder<unknown>[] = [sql`l.patron_id = ${patron}`, sql`l.returned_at is not null`]
  if (which.loan !== undefined) conditions.push(sql`l.id = ${which.loan}`)
  if (which.evenOwed !== true)
    conditions.push(
      sql`not exists (select from fees.owed_charge_view c where c.loan_id = l.id and c.patron_id = ${patron})`,
    )
  const { rows } = await sql<{ id: number }>`
    update circulation.loan l set patron_id = null, proxy_id = null,
      before = l.before - 'hold' - 'patron'
    where ${sql.join(conditions, sql` and `)} returning l.id`.execute(w.db)
  const ids = rows.map(({ id }) => id)
  if (ids.length > 0)
    await sql`update circulation.check_in set before = before - 'hold' - 'patron' where loan_id = any(${ids}::bigint[])`.execute(
      w.db,
    )
  if (which.loan === undefined) {
    await sql`update circulation.claim set patron_id = null where patron_id = ${patron} and resolved_at is not null`.execute(
      w.db,
    )
    await sql`update circulation.defect set patron_id = null where patron_id = ${patron} and state <> 'open'`.execute(
      w.db,
    )
  }
  return rows.length
}

/** Forgets who had the returned loans among these (or any) for which nothing is owed any more and that no history keeps. */
export async function forgetSettled(w: Work, loans?: readonly number[]): Promise<number> {
  if (loans?.length === 0) return 0
  const { rows } = await sql<{ patron: number; id: number }>`
    select l.id, l.patron_id as patron from circulation.loan l join patrons.patron_view p on p.id = l.patron_id
    where l.returned_at is not null and ${loans === undefined ? sql`true` : sql`l.id = any(${loans}::bigint[])`}
      and not (p.keep_history and l.out_at >= p.history_since)
      and not exists (select from fees.owed_charge_view c where c.loan_id = l.id and c.patron_id = l.patron_id)`.execute(
    w.db,
  )
  for (const { id, patron } of rows) await forgetReturned(w, patron, { loan: id })
  return rows.length
}

/** Patrons who have something on loan, or borrowed something since a day, as far as it is still known. */
export async function patronsInUseSince(w: Work, since: Temporal.PlainDate): Promise<readonly number[]> {
  const { rows } = await sql<{ id: number }>`
    select distinct patron_id as id from circulation.loan where patron_id is not null
      and (returned_at is null or out_at >= ${since}::date)`.execute(w.db)
  return rows.map(({ id }) => id)
}
