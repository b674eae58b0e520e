import { sql } from 'kysely'
import { rm } from 'node:fs/promises'
import { isRefusal, notFound, refuse, type Block, type Refusal } from '../../platform/refusal.ts'
import { closeSessionsOf } from '../../platform/session.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import { todayAt } from '../org/index.ts'
import type { Patron } from './contract.ts'
import { historyForgotten, patronChanged, patronDeleted, patronErased, patronLeaving } from './events.ts'
import { patronById } from './queries.ts'
import { isJuvenile } from './rules/category-on.ts'
import { patronPolicy } from './settings.ts'
import { lockPatron } from './store.ts'
import type { PatronsTables } from './tables.ts'

/** What deleting a patron would do, and everything that speaks against it. */
export async function previewLeaving(
  w: Work,
  id: number,
): Promise<{ readonly blocks: Block[]; readonly effects: string[] } | Refusal> {
  const { rows } = await sql<{ id: number; proxies: number; guarantees: number }>`
    select p.id,
      (select count(*) from patrons.proxy x where (x.patron_id = p.id or x.proxy_id = p.id) and x.ended_at is null) as proxies,
      (select count(*) from patrons.guarantee g where g.guarantor_id = p.id) as guarantees
    from patrons.patron p where p.id = ${id}`.execute(w.db)
  const row = rows[0]
  if (!row) return notFound('patron', `There is no patron ${id}.`)
  const effects: string[] = []
  if (row.proxies > 0) effects.push(`${row.proxies} ${row.proxies === 1 ? 'proxy ends' : 'proxies end'}.`)
  if (row.guarantees > 0)
    effects.push(`Nobody will answer for ${row.guarantees} ${row.guarantees === 1 ? 'patron' : 'patrons'} any more.`)
  const blocks: Block[] = []
  await w.publish(patronLeaving, { patron: id, blocks, effects })
  return { blocks, effects }
}

/** Deletes a patron: out of lists and desks, and back with one click until the personal data are wiped. */
export async function deletePatron(w: Work, id: number, reason?: string): Promise<object | Refusal> {
  const row = await lockPatron(w, id)
  if (!row || row.merged_into !== null) return notFound('patron', `There is no patron ${id}.`)
  if (row.deleted_at !== null) return {}
  const leaving = await previewLeaving(w, id)
  if (isRefusal(leaving)) return leaving
  if (leaving.blocks.length > 0) return refuse(...leaving.blocks)
  const { juvenileUnder } = await patronPolicy(w)
  const juvenile = isJuvenile(row.birth_date, juvenileUnder, await todayAt(w, row.branch_id))
  await tablesOf<PatronsTables>(w)
    .updateTable('patrons.patron')
    .set({ deleted_at: w.now, active: false, juvenile_when_deleted: juvenile })
    .where('id', '=', id)
    .execute()
  await sql`update patrons.proxy set ended_at = ${w.now} where (patron_id = ${id} or proxy_id = ${id}) and ended_at is null`.execute(
    w.db,
  )
  await closeSessionsOf(w, 'patron', id)
  await w.publish(patronDeleted, { patron: id })
  await w.audit({ action: 'patron.delete', subject: `patron:${id}`, ...(reason !== undefined && { reason }) })
  return {}
}

/** Brings back a deleted patron. */
export async function restorePatron(w: Work, id: number): Promise<Patron | Refusal> {
  const back = await tablesOf<PatronsTables>(w)
    .updateTable('patrons.patron')
    .set({ deleted_at: null, active: true, juvenile_when_deleted: null })
    .where('id', '=', id)
    .where('deleted_at', 'is not', null)
    .where('erased_at', 'is', null)
    .where('merged_into', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!back)
    return refuse({
      code: 'not-restorable',
      message: 'This patron is not deleted, or the personal data are wiped already.',
    })
  await w.audit({ action: 'patron.restore', subject: `patron:${id}` })
  await w.publish(patronChanged, { patron: id, fields: ['active'] })
  return patronById(w, id)
}

