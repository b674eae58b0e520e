import { notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import { todayAt } from '../org/index.ts'
import { categoriesOf } from './categories.ts'
import type { Patron } from './contract.ts'
import { patronChanged, patronFeeDue } from './events.ts'
import { patronById } from './queries.ts'
import { categoryOn } from './rules/category-on.ts'
import { lockPatron } from './store.ts'
import type { PatronsTables } from './tables.ts'

/** Extends a card by the period of its category, counted from today; done twice on one day it changes nothing more. */
export async function renewCard(w: Work, id: number): Promise<Patron | Refusal> {
  const row = await lockPatron(w, id)
  if (!row) return notFound('patron', `There is no patron ${id}.`)
  if (!row.active) {
    return refuse({
      code: 'patron-inactive',
      message: 'This account is closed. Open it again before renewing its card.',
    })
  }
  const categories = await categoriesOf(w)
  const today = await todayAt(w, row.branch_id)
  const category = categories.get(categoryOn(categories, row.category_code, row.birth_date, today))
  const months = category?.cardMonths ?? null
  const until = months === null ? null : today.add({ months })
  const later = until !== null && row.expires !== null && Temporal.PlainDate.compare(row.expires, until) > 0
  const expires = later ? row.expires : until
  await tablesOf<PatronsTables>(w).updateTable('patrons.patron').set({ expires }).where('id', '=', id).execute()
  const detail = { from: row.expires?.toString() ?? null, to: expires?.toString() ?? null }
  await w.audit({ action: 'card.renew', subject: `patron:${id}`, detail })
  await w.publish(patronChanged, { patron: id, fields: ['expires'] })
  const isLonger = expires !== null && (row.expires === null || Temporal.PlainDate.compare(row.expires, expires) < 0)
  if (category?.enrolmentFee && category.feeOnRenewal && isLonger)
    await w.publish(patronFeeDue, {
      patron: id,
      amount: category.enrolmentFee.amount,
      description: `Card renewed: ${category.name}`,
      branch: row.branch_id,
    })
  return patronById(w, id)
}
