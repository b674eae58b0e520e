import { sql } from 'kysely'
import type { Work } from '../../platform/work.ts'
import type { OwnReview, ReadersOnTitle, Review, ReviewState } from './contract.ts'
import { modesOf } from './settings.ts'

interface Row {
  readonly id: number
  readonly stars: number | null
  readonly text: string
  readonly signed: string
  readonly changed_at: Temporal.Instant
}

const view = ({ id, stars, text, signed, changed_at }: Row): Review => ({
  id,
  stars,
  text,
  signed,
  at: changed_at.toString(),
})

/** What readers say of a title; empty where the library has switched it off. */
export async function readersOn(
  w: Pick<Work, 'db'>,
  bib: number,
  { limit = 20, offset = 0 }: { readonly limit?: number; readonly offset?: number } = {},
): Promise<ReadersOnTitle> {
  const { reviews, tags } = await modesOf(w)
  const rows =
    reviews === 'off'
      ? []
      : (
          await sql<Row>`
            select id, stars, text, signed, changed_at from reviews.review
            where bib_id = ${bib} and state = 'shown' and text <> '' order by changed_at desc, id desc
            limit ${limit} offset ${offset}`.execute(w.db)
        ).rows
  const counted = await sql<{ rated: number; mean: number | null; total: number }>`
    select count(stars) as rated, avg(stars)::float8 as mean, count(*) filter (where text <> '') as total
    from reviews.review where bib_id = ${bib} and state = 'shown' and ${reviews !== 'off'}`.execute(w.db)
  const words =
    tags === 'off'
      ? []
      : (
          await sql<{ tag: string; count: number }>`
            select min(tag) as tag, count(*) as count from reviews.tag where bib_id = ${bib} and state = 'shown'
            group by key order by 2 desc, key limit 20`.execute(w.db)
        ).rows
  const [count] = counted.rows
  return {
    reviews,
    tags,
    rated: count?.rated ?? 0,
    mean: count?.mean ?? null,
    total: count?.total ?? 0,
    rows: rows.map(view),
    words,
  }
}

interface OwnRow extends Row {
  readonly bib: number
  readonly title: string
  readonly state: ReviewState
  readonly reason: string
}

/** The reviews of a patron, or the one of a title. */
export async function reviewsOf(w: Pick<Work, 'db'>, patron: number, bib?: number): Promise<OwnReview[]> {
  const { rows } = await sql<OwnRow>`
    select r.id, r.stars, r.text, r.signed, r.changed_at, r.bib_id as bib, b.title, r.state, r.reason
    from reviews.review r join catalog.bib_view b on b.id = r.bib_id
    where r.patron_id = ${patron} and ${bib === undefined ? sql`true` : sql`r.bib_id = ${bib}`}
    order by r.changed_at desc, r.id desc limit 500`.execute(w.db)
  return rows.map((row) => ({
    ...view(row),
    bib: row.bib,
    title: row.title,
    state: row.state,
    reason: row.reason,
  }))
}

/** The words by which a patron marks a title. */
export async function tagsOf(w: Pick<Work, 'db'>, patron: number, bib: number): Promise<string[]> {
  const { rows } = await sql<{ tag: string }>`
    select tag from reviews.tag where patron_id = ${patron} and bib_id = ${bib} order by id`.execute(w.db)
  return rows.map(({ tag }) => tag)
}
