import { sql } from 'kysely'
import type { Work } from '../../platform/work.ts'

/** A patron as one is written to. */
export interface Addressee {
  readonly id: number
  readonly name: string
  readonly given_name: string
  readonly email: string
  readonly phone: string
  readonly address: string
  readonly language: string
  readonly active: boolean
  readonly branch_id: number
  readonly category_code: string
  readonly expires: Temporal.PlainDate | null
  readonly card: string | null
}

/** A loan as notices speak of it. */
export interface LoanFacts {
  readonly id: number
  readonly patron_id: number | null
  readonly branch_id: number
  readonly state: string
  readonly due_at: Temporal.Instant
  readonly title: string
  readonly author: string | null
  readonly barcode: string
  readonly call_number: string
}

/** A hold as notices speak of it. */
export interface HoldFacts {
  readonly id: number
  readonly patron_id: number
  readonly pickup_branch_id: number
  readonly state: string
  readonly shelf_until: Temporal.PlainDate | null
  readonly title: string
  readonly author: string | null
}

/** How someone wants to be told about a kind. */
export interface StoredPreference {
  readonly patron_id: number
  readonly kind: string
  readonly channels: readonly ('email' | 'sms' | 'print')[] | null
  readonly digest: boolean
}

type Reader = Pick<Work, 'db'>

function byId<T extends { readonly id: number }>(rows: readonly T[]): ReadonlyMap<number, T> {
  return new Map(rows.map((row) => [row.id, row]))
}

/** Patrons by number. */
export async function addressees(w: Reader, ids: readonly number[]): Promise<ReadonlyMap<number, Addressee>> {
  const { rows } = await sql<Addressee>`
    select * from patrons.notice_patron_view where id = any(${[...new Set(ids)]})`.execute(w.db)
  return byId(rows)
}

/** Loans that are still open, by number. */
export async function openLoans(w: Reader, ids: readonly number[]): Promise<ReadonlyMap<number, LoanFacts>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<LoanFacts>`
    select l.id, l.patron_id, l.branch_id, l.state, l.due_at, i.title, i.author, i.barcode, i.call_number
    from circulation.notice_loan_view l join catalog.item_history_view i on i.id = l.item_id
    where l.id = any(${[...new Set(ids)]})`.execute(w.db)
  return byId(rows)
}

/** Open holds, by number. */
export async function openHolds(w: Reader, ids: readonly number[]): Promise<ReadonlyMap<number, HoldFacts>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<HoldFacts>`
    select h.id, h.patron_id, h.pickup_branch_id, h.state, h.shelf_until, b.title, b.author
    from holds.open_hold_view h join catalog.bib_view b on b.id = h.bib_id
    where h.id = any(${[...new Set(ids)]})`.execute(w.db)
  return byId(rows)
}

/** What patrons have chosen, by patron and kind (`17 overdue`, `17 *`). */
export async function preferencesOf(
  w: Reader,
  patrons: readonly number[],
): Promise<ReadonlyMap<string, StoredPreference>> {
  const { rows } = await sql<StoredPreference>`
    select patron_id, kind, channels, digest from notifications.preference where patron_id = any(${[...new Set(patrons)]})`.execute(
    w.db,
  )
  return new Map(rows.map((row) => [`${row.patron_id} ${row.kind}`, row]))
}

/** Which of some addresses do not work, as `email a@example.org` with the reason. */
export async function badAddresses(w: Reader, given: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ channel: string; address: string; reason: string }>`
    select channel, address, reason from notifications.bad_address
    where cleared_at is null and address = any(${[...new Set(given)]})`.execute(w.db)
  return new Map(rows.map((row) => [`${row.channel} ${row.address}`, row.reason]))
}

/** E-mail addresses of those who are told what a patron is told, by patron. */
export async function proxiesOf(
  w: Pick<Work, 'db' | 'now'>,
  patrons: readonly number[],
): Promise<ReadonlyMap<number, readonly string[]>> {
  const { rows } = await sql<{ patron_id: number; emails: string[] }>`
    select patron_id, array_agg(distinct email) as emails from patrons.notice_proxy_view
    where patron_id = any(${[...new Set(patrons)]}) and starts <= ${w.now}::date and (ends is null or ends >= ${w.now}::date)
    group by patron_id`.execute(w.db)
  return new Map(rows.map((row) => [row.patron_id, row.emails]))
}
