import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { notFound, type Outcome } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import type { OwnVendor, VendorClaim } from './contract.ts'

/** What a patron said to a program. */
export interface Consent {
  readonly subject: string
  readonly asked: readonly VendorClaim[]
  readonly claims: readonly VendorClaim[]
  readonly ended: boolean
}

/** What a patron said to a program, also when they took it back; undefined when they were never asked. */
export async function consentOf(w: Pick<Work, 'db'>, vendor: number, patron: number): Promise<Consent | undefined> {
  const { rows } = await sql<Consent>`select subject, asked, claims, ended_at is not null as ended
    from vendor_sign_in.consent where vendor_id = ${vendor} and patron_id = ${patron}`.execute(w.db)
  return rows[0]
}

/** Keeps what a patron allows a program to be told: of what was asked, what was ticked. */
export async function giveConsent(
  w: Work,
  {
    vendor,
    patron,
    asked,
    claims,
  }: {
    readonly vendor: number
    readonly patron: number
    readonly asked: readonly VendorClaim[]
    readonly claims: readonly VendorClaim[]
  },
): Promise<Consent> {
  const allowed = claims.filter((claim) => asked.includes(claim))
  // Another random name at each program: two of them cannot find out that they know the same person (Core 8.1, pairwise).
  const subject = randomBytes(24).toString('base64url')
  const { rows } = await sql<Consent>`
    insert into vendor_sign_in.consent (vendor_id, patron_id, subject, asked, claims, given_at)
    values (${vendor}, ${patron}, ${subject}, ${asked}, ${allowed}, ${w.now})
    on conflict (vendor_id, patron_id) do update
      set asked = excluded.asked, claims = excluded.claims, given_at = excluded.given_at, ended_at = null
    returning subject, asked, claims, false as ended`.execute(w.db)
  await w.audit({ action: 'vendor.consent', subject: `patron:${patron}`, detail: { vendor, claims: allowed } })
  const [kept] = rows
  if (!kept) throw new Error('a consent was not kept')
  return kept
}

/** The programs that may know a patron. */
export async function ownVendors(
  w: Pick<Work, 'db'>,
  patron: number,
): Promise<{ readonly total: number; readonly rows: OwnVendor[] }> {
  const { rows } = await sql<
    Omit<OwnVendor, 'given' | 'used'> & { readonly given: Temporal.Instant; readonly used: Temporal.Instant | null }
  >`
    select v.id, v.name, c.claims, c.given_at as given, c.used_at as used
    from vendor_sign_in.consent c join vendor_sign_in.vendor v on v.id = c.vendor_id
    where c.patron_id = ${patron} and c.ended_at is null order by lower(v.name)`.execute(w.db)
  const told = rows.map((row) => ({ ...row, given: row.given.toString(), used: row.used?.toString() ?? null }))
  return { total: told.length, rows: told }
}

/** Takes a consent back: the program is told nothing any more, and what it was given ends at once. */
export async function endConsent(w: Work, patron: number, vendor: number): Promise<Outcome<object>> {
  const { rows } = await sql<{ id: number }>`update vendor_sign_in.consent set ended_at = ${w.now}
    where vendor_id = ${vendor} and patron_id = ${patron} and ended_at is null returning id`.execute(w.db)
  if (rows.length === 0) return notFound('vendor', 'This program knows nothing of you.')
  await sql`delete from vendor_sign_in.code where vendor_id = ${vendor} and patron_id = ${patron}`.execute(w.db)
  await w.audit({ action: 'vendor.consent-end', subject: `patron:${patron}`, detail: { vendor } })
  return {}
}
