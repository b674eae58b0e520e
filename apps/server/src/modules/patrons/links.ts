import { actorName } from '../../platform/actor.ts'
import { notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import { todayAt } from '../org/index.ts'
import type { Patron, ProxyRight } from './contract.ts'
import type { PutProxy } from './contract-people.ts'
import { patronById } from './queries.ts'
import { dayOrNull } from './register-patron.ts'
import { lockPatron } from './store.ts'
import type { PatronsTables } from './tables.ts'

type ProxyContent = NonNullable<(typeof PutProxy)['types']>['body']

/** Locks two patrons in one order everywhere; refuses one alone twice, and what does not exist. */
async function lockBoth(w: Work, id: number, other: number, self: string, code: string) {
  if (id === other) return refuse({ code, field: 'other', message: self })
  const [first, second] = [Math.min(id, other), Math.max(id, other)]
  const [a, b] = [await lockPatron(w, first), await lockPatron(w, second)]
  if (!a || a.deleted_at !== null) return notFound('patron', `There is no patron ${first}.`)
  if (!b || b.deleted_at !== null) return notFound('patron', `There is no patron ${second}.`)
  return a.id === id ? { own: a, other: b } : { own: b, other: a }
}

/** Says that `other` answers for the patron. */
export async function putGuarantor(
  w: Work,
  id: number,
  other: number,
  relation: string | undefined,
): Promise<Patron | Refusal> {
  const both = await lockBoth(w, id, other, 'Nobody answers for themselves. Choose another person.', 'guarantor-self')
  if ('ok' in both) return both
  const db = tablesOf<PatronsTables>(w)
  const around = await db
    .selectFrom('patrons.guarantee')
    .select('guarantor_id')
    .where('guarantor_id', '=', id)
    .where('guarantee_id', '=', other)
    .executeTakeFirst()
  if (around)
    return refuse({
      code: 'guarantor-circle',
      field: 'other',
      message: `${both.own.name} answers for ${both.other.name} already. Two people cannot answer for each other.`,
    })
  await db
    .insertInto('patrons.guarantee')
    .values({ guarantor_id: other, guarantee_id: id, relation: relation ?? '', since: w.now })
    .onConflict((clash) => clash.columns(['guarantor_id', 'guarantee_id']).doUpdateSet({ relation: relation ?? '' }))
    .execute()
  await w.audit({ action: 'guarantor.set', subject: `patron:${id}`, detail: { guarantor: other } })
  return patronById(w, id)
}

/** Says that `other` answers for the patron no more. */
export async function removeGuarantor(w: Work, id: number, other: number): Promise<Patron | Refusal> {
  const gone = await tablesOf<PatronsTables>(w)
    .deleteFrom('patrons.guarantee')
    .where('guarantor_id', '=', other)
    .where('guarantee_id', '=', id)
    .returning('guarantor_id')
    .executeTakeFirst()
  if (!gone) return notFound('guarantor', `Patron ${other} does not answer for this patron.`)
  await w.audit({ action: 'guarantor.remove', subject: `patron:${id}`, detail: { guarantor: other } })
  return patronById(w, id)
}

/** Lets `other` act for the patron, on some days and in some things. */
export async function putProxy(w: Work, id: number, other: number, content: ProxyContent): Promise<Patron | Refusal> {
  const both = await lockBoth(w, id, other, 'Nobody is a proxy of themselves. Choose another person.', 'proxy-self')
  if ('ok' in both) return both
  const starts = dayOrNull(content.starts) ?? (await todayAt(w, both.own.branch_id))
  const ends = dayOrNull(content.ends)
  if (ends && Temporal.PlainDate.compare(ends, starts) < 0)
    return refuse({ code: 'invalid-ends', field: 'ends', message: 'The last day comes before the first.' })
  const rights = [...new Set(content.rights ?? (['borrow', 'collect', 'notices'] satisfies ProxyRight[]))]
  const row = { rights, starts, ends, note: content.note ?? '' }
  const db = tablesOf<PatronsTables>(w)
  const changed = await db
    .updateTable('patrons.proxy')
    .set(row)
    .where('patron_id', '=', id)
    .where('proxy_id', '=', other)
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!changed)
    await db
      .insertInto('patrons.proxy')
      .values({ patron_id: id, proxy_id: other, ...row, created_at: w.now, by_name: actorName(w.actor) })
      .execute()
  await w.audit({
    action: 'proxy.set',
    subject: `patron:${id}`,
    detail: { proxy: other, rights, starts: starts.toString(), ends: ends?.toString() ?? null },
  })
  return patronById(w, id)
}

/** Ends that `other` may act for the patron; the record of it stays. */
export async function endProxy(w: Work, id: number, other: number): Promise<Patron | Refusal> {
  const ended = await tablesOf<PatronsTables>(w)
    .updateTable('patrons.proxy')
    .set({ ended_at: w.now })
    .where('patron_id', '=', id)
    .where('proxy_id', '=', other)
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!ended) return notFound('proxy', `Patron ${other} is no proxy of this patron.`)
  await w.audit({ action: 'proxy.end', subject: `patron:${id}`, detail: { proxy: other } })
  return patronById(w, id)
}
