import { nacoKey } from '@carrel/text'
import { sql } from 'kysely'
import { actorName } from '../../../platform/actor.ts'
import { on } from '../../../platform/events.ts'
import { isRefusal, notFound, refuse, type Outcome } from '../../../platform/refusal.ts'
import { defineSetting, readSetting } from '../../../platform/setting.ts'
import type { Work } from '../../../platform/work.ts'
import { authorityChanged } from '../../authorities/index.ts'
import type { BatchRun } from '../../batch-editing/index.ts'
import type { ChangedKind, HeadingOffer } from '../contract.ts'
import { titlesBearing } from '../find-records.ts'
import { beginChange } from './begin-change.ts'

/** What happens when an authority record establishes another heading than before. */
export const authorityChanges = defineSetting<'ask' | 'automatic' | 'off'>(
  'heading-changes.authority-changes',
  'ask',
  'When the heading of an authority record changes: records are offered to follow, follow by themselves, or stay',
  { choices: ['ask', 'automatic', 'off'] },
)

const kinds: Readonly<Record<string, ChangedKind>> = {
  name: 'name',
  'name-title': 'any',
  title: 'title',
  topic: 'subject',
  place: 'subject',
  event: 'subject',
  time: 'subject',
  genre: 'genre',
}

/** Keeps an offer when an authority record changes and titles carry the old heading; begins at once where that is set. */
export const offerOnChange = on(authorityChanged, async (w, { authority, vocabulary, before, after }) => {
  if (!after || before.key === after.key || before.text === after.text) return
  const mode = await readSetting(w, authorityChanges)
  const kind = kinds[before.class] ?? 'any'
  if (mode === 'off' || (await titlesBearing(w, kind, before.key)) === 0) return
  const { rows } = await sql<{ id: number }>`
    insert into heading_changes.offer (authority_id, vocabulary, kind, from_text, to_text, at)
    values (${authority}, ${vocabulary}, ${kind}, ${before.text}, ${after.text}, ${w.now}) returning id`.execute(w.db)
  const [offer] = rows
  if (mode === 'automatic' && offer) await takeOffer(w, offer.id, { applyAtOnce: true })
})

interface Row extends Omit<HeadingOffer, 'at' | 'bibs'> {
  readonly at: Temporal.Instant
}

const columns = sql`id, authority_id as authority, vocabulary, kind, from_text as "from", to_text as "to", state,
  run_id as run, at`

async function view(w: Pick<Work, 'db'>, { at, ...row }: Row): Promise<HeadingOffer> {
  return { ...row, at: at.toString(), bibs: await titlesBearing(w, row.kind, nacoKey(row.from)) }
}

/** Authority records that changed, newest first. */
export async function listOffers(
  w: Pick<Work, 'db'>,
  { state, limit = 50, offset = 0 }: { readonly state?: string; readonly limit?: number; readonly offset?: number },
): Promise<{ total: number; rows: HeadingOffer[] }> {
  const found = sql`heading_changes.offer where (${state ?? null}::text is null or state = ${state ?? ''})`
  const { rows: counts } = await sql<{ total: number }>`select count(*) as total from ${found}`.execute(w.db)
  const { rows } = await sql<Row>`
    select ${columns} from ${found} order by id desc limit ${limit} offset ${offset}`.execute(w.db)
  return { total: counts[0]?.total ?? 0, rows: await Promise.all(rows.map((row) => view(w, row))) }
}

/** Lets the records follow an authority record. */
export async function takeOffer(
  w: Work,
  id: number,
  { applyAtOnce = false }: { readonly applyAtOnce?: boolean },
): Promise<Outcome<BatchRun>> {
  const offer = await openOffer(w, id)
  if (isRefusal(offer)) return offer
  const begun = await beginChange(w, {
    kind: offer.kind,
    from: offer.from,
    to: offer.to,
    keepOld: true,
    why: `The authority record ${offer.authority} changed`,
    applyAtOnce,
  })
  if (isRefusal(begun)) return begun
  await settle(w, id, 'taken', begun.id)
  return begun
}

/** Leaves the records as they are. */
export async function dismissOffer(w: Work, id: number): Promise<Outcome<HeadingOffer>> {
  const offer = await openOffer(w, id)
  if (isRefusal(offer)) return offer
  await settle(w, id, 'dismissed', null)
  return view(w, { ...offer, state: 'dismissed' })
}

async function openOffer(w: Work, id: number): Promise<Outcome<Row>> {
  const { rows } = await sql<Row>`
    select ${columns} from heading_changes.offer where id = ${id} for update`.execute(w.db)
  const [offer] = rows
  if (!offer) return notFound('heading-offer', 'There is no such change of an authority record.')
  if (offer.state === 'open') return offer
  return refuse({ code: 'heading-offer-settled', message: 'Somebody has decided about this already.' })
}

async function settle(w: Work, id: number, state: 'taken' | 'dismissed', run: number | null): Promise<void> {
  await sql`
    update heading_changes.offer set state = ${state}, run_id = ${run}, settled_at = ${w.now},
      settled_by = ${actorName(w.actor)}
    where id = ${id}`.execute(w.db)
}
