import { actorName } from '../../platform/actor.ts'
import { violates } from '../../platform/db.ts'
import { notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import { closeSessionsOf } from '../../platform/session.ts'
import { readSetting } from '../../platform/setting.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import { cardBlocks, freeCardNumber } from './card-numbers.ts'
import { isDeleted } from './change-patron.ts'
import type { Patron } from './contract.ts'
import { patronChanged, patronFeeDue } from './events.ts'
import { patronById } from './queries.ts'
import { cardKey, cardNumber, isCardNumber } from './rules/card-number.ts'
import { cardReplacementFee } from './settings.ts'
import { cardJustTaken, cardTaken, insertCard, lockPatron } from './store.ts'
import type { PatronsTables } from './tables.ts'

/** Gives a new card. The old one is marked replaced or lost and goes on finding its owner. */
export async function replaceCard(
  w: Work,
  id: number,
  request: { readonly barcode?: string; readonly lost?: boolean },
): Promise<Patron | Refusal> {
  const row = await lockPatron(w, id)
  if (!row) return notFound('patron', `There is no patron ${id}.`)
  if (row.deleted_at !== null) return refuse(isDeleted)
  const given = request.barcode === undefined ? undefined : cardNumber(request.barcode)
  if (given !== undefined && !isCardNumber(given)) {
    return refuse({
      code: 'invalid-card',
      field: 'barcode',
      message: 'A card number has up to 40 letters and digits. Scan the card again.',
    })
  }
  const taken = given === undefined ? undefined : await cardTaken(w, given)
  const wrong = given === undefined || taken ? [] : await cardBlocks(w, given, row.branch_id)
  if (taken || wrong.length > 0)
    return refuse(...[...(taken ? [taken] : []), ...wrong].map((block) => ({ ...block, field: 'barcode' })))
  const state = request.lost === true ? 'lost' : 'replaced'
  const old = await tablesOf<PatronsTables>(w)
    .updateTable('patrons.card')
    .set({ state, ended_at: w.now, ended_by: actorName(w.actor) })
    .where('patron_id', '=', id)
    .where('state', '=', 'active')
    .returning('barcode')
    .executeTakeFirst()
  const barcode = given ?? (await freeCardNumber(w, row.branch_id))
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
  await w.publish(patronChanged, { patron: id, fields: ['card'] })
  const fee = state === 'lost' ? await readSetting(w, cardReplacementFee, row.branch_id) : 0
  if (fee > 0)
    await w.publish(patronFeeDue, {
      patron: id,
      amount: fee,
      description: `New card for ${old?.barcode ?? 'a lost one'}`,
      branch: row.branch_id,
    })
  return patronById(w, id)
}

/** Says that a card was lost: it lends nothing and signs nobody in, but goes on finding its owner. */
export async function loseCard(w: Work, id: number, barcode: string): Promise<Patron | Refusal> {
  return setCardState(w, id, barcode, 'active', 'lost')
}

/** Says that a lost card was found: it is in use again, if the patron has no other. */
export async function findCard(w: Work, id: number, barcode: string): Promise<Patron | Refusal> {
  try {
    return await setCardState(w, id, barcode, 'lost', 'active')
  } catch (error) {
    if (violates(error, 'card_active'))
      return refuse({
        code: 'card-replaced',
        message: 'The patron has a new card meanwhile. Destroy the old one, or replace the new by it.',
      })
    throw error
  }
}

async function setCardState(
  w: Work,
  id: number,
  barcode: string,
  from: 'active' | 'lost',
  to: 'active' | 'lost',
): Promise<Patron | Refusal> {
  if (!(await lockPatron(w, id))) return notFound('patron', `There is no patron ${id}.`)
  const cards = await tablesOf<PatronsTables>(w)
    .selectFrom('patrons.card')
    .select(['id', 'barcode', 'state'])
    .where('patron_id', '=', id)
    .execute()
  const card = cards.find((one) => cardKey(one.barcode) === cardKey(barcode) && one.state === from)
  if (!card) return notFound('card', `This patron has no card ${barcode} that could be marked so.`)
  await tablesOf<PatronsTables>(w)
    .updateTable('patrons.card')
    .set({
      state: to,
      ended_at: to === 'lost' ? w.now : null,
      ended_by: to === 'lost' ? actorName(w.actor) : null,
    })
    .where('id', '=', card.id)
    .execute()
  if (to === 'lost') await closeSessionsOf(w, 'patron', id)
  await w.audit({
    action: `card.${to === 'lost' ? 'lost' : 'found'}`,
    subject: `patron:${id}`,
    detail: { card: card.barcode },
  })
  return patronById(w, id)
}
