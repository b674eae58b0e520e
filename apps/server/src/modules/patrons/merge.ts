import { sql } from 'kysely'
import { actorName } from '../../platform/actor.ts'
import { jsonb } from '../../platform/db.ts'
import { notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import { closeSessionsOf } from '../../platform/session.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import type { Merge, MergePatrons } from './contract-leaving.ts'
import { patronMerged, type MovedRows } from './events.ts'
import { mergeById, snapshotOf } from './merge-record.ts'
import { moveColumn, moveRows } from './move-rows.ts'
import { searchableName } from './rules/searchable.ts'
import { lockPatron } from './store.ts'
import type { PatronsTables } from './tables.ts'

type MergeRequest = NonNullable<(typeof MergePatrons)['types']>['body']
type MergeField = NonNullable<MergeRequest['take']>[number]
type Row = NonNullable<Awaited<ReturnType<typeof lockPatron>>>

/** Merges another record of the same person into this one; everything moves, and can be moved back. */
export async function mergePatrons(w: Work, kept: number, request: MergeRequest): Promise<Merge | Refusal> {
  const gone = request.other
  if (kept === gone)
    return refuse({ code: 'invalid-patron', field: 'other', message: 'Choose another record than this one.' })
  const [first, second] = [Math.min(kept, gone), Math.max(kept, gone)]
  const [a, b] = [await lockPatron(w, first), await lockPatron(w, second)]
  if (!a || a.deleted_at !== null) return notFound('patron', `There is no patron ${first} to merge.`)
  if (!b || b.deleted_at !== null) return notFound('patron', `There is no patron ${second} to merge.`)
  const before = { kept: await snapshotOf(w, kept), gone: await snapshotOf(w, gone) }
  const moved: MovedRows[] = []
  const [keptRow, goneRow] = a.id === kept ? [a, b] : [b, a]
  await takeFields(w, keptRow, goneRow, request)
  await moveOwn(w, { kept, gone }, moved, request)
  await w.publish(patronMerged, { kept, gone, moved })
  await closeSessionsOf(w, 'patron', gone)
  const { id } = await tablesOf<PatronsTables>(w)
    .insertInto('patrons.merge')
    .values({
      kept_id: kept,
      gone_id: gone,
      at: w.now,
      by_name: actorName(w.actor),
      reason: request.reason ?? '',
      before: jsonb(before),
      after: jsonb({ kept: await snapshotOf(w, kept) }),
      moved: jsonb(moved),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  for (const patron of [kept, gone])
    await w.audit({
      action: 'patron.merge',
      subject: `patron:${patron}`,
      ...(request.reason !== undefined && { reason: request.reason }),
      detail: { kept, gone, merge: id, take: request.take ?? [] },
    })
  w.afterCommit(() => w.platform.live.tell('patron', { patron: kept }))
  return mergeById(w, id)
}

/** What one field of a merge is in the record that goes. */
function valuesOf(row: Row, field: MergeField): Partial<Row> {
  switch (field) {
    case 'givenName':
      return { given_name: row.given_name }
    case 'familyName':
      return { family_name: row.family_name }
    case 'preferredName':
      return { preferred_name: row.preferred_name }
    case 'category':
      return { category_code: row.category_code }
    case 'branch':
      return { branch_id: row.branch_id }
    case 'birthDate':
      return { birth_date: row.birth_date }
    case 'expires':
      return { expires: row.expires }
    case 'email':
      return { email: row.email }
    case 'phone':
      return { phone: row.phone, phone_digits: row.phone_digits }
    case 'address':
      return { address: row.address, address_key: row.address_key }
    case 'language':
      return { language: row.language }
    case 'pin':
      return { pin_hash: row.pin_hash }
    case 'externalId':
      return { external_id: row.external_id }
    case 'keepHistory':
      return { keep_history: row.keep_history, history_since: row.history_since }
    case 'card':
    case 'photo':
      return {}
  }
}

/** Fields that the record that stays has nothing in take what the other has, whether chosen or not. */
function emptyFields(kept: Row): readonly MergeField[] {
  const empty: MergeField[] = []
  if (kept.preferred_name === '') empty.push('preferredName')
  if (kept.birth_date === null) empty.push('birthDate')
  if (kept.email === '') empty.push('email')
  if (kept.phone === '') empty.push('phone')
  if (kept.address === '') empty.push('address')
  if (kept.language === '') empty.push('language')
  if (kept.pin_hash === null) empty.push('pin')
  if (kept.external_id === null) empty.push('externalId')
  return empty
}

/** Gives the chosen values of the record that goes to the one that stays, and closes the former. */
async function takeFields(w: Work, kept: Row, gone: Row, { take = [], fields = [] }: MergeRequest): Promise<void> {
  const db = tablesOf<PatronsTables>(w)
  // First the one that goes: one number of another system belongs to one record.
  await db
    .updateTable('patrons.patron')
    .set({ deleted_at: w.now, active: false, merged_into: kept.id, external_id: null })
    .where('id', '=', gone.id)
    .execute()
  const chosen = new Set([...take, ...emptyFields(kept)])
  const values = [...chosen].reduce<Partial<Row>>((all, field) => ({ ...all, ...valuesOf(gone, field) }), {})
  const { id: _, name: _n, sort_name: _s, name_vector: _v, phone_reversed: _p, ...after } = { ...kept, ...values }
  await db
    .updateTable('patrons.patron')
    .set({ ...after, ...searchableName(after.given_name, after.family_name, after.preferred_name) })
    .where('id', '=', kept.id)
    .execute()
  if (take.includes('photo'))
    await sql`delete from patrons.photo where patron_id = ${kept.id}
      and exists (select from patrons.photo g where g.patron_id = ${gone.id})`.execute(w.db)
  for (const code of fields)
    await sql`delete from patrons.field_value where patron_id = ${kept.id} and field_code = ${code}
      and exists (select from patrons.field_value g where g.patron_id = ${gone.id} and g.field_code = ${code})`.execute(
      w.db,
    )
  const [loser, winner] = take.includes('address') ? [kept.id, gone.id] : [gone.id, kept.id]
  await sql`update patrons.address set mailing = false where patron_id = ${loser}
    and exists (select from patrons.address k where k.patron_id = ${winner} and k.mailing)`.execute(w.db)
}

/** Moves what this module keeps of patrons; where the other has its own of a kind, the row stays with the record that goes. */
async function moveOwn(
  w: Work,
  pair: { readonly kept: number; readonly gone: number },
  moved: MovedRows[],
  { take = [] }: MergeRequest,
): Promise<void> {
  const { kept, gone } = pair
  // One card at a time is in use.
  const out = take.includes('card') ? kept : gone
  const stay = out === kept ? gone : kept
  await sql`update patrons.card set state = 'replaced', ended_at = ${w.now}, ended_by = ${actorName(w.actor)}
    where patron_id = ${out} and state = 'active'
      and exists (select from patrons.card s where s.patron_id = ${stay} and s.state = 'active')`.execute(w.db)
  const move = (table: string, column: string, key: readonly string[], unless: ReturnType<typeof sql>) =>
    moveColumn(w, { table: `patrons.${table}`, column, key }, pair, moved, unless)
  const has = (table: string, same: ReturnType<typeof sql>) =>
    sql`exists (select from ${sql.table(`patrons.${table}`)} k where k.patron_id = ${kept} and ${same})`
  await move('field_value', 'patron_id', ['field_code'], has('field_value', sql`k.field_code = r.field_code`))
  await move('photo', 'patron_id', ['file'], has('photo', sql`true`))
  await move('housebound', 'patron_id', [], has('housebound', sql`true`))
  await move('housebound_visit', 'patron_id', ['id'], has('housebound_visit', sql`k.day = r.day`))
  await move(
    'request',
    'patron_id',
    ['id'],
    has('request', sql`k.kind = r.kind and k.state = 'waiting' and r.state = 'waiting'`),
  )
  await move(
    'guarantee',
    'guarantor_id',
    ['guarantee_id'],
    sql`r.guarantee_id = ${kept}
    or exists (select from patrons.guarantee k where k.guarantor_id = ${kept} and k.guarantee_id = r.guarantee_id)`,
  )
  await move(
    'guarantee',
    'guarantee_id',
    ['guarantor_id'],
    sql`r.guarantor_id = ${kept}
    or exists (select from patrons.guarantee k where k.guarantee_id = ${kept} and k.guarantor_id = r.guarantor_id)`,
  )
  await move(
    'proxy',
    'patron_id',
    ['id'],
    sql`r.proxy_id = ${kept} or r.ended_at is null
    and exists (select from patrons.proxy k where k.patron_id = ${kept} and k.proxy_id = r.proxy_id and k.ended_at is null)`,
  )
  await move(
    'proxy',
    'proxy_id',
    ['id'],
    sql`r.patron_id = ${kept} or r.ended_at is null
    and exists (select from patrons.proxy k where k.proxy_id = ${kept} and k.patron_id = r.patron_id and k.ended_at is null)`,
  )
  await moveRows(w, 'patrons', pair, moved, {
    leave: [
      'field_value.patron_id',
      'photo.patron_id',
      'housebound.patron_id',
      'housebound_visit.patron_id',
      'request.patron_id',
      'guarantee.guarantor_id',
      'guarantee.guarantee_id',
      'proxy.patron_id',
      'proxy.proxy_id',
      'pin_reset.patron_id',
      'merge.kept_id',
      'merge.gone_id',
    ],
  })
  // The log of mails belongs to the platform, which knows patrons by their number alone.
  await moveColumn(w, { table: 'platform.mail', column: 'patron_id', key: ['id'] }, pair, moved)
  await sql`update patrons.patron set household_id = coalesce(household_id, (select household_id from patrons.patron where id = ${gone}))
    where id = ${kept}`.execute(w.db)
}
