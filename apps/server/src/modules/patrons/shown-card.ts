import { sql } from 'kysely'
import { verifyPassword } from '../../platform/password.ts'
import { isRefusal, refuse, type Refusal } from '../../platform/refusal.ts'
import { forgetFailures, noteFailure, refuseGuessing } from '../../platform/session.ts'
import { withWork, type Work } from '../../platform/work.ts'
import { cardKey } from './rules/card-number.ts'

/** A patron by the card that was shown at a machine. */
export interface ShownCard {
  readonly patron: number
  /** The card is the one in use, and the account open. */
  readonly current: boolean
  readonly hasPin: boolean
}

/** Whose card this is, without any proof; undefined when nobody's. */
export async function shownCard(w: Pick<Work, 'db'>, card: string): Promise<ShownCard | undefined> {
  const { rows } = await sql<ShownCard>`
    select p.id as patron, c.state = 'active' and p.active as current, p.pin_hash is not null as "hasPin"
    from patrons.card c join patrons.patron p on p.id = c.patron_id where upper(c.barcode) = ${cardKey(card)}`.execute(
    w.db,
  )
  return rows[0]
}

/**
 * Whether a PIN is that of a patron. Guesses count with those at the public site, under the number of the card in use; call
 * it without a transaction around, so that they are kept. `invalid-pin`, or `too-many-attempts`.
 */
export async function checkPin(w: Work, patron: number, pin: string, address: string): Promise<Refusal | undefined> {
  const { rows } = await sql<{ pin_hash: string | null; card: string | null }>`
    select p.pin_hash, c.barcode as card
    from patrons.patron p left join patrons.card c on c.patron_id = p.id and c.state = 'active' where p.id = ${patron}`.execute(
    w.db,
  )
  const row = rows[0]
  const name = row?.card ? cardKey(row.card) : `patron:${patron}`
  const throttled = await refuseGuessing(w.platform, 'patron', name, address)
  if (throttled) return throttled
  if (await verifyPassword(pin, row?.pin_hash)) {
    const forgotten = await withWork(w.platform, w.actor, (inner) => forgetFailures(inner, 'patron', name))
    return isRefusal(forgotten) ? forgotten : undefined
  }
  await noteFailure(w.platform, 'patron', name, address)
  return refuse({ code: 'invalid-pin', field: 'pin', message: 'This PIN is wrong. Try again, or ask for a new one.' })
}
