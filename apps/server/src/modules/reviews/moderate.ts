import { sql } from 'kysely'
import { actorName } from '../../platform/actor.ts'
import { notFound, type Refusal } from '../../platform/refusal.ts'
import { typedText } from '../../platform/typed-text.ts'
import type { Work } from '../../platform/work.ts'
import type { Contribution, ReviewState } from './contract.ts'

interface Row extends Omit<Contribution, 'at'> {
  readonly at: Temporal.Instant
  readonly total: number
}

// A word that several readers gave to a title is looked at once: its oldest row stands for all.
const contributions = sql`
  select 'review' as kind, r.id, r.bib_id as bib, r.stars, r.text, r.signed, r.state, r.reason, r.changed_at as at, r.decided_by as "decidedBy",
    array(select p.reason from reviews.report p where p.review_id = r.id and not p.settled order by p.at) as reports
  from reviews.review r
  union all
  select 'tag', min(t.id), t.bib_id, null, min(t.tag), '', t.state, '', min(t.added_at), null, '{}'::text[]
  from reviews.tag t group by t.bib_id, t.key, t.state`

async function read(
  w: Pick<Work, 'db'>,
  where: ReturnType<typeof sql>,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ total: number; rows: Contribution[] }> {
  const { rows } = await sql<Row>`
    select c.*, b.title, count(*) over () as total from (${contributions}) c join catalog.bib_view b on b.id = c.bib
    where ${where} order by cardinality(c.reports) desc, c.at, c.kind, c.id
    limit ${page.limit} offset ${page.offset}`.execute(w.db)
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.map((row) => ({ ...row, at: row.at.toString() })),
  }
}

/** Reviews and tags: what waits and what was reported, or those of a state. */
export function listContributions(
  w: Work,
  {
    show = 'queue',
    limit = 50,
    offset = 0,
  }: { readonly show?: 'queue' | ReviewState; readonly limit?: number; readonly offset?: number },
): Promise<{ total: number; rows: Contribution[] }> {
  const where = show === 'queue' ? sql`(c.state = 'waiting' or cardinality(c.reports) > 0)` : sql`c.state = ${show}`
  return read(w, where, { limit, offset })
}

/** Shows or refuses a review, or a word on a title whoever gave it; what was reported of it is settled. */
export async function decideContribution(
  w: Work,
  { kind, id }: { readonly kind: 'review' | 'tag'; readonly id: number },
  { to, reason = '' }: { readonly to: 'shown' | 'refused'; readonly reason?: string },
): Promise<Contribution | Refusal> {
  const found =
    kind === 'review'
      ? await sql<{ id: number }>`
          update reviews.review set state = ${to}, reason = ${to === 'refused' ? typedText(reason) : ''},
            decided_at = ${w.now}, decided_by = ${actorName(w.actor)}
          where id = ${id} returning id`.execute(w.db)
      : await sql<{ id: number }>`
          update reviews.tag t set state = ${to} from reviews.tag o
          where o.id = ${id} and t.bib_id = o.bib_id and t.key = o.key returning t.id`.execute(w.db)
  if (found.rows.length === 0)
    return notFound(kind, 'It is not there any more: its writer may have taken it back just now.')
  if (kind === 'review') await sql`update reviews.report set settled = true where review_id = ${id}`.execute(w.db)
  await w.audit({ action: `${kind}.decide`, subject: `${kind}:${id}`, detail: { to, reason } })
  w.afterCommit(() => w.platform.live.tell('contribution', {}))
  const ids = found.rows.map((row) => row.id)
  const { rows } = await read(w, sql`c.kind = ${kind} and c.id = any(${ids}::bigint[])`, { limit: 1, offset: 0 })
  return rows[0] ?? notFound(kind, 'Its title is deleted.')
}
