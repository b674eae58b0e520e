import { sql } from 'kysely'
import { notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import type { Patron } from './contract.ts'
import { patronById } from './queries.ts'
import { lockPatron } from './store.ts'
import type { PatronsTables } from './tables.ts'

/** Says that two patrons live together; their households become one. */
export async function joinHousehold(w: Work, id: number, other: number): Promise<Patron | Refusal> {
  if (id === other)
    return refuse({ code: 'invalid-patron', field: 'patron', message: 'Choose another person than the patron.' })
  const [first, second] = [Math.min(id, other), Math.max(id, other)]
  const [a, b] = [await lockPatron(w, first), await lockPatron(w, second)]
  if (!a || !b) return notFound('patron', `There is no patron ${a ? second : first}.`)
  const db = tablesOf<PatronsTables>(w)
  const household =
    a.household_id ??
    b.household_id ??
    (await db.insertInto('patrons.household').defaultValues().returning('id').executeTakeFirstOrThrow()).id
  const joined = [a.household_id, b.household_id].filter((one) => one !== null)
  await sql`update patrons.patron set household_id = ${household}
    where id in (${first}, ${second}) or household_id = any(${joined}::bigint[])`.execute(w.db)
  await w.audit({ action: 'household.join', subject: `patron:${id}`, detail: { with: other } })
  return patronById(w, id)
}

/** Takes a patron out of the household; the others stay together. */
export async function leaveHousehold(w: Work, id: number): Promise<Patron | Refusal> {
  if (!(await lockPatron(w, id))) return notFound('patron', `There is no patron ${id}.`)
  await tablesOf<PatronsTables>(w)
    .updateTable('patrons.patron')
    .set({ household_id: null })
    .where('id', '=', id)
    .execute()
  await w.audit({ action: 'household.leave', subject: `patron:${id}` })
  return patronById(w, id)
}
