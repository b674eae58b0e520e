import { sql } from 'kysely'
import { on, type Subscription } from '../../platform/events.ts'
import type { Work } from '../../platform/work.ts'
import { moveColumn, movesWithPatrons, patronErased, patronExported, patronMerged } from '../patrons/index.ts'

type Payload<T> = T extends { readonly payload?: infer P } ? P : never

async function forget(w: Work, { patron }: Payload<typeof patronErased>): Promise<void> {
  await sql`delete from reviews.report where patron_id = ${patron}`.execute(w.db)
  await sql`delete from reviews.review where patron_id = ${patron}`.execute(w.db)
  await sql`delete from reviews.tag where patron_id = ${patron}`.execute(w.db)
}

async function addReviews(w: Work, { patron, sections }: Payload<typeof patronExported>): Promise<void> {
  const { rows } = await sql<Record<string, unknown>>`
    select b.title, r.stars, r.text, r.signed, r.state, r.reason, r.changed_at::text as at
    from reviews.review r join catalog.bib_view b on b.id = r.bib_id where r.patron_id = ${patron} order by r.id`.execute(
    w.db,
  )
  if (rows.length > 0) sections['reviews'] = rows
  const tags = await sql<Record<string, unknown>>`
    select b.title, t.tag, t.state, t.added_at::text as at from reviews.tag t join catalog.bib_view b on b.id = t.bib_id
    where t.patron_id = ${patron} order by t.id`.execute(w.db)
  if (tags.rows.length > 0) sections['tags'] = tags.rows
  const reports = await sql<Record<string, unknown>>`
    select reason, at::text as at from reviews.report where patron_id = ${patron} order by at`.execute(w.db)
  if (reports.rows.length > 0) sections['reports'] = reports.rows
}

/** Where both records said something of a title, what the one that stays said stays. */
async function moveReviews(w: Work, { kept, gone, moved }: Payload<typeof patronMerged>): Promise<void> {
  const pair = { kept, gone }
  await moveColumn(
    w,
    { table: 'reviews.review', column: 'patron_id', key: ['id'] },
    pair,
    moved,
    sql`exists (select from reviews.review k where k.bib_id = r.bib_id and k.patron_id = ${kept})`,
  )
  await moveColumn(
    w,
    { table: 'reviews.tag', column: 'patron_id', key: ['id'] },
    pair,
    moved,
    sql`exists (select from reviews.tag k where k.bib_id = r.bib_id and k.key = r.key and k.patron_id = ${kept})`,
  )
  await moveColumn(
    w,
    { table: 'reviews.report', column: 'patron_id', key: ['review_id'] },
    pair,
    moved,
    sql`exists (select from reviews.report k where k.review_id = r.review_id and k.patron_id = ${kept})`,
  )
}

/** What patrons wrote goes with them. */
export const patronSubscriptions: readonly Subscription[] = [
  on(patronErased, forget),
  on(patronExported, addReviews),
  on(patronMerged, moveReviews),
  ...movesWithPatrons('reviews', ['review.patron_id', 'tag.patron_id', 'report.patron_id']),
]
