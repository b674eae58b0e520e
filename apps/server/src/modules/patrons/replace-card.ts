import { violates } from '../../platform/db.ts'
import { notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import { closeSessionsOf } from '../../platform/session.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import type { Patron } from './contract.ts'
import { patronById } from './queries.ts'
import { cardNumber, isCardNumber } from './rules/card-number.ts'
import { cardJustTaken, cardTaken, freeCardNumber, insertCard, lockPatron } from './store.ts'
import type { PatronsTables } from './tables.ts'

/** Gives a new card. The old one is marked replaced or lost and goes on finding its owner. */
export async function replaceCard(
  w: Work,
  id: number,
  request: { readonly barcode?: string; readonly lost?: boolean },
): Promise<Patron | Refusal> {
  if (!(await lockPatron(w, id))) return notFound('patron', `There is no patron ${id}.`)
  const given = request.barcode === undefined ? undefined : cardNumber(request.barcode)
  if (given !== undefined && !isCardNumber(given)) {
    return refuse({
      code: 'invalid-card',
      field: 'barcode',
      message: 'A card number has up to 40 letters and digits. Scan the card again.',
    })
  }
  const taken = given === undefined ? undefined : await cardTaken(w, given)
  if (taken) return refuse({ ...taken, field: 'barcode' })
  const state = request.lost === true ? 'lost' : 'replaced'
  const old = await tablesOf<PatronsTables>(w)
    .updateTable('patrons.card')
    .set({ state })
    .where('patron_id', '=', id)
    .where('state', '=', 'active')
    .returning('barcode')
    .executeTakeFirst()
  const barcode = given ?? (await freeCardNumber(w))
  try {
    await insertCard(w, id, barcode)
  } catch (error) {
    if (violates(error, 'card_barcode')) return refuse({ ...cardJustTaken(barcode), field: 'barcode' })
    throw error
  }
  if (state === 'lost') await closeSessionsOf(w, 'patron', id)
  await w.audit({
    action: 'card.replace',
    subject: `patron:${id}`,
    detail: { old: old?.barcode ?? null, state, new: barcode },
  })
  return patronById(w, id)
}