/** Wipes everything personal of a patron; loans and charges of the past stay without a name. */
export async function erasePatron(w: Work, id: number, reason: string): Promise<object | Refusal> {
  const row = await lockPatron(w, id)
  if (!row) return notFound('patron', `There is no patron ${id}.`)
  if (row.erased_at !== null) return {}
  if (row.deleted_at === null) {
    const gone = await deletePatron(w, id, reason)
    if (isRefusal(gone)) return gone
  }
  await w.publish(patronErased, { patron: id })
  const photo = await tablesOf<PatronsTables>(w)
    .deleteFrom('patrons.photo')
    .where('patron_id', '=', id)
    .returning('file')
    .executeTakeFirst()
  if (photo) await wipeFile(w, photo.file)
  for (const table of [
    'address',
    'contact',
    'field_value',
    'note',
    'block',
    'request',
    'pin_reset',
    'email_confirmation',
    'housebound',
    'housebound_visit',
    'card',
  ])
    await sql`delete from ${sql.table(`patrons.${table}`)} where patron_id = ${id}`.execute(w.db)
  await sql`delete from patrons.guarantee where guarantor_id = ${id} or guarantee_id = ${id}`.execute(w.db)
  await sql`delete from patrons.proxy where patron_id = ${id} or proxy_id = ${id}`.execute(w.db)
  await sql`delete from patrons.registration where patron_id = ${id}`.execute(w.db)
  await sql`update patrons.import_line set name = '', before = null, after = null, problems = '[]' where patron_id = ${id}`.execute(
    w.db,
  )
  await sql`update patrons.merge set before = '{}', after = '{}' where ${id} in (kept_id, gone_id)`.execute(w.db)
  await sql`update platform.mail set recipient = '', subject = '', text = '', html = null where patron_id = ${id}`.execute(
    w.db,
  )
  await tablesOf<PatronsTables>(w)
    .updateTable('patrons.patron')
    .set({
      given_name: '',
      family_name: 'Erased',
      preferred_name: '',
      external_id: null,
      birth_date: null,
      email: '',
      phone: '',
      phone_digits: '',
      address: '',
      address_key: '',
      language: '',
      keep_history: false,
      history_since: null,
      pin_hash: null,
      active: false,
      household_id: null,
      name_words: [],
      sort_key: '',
      erased_at: w.now,
    })
    .where('id', '=', id)
    .execute()
  await w.audit({ action: 'patron.erase', subject: `patron:${id}`, reason })
  return {}
}

/** Wipes a stored file once no patron has it any more. */
export async function wipeFile(w: Work, file: string): Promise<void> {
  const { rows } = await sql<{
    used: boolean
  }>`select exists (select from patrons.photo where file = ${file}) as used`.execute(w.db)
  if (rows[0]?.used === true) return
  w.afterCommit(() => {
    rm(w.platform.files.path(file), { force: true }).catch((err: unknown) =>
      w.platform.log.warn({ err, file }, 'a photo could not be wiped'),
    )
  })
}

/** Forgets what a patron has borrowed and returned; refused while a returned loan still binds. */
export async function anonymisePatron(w: Work, id: number): Promise<{ forgotten: number } | Refusal> {
  if (!(await lockPatron(w, id))) return notFound('patron', `There is no patron ${id}.`)
  const leaving = await previewLeaving(w, id)
  if (isRefusal(leaving)) return leaving
  if (leaving.blocks.length > 0) return refuse(...leaving.blocks)
  const blocks: Block[] = []
  const done = { forgotten: 0, blocks }
  await w.publish(historyForgotten, { patron: id, done })
  if (done.blocks.length > 0) return refuse(...done.blocks)
  await w.audit({ action: 'patron.anonymise', subject: `patron:${id}`, detail: { loans: done.forgotten } })
  return { forgotten: done.forgotten }
}
