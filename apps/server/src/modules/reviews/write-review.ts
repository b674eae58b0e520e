import { sql } from 'kysely'
import { notFound, refuse, type Block, type Refusal } from '../../platform/refusal.ts'
import { typedLine, typedText } from '../../platform/typed-text.ts'
import type { Work } from '../../platform/work.ts'
import { patronBrief } from '../patrons/index.ts'
import { reviewLimits as limits, type OwnReview } from './contract.ts'
import { reviewsOf, tagsOf } from './read-reviews.ts'
import { tagKey, tidyTag } from './rules/tag-key.ts'
import { modesOf } from './settings.ts'

const off = refuse({ code: 'reviews-off', message: 'The library has switched this off.' })

async function titleProblem(w: Work, bib: number): Promise<Refusal | undefined> {
  const { rows } = await sql`select from catalog.bib_view where id = ${bib} and not suppressed`.execute(w.db)
  return rows.length > 0 ? undefined : notFound('bib', `The catalogue shows no title ${bib}.`)
}

/** One patron at a time, so that limits are exact whatever a robot sends at once. */
async function lockPatron(w: Work, patron: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('reviews.patron', ${patron}))`.execute(w.db)
}

const dayBefore = (w: Work) => w.now.subtract({ hours: 24 })
const tooMany = (most: number): Block => ({
  code: 'too-many-today',
  message: `That are more than ${most} in a day. Go on tomorrow.`,
})

/** Writes or changes the review of a patron; where the library looks first, a changed one waits again. */
export async function putReview(
  w: Work,
  patron: number,
  bib: number,
  content: { readonly stars?: number | null; readonly text?: string; readonly signed?: string },
): Promise<OwnReview | Refusal> {
  const { reviews: mode } = await modesOf(w)
  if (mode === 'off') return off
  const problem = await titleProblem(w, bib)
  if (problem) return problem
  await lockPatron(w, patron)
  const stars = content.stars ?? null
  const text = typedText(content.text ?? '').slice(0, limits.text)
  if (stars === null && text === '')
    return refuse({ code: 'review-empty', field: 'text', message: 'Give stars, or write something.' })
  const name = typedLine(content.signed ?? '').slice(0, limits.signed)
  const signed = name === '' ? await firstName(w, patron) : name
  const [before] = await reviewsOf(w, patron, bib)
  if (before && before.stars === stars && before.text === text && before.signed === signed) return before
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from reviews.review where patron_id = ${patron} and changed_at > ${dayBefore(w)}`.execute(
    w.db,
  )
  if ((rows[0]?.count ?? 0) >= limits.day) return refuse(tooMany(limits.day))
  // What staff refused is looked at again before it is shown, also where others are shown at once; stars alone offend nobody.
  const waits = text !== '' && (mode === 'moderated' || before?.state === 'refused')
  const state = waits ? 'waiting' : 'shown'
  await sql`
    insert into reviews.review (bib_id, patron_id, stars, text, signed, state, changed_at)
    values (${bib}, ${patron}, ${stars}, ${text}, ${signed}, ${state}, ${w.now})
    on conflict (bib_id, patron_id) do update set stars = excluded.stars, text = excluded.text, signed = excluded.signed,
      state = excluded.state, reason = '', changed_at = excluded.changed_at, decided_at = null, decided_by = null`.execute(
    w.db,
  )
  w.afterCommit(() => w.platform.live.tell('contribution', {}))
  const [written] = await reviewsOf(w, patron, bib)
  if (!written) throw new Error('The review was not written.')
  return written
}

async function firstName(w: Work, patron: number): Promise<string> {
  const name = typedLine((await patronBrief(w, patron))?.name ?? '').split(' ')[0] ?? ''
  return name.slice(0, limits.signed) || '—'
}

/** Takes a review back, with what was reported of it. */
export async function deleteReview(w: Work, patron: number, bib: number): Promise<Record<string, never> | Refusal> {
  const { rows } = await sql`
    delete from reviews.review where patron_id = ${patron} and bib_id = ${bib} returning id`.execute(w.db)
  if (rows.length === 0) return notFound('review', 'There is no review of yours on this title.')
  w.afterCommit(() => w.platform.live.tell('contribution', {}))
  return {}
}

/** Sets the words by which a patron marks a title. A word that staff have judged on this title keeps their judgement. */
export async function putTags(
  w: Work,
  patron: number,
  bib: number,
  typed: readonly string[],
): Promise<{ tags: string[] } | Refusal> {
  const { tags: mode } = await modesOf(w)
  if (mode === 'off') return off
  const problem = await titleProblem(w, bib)
  if (problem) return problem
  await lockPatron(w, patron)
  const wanted = new Map(
    typed
      .map((one) => tidyTag(typedLine(one)))
      .toReversed()
      .flatMap((tag) => (tagKey(tag) === '' ? [] : [[tagKey(tag), tag] as const])),
  )
  const keys = [...wanted.keys()].toReversed().slice(0, limits.tags)
  await sql`
    delete from reviews.tag where patron_id = ${patron} and bib_id = ${bib} and key <> all(${keys}::text[])`.execute(
    w.db,
  )
  await sql`
    insert into reviews.tag (bib_id, patron_id, tag, key, state, added_at)
    select ${bib}, ${patron}, n.tag, n.key, coalesce(
      (select o.state from reviews.tag o where o.bib_id = ${bib} and o.key = n.key and o.state <> 'waiting' order by o.id desc limit 1),
      ${mode === 'moderated' ? 'waiting' : 'shown'}), ${w.now}
    from unnest(${keys.map((key) => wanted.get(key) ?? key)}::text[], ${keys}::text[]) as n(tag, key)
    on conflict (bib_id, patron_id, key) do update set tag = excluded.tag`.execute(w.db)
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from reviews.tag where patron_id = ${patron} and added_at > ${dayBefore(w)}`.execute(w.db)
  if ((rows[0]?.count ?? 0) > limits.tagsDay) return refuse(tooMany(limits.tagsDay))
  w.afterCommit(() => w.platform.live.tell('contribution', {}))
  return { tags: await tagsOf(w, patron, bib) }
}

/** Tells staff of a review; one report a reader. */
export async function reportReview(
  w: Work,
  patron: number,
  id: number,
  reason: string,
): Promise<Record<string, never> | Refusal> {
  await lockPatron(w, patron)
  const { rows: found } = await sql`select from reviews.review where id = ${id} and state = 'shown'`.execute(w.db)
  if (found.length === 0) return notFound('review', 'There is no such review any more.')
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from reviews.report where patron_id = ${patron} and at > ${dayBefore(w)}`.execute(w.db)
  if ((rows[0]?.count ?? 0) >= limits.day) return refuse(tooMany(limits.day))
  await sql`
    insert into reviews.report (review_id, patron_id, reason, at)
    values (${id}, ${patron}, ${typedText(reason).slice(0, limits.reason)}, ${w.now})
    on conflict do nothing`.execute(w.db)
  w.afterCommit(() => w.platform.live.tell('contribution', {}))
  return {}
}
