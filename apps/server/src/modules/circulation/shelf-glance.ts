import { sql } from 'kysely'
import type { Work } from '../../platform/work.ts'

/** Where the copies of a title are, as a list of titles tells it in two lines. */
export interface ShelfGlance {
  /** Copies that the library still has: neither withdrawn nor lost. */
  readonly copies: number
  readonly out: number
  /** Ordered or being made ready for the shelf. */
  readonly coming: number
  /** One copy on the shelf of each branch where there is one, by name of the branch. */
  readonly onShelf: readonly {
    readonly branch: number
    readonly branchName: string
    readonly location: string | null
    readonly callNumber: string
  }[]
  readonly firstBack: Temporal.Instant | null
  /** People in the queue. */
  readonly waiting: number
}

interface Row extends Omit<ShelfGlance, 'onShelf'> {
  readonly bib: number
  readonly onShelf: ShelfGlance['onShelf'] | null
}

/** Where the copies of several titles are, in one query; titles without copies are left out. */
export async function shelfGlances(
  w: Pick<Work, 'db'>,
  bibs: readonly number[],
): Promise<ReadonlyMap<number, ShelfGlance>> {
  if (bibs.length === 0) return new Map()
  const { rows } = await sql<Row>`
    select i.bib_id as bib, count(*) as copies, count(*) filter (where i.status = 'on-loan') as out,
      count(*) filter (where i.status in ('on-order', 'in-process')) as coming, min(l.due_at) as "firstBack",
      (select count(*) from holds.open_hold_view h where h.bib_id = i.bib_id and h.state = 'waiting') as waiting,
      (select jsonb_agg(jsonb_build_object('branch', s.branch, 'branchName', s.name, 'location', s.location, 'callNumber', s.call_number) order by s.name)
       from (select distinct on (o.holding_branch_id) o.holding_branch_id as branch, b.name, p.name as location, o.call_number
             from catalog.item_view o join org.branch_view b on b.id = o.holding_branch_id
               left join org.shelving_location_view p on p.id = o.location_id
             where o.bib_id = i.bib_id and o.status = 'available' order by o.holding_branch_id, o.shelf_key) s) as "onShelf"
    from catalog.item_view i left join circulation.open_loan_view l on l.item_id = i.id and l.state = 'out'
    where i.bib_id = any(${[...bibs]}::bigint[]) and i.status not in ('withdrawn', 'lost', 'missing')
    group by i.bib_id`.execute(w.db)
  return new Map(rows.map(({ bib, onShelf, ...row }) => [bib, { ...row, onShelf: onShelf ?? [] }]))
}

/** The titles lent most often since a moment, the most lent first. Reads every loan since then: keep the answer for a while. */
export async function mostBorrowed(
  w: Pick<Work, 'db'>,
  since: Temporal.Instant,
  limit: number,
): Promise<readonly number[]> {
  const { rows } = await sql<{ bib: number }>`
    select i.bib_id as bib from circulation.loan l join catalog.item_view i on i.id = l.item_id
    where l.branch_id in (select id from org.branch_view) and l.out_at > ${since} and not i.suppressed
    group by i.bib_id order by count(*) desc, i.bib_id desc limit ${limit}`.execute(w.db)
  return rows.map(({ bib }) => bib)
}

/** How often each of some titles was lent since a moment; those that were not are left out. */
export async function timesLent(
  w: Pick<Work, 'db'>,
  bibs: readonly number[],
  since: Temporal.Instant,
): Promise<ReadonlyMap<number, number>> {
  if (bibs.length === 0) return new Map()
  const { rows } = await sql<{ bib: number; times: number }>`
    select i.bib_id as bib, count(*) as times from circulation.loan l join catalog.item_view i on i.id = l.item_id
    where i.bib_id = any(${[...bibs]}::bigint[]) and l.out_at > ${since} group by i.bib_id`.execute(w.db)
  return new Map(rows.map(({ bib, times }) => [bib, times]))
}
