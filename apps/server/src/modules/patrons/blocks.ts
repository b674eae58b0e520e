import { actorName } from '../../platform/actor.ts'
import { notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import { todayAt } from '../org/index.ts'
import type { Patron } from './contract.ts'
import { patronById } from './queries.ts'
import { dayOrNull } from './register-patron.ts'
import { isInForce } from './rules/lending-blocks.ts'
import { lockPatron } from './store.ts'
import type { PatronsTables } from './tables.ts'

/** Blocks a patron by hand, until a last day or until someone clears it. */
export async function addPatronBlock(
  w: Work,
  id: number,
  request: { readonly reason: string; readonly until?: string | null },
): Promise<Patron | Refusal> {
  const row = await lockPatron(w, id)
  if (!row) return notFound('patron', `There is no patron ${id}.`)
  const reason = request.reason.trim()
  const until = dayOrNull(request.until)
  if (reason === '')
    return refuse({
      code: 'invalid-reason',
      field: 'reason',
      message: 'Write why, for the colleague who will be asked.',
    })
  if (!isInForce({ until }, await todayAt(w, row.branch_id))) {
    return refuse({
      code: 'invalid-until',
      field: 'until',
      message: 'The last day of the block is past already. Choose today or later.',
    })
  }
  const block = await tablesOf<PatronsTables>(w)
    .insertInto('patrons.block')
    .values({ patron_id: id, reason, since: w.now, until, by_name: actorName(w.actor) })
    .returning('id')
    .executeTakeFirstOrThrow()
  await w.audit({
    action: 'patron.block',
    subject: `patron:${id}`,
    reason,
    detail: { block: block.id, until: until?.toString() ?? null },
  })
  return patronById(w, id)
}

/** Clears a block; the log keeps it. */
export async function clearPatronBlock(w: Work, id: number, block: number): Promise<Patron | Refusal> {
  const cleared = await tablesOf<PatronsTables>(w)
    .updateTable('patrons.block')
    .set({ cleared_at: w.now, cleared_by: actorName(w.actor) })
    .where('id', '=', block)
    .where('patron_id', '=', id)
    .where('cleared_at', 'is', null)
    .returning('reason')
    .executeTakeFirst()
  if (!cleared) return notFound('block', 'There is no such block, or someone has cleared it already.')
  await w.audit({ action: 'patron.unblock', subject: `patron:${id}`, detail: { block, reason: cleared.reason } })
  return patronById(w, id)
}

/** Adds a note for staff. */
export async function addPatronNote(w: Work, id: number, text: string): Promise<Patron | Refusal> {
  if (!(await lockPatron(w, id))) return notFound('patron', `There is no patron ${id}.`)
  if (text.trim() === '') return refuse({ code: 'invalid-text', field: 'text', message: 'Write the note first.' })
  await tablesOf<PatronsTables>(w)
    .insertInto('patrons.note')
    .values({ patron_id: id, text: text.trim(), at: w.now, by_name: actorName(w.actor) })
    .execute()
  await w.audit({ action: 'patron.note', subject: `patron:${id}` })
  return patronById(w, id)
}
