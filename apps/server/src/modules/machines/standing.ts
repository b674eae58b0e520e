import { sql } from 'kysely'
import { fixedBalanceSql } from '../fees/index.ts'
import type { Work } from '../../platform/work.ts'

/** What machines are told of a patron beside the facts of lending. */
export interface PatronStanding {
  readonly card: string | null
  readonly givenName: string
  readonly sortName: string
  readonly email: string
  readonly phone: string
  /** Lines of the address, those of the mail where there are several. */
  readonly address: string
  readonly loans: number
  readonly overdue: number
  readonly lost: number
  readonly claimed: number
  readonly recalled: number
  /** A loan that was called back and is past the date by which it should be here. */
  readonly recalledOverdue: number
  readonly renewalsMost: number
  readonly holdsReady: number
  readonly holdsWaiting: number
  /** Charges that are open, and what is owed of each sort in minor units, what still grows left out. */
  readonly charges: number
  readonly finesOwed: number
  readonly feesOwed: number
  readonly lostOwed: number
  /** Fixed charges less credit, in minor units. */
  readonly balance: number
}

/** Reads it in one query. */
export async function patronStanding(w: Pick<Work, 'db' | 'now'>, patron: number): Promise<PatronStanding> {
  const { rows } = await sql<PatronStanding>`
    select ${fixedBalanceSql(patron)} as balance, p.card, p.given_name as "givenName", v.sort_name as "sortName", p.email, p.phone, p.address, l.*, h.*, c.*
    from patrons.notice_patron_view p join patrons.patron_view v on v.id = p.id
      cross join lateral (select
          count(*) filter (where state = 'out')::int as loans,
          count(*) filter (where state = 'out' and due_at < ${w.now})::int as overdue,
          count(*) filter (where state = 'lost')::int as lost,
          count(*) filter (where state = 'claimed-returned')::int as claimed,
          count(*) filter (where recall_hold_id is not null)::int as recalled,
          count(*) filter (where recall_hold_id is not null and due_at < ${w.now})::int as "recalledOverdue",
          coalesce(max(renewals), 0)::int as "renewalsMost"
        from circulation.machine_loan_view where patron_id = p.id) l
      cross join lateral (select count(*) filter (where state = 'ready')::int as "holdsReady",
          count(*) filter (where state <> 'ready')::int as "holdsWaiting"
        from holds.open_hold_view where patron_id = p.id) h
      cross join lateral (select count(*)::int as charges,
          coalesce(sum(outstanding) filter (where kind = 'overdue'), 0)::bigint as "finesOwed",
          coalesce(sum(outstanding) filter (where kind not in ('overdue', 'lost', 'processing')), 0)::bigint as "feesOwed",
          coalesce(sum(outstanding) filter (where kind in ('lost', 'processing')), 0)::bigint as "lostOwed"
        from fees.owed_charge_view where patron_id = p.id) c
    where p.id = ${patron}`.execute(w.db)
  const [row] = rows
  if (!row) throw new Error(`Patron ${patron} is gone.`)
  return row
}

/** The language of a patron; empty where none is set. */
export async function patronLanguage(w: Pick<Work, 'db'>, patron: number): Promise<string> {
  const { rows } = await sql<{ language: string }>`
    select language from patrons.patron_view where id = ${patron}`.execute(w.db)
  return rows[0]?.language ?? ''
}

/** The six lists that message 63 can ask for. */
export const patronLists = ['hold', 'overdue', 'charged', 'fine', 'recall', 'unavailable'] as const
export type PatronList = (typeof patronLists)[number]

/** One line of such a list: an item by its barcode, or words. */
export interface ListedThing {
  readonly barcode: string | null
  readonly title: string
  readonly amount: number | null
}

/** The lines of a list from the first wanted to the last, counted from 1. */
export async function patronList(
  w: Pick<Work, 'db' | 'now'>,
  patron: number,
  list: PatronList,
  range: { readonly first: number; readonly last: number },
): Promise<readonly ListedThing[]> {
  const loans = (condition: ReturnType<typeof sql>) => sql<ListedThing>`
    select i.barcode, i.title, null::bigint as amount from circulation.machine_loan_view l join catalog.item_history_view i on i.id = l.item_id
    where l.patron_id = ${patron} and ${condition} order by l.due_at, l.id`
  const holds = (condition: ReturnType<typeof sql>) => sql<ListedThing>`
    select i.barcode, b.title, null::bigint as amount from holds.open_hold_view h join catalog.bib_view b on b.id = h.bib_id
      left join catalog.item_history_view i on i.id = h.caught_item_id
    where h.patron_id = ${patron} and ${condition} order by h.placed_at, h.id`
  const query = {
    hold: () => holds(sql`h.state = 'ready'`),
    unavailable: () => holds(sql`h.state <> 'ready'`),
    charged: () => loans(sql`l.state = 'out'`),
    overdue: () => loans(sql`l.state = 'out' and l.due_at < ${w.now}`),
    recall: () => loans(sql`l.recall_hold_id is not null`),
    fine: () => sql<ListedThing>`
      select null::text as barcode, description as title, outstanding as amount from fees.owed_charge_view
      where patron_id = ${patron} order by at, id`,
  }[list]()
  const { rows } = await sql<ListedThing>`
    select * from (${query}) t limit ${Math.max(0, range.last - range.first + 1)} offset ${range.first - 1}`.execute(
    w.db,
  )
  return rows
}

/** What machines are told of an item beside its own facts. */
export interface ItemStanding {
  readonly loan: {
    readonly patron: number
    readonly due: string
    readonly state: 'out' | 'lost' | 'lost-paid' | 'claimed-returned'
    readonly recalledAt: string | null
    readonly recallHold: number | null
  } | null
  /** The hold that has caught it. */
  readonly hold: {
    readonly id: number
    readonly patron: number
    readonly name: string
    readonly card: string | null
    readonly pickup: number
    readonly until: string | null
    readonly kind: string
  } | null
  /** Holds that wait for its title. */
  readonly waiting: number
}

/** Reads it in one query. */
export async function itemStanding(
  w: Pick<Work, 'db'>,
  item: { readonly id: number; readonly bib: number },
): Promise<ItemStanding> {
  const { rows } = await sql<ItemStanding>`
    select (select json_build_object('patron', patron_id, 'due', due_at, 'state', state, 'recalledAt', recalled_at, 'recallHold', recall_hold_id)
        from circulation.machine_loan_view where item_id = ${item.id}) as loan,
      (select json_build_object('id', h.id, 'patron', h.patron_id, 'name', p.name, 'card', p.card, 'pickup', h.pickup_branch_id,
          'until', h.shelf_until_at, 'kind', h.kind)
        from holds.open_hold_view h join patrons.patron_view p on p.id = h.patron_id where h.caught_item_id = ${item.id} limit 1) as hold,
      (select count(*)::int from holds.open_hold_view where bib_id = ${item.bib} and state = 'waiting') as waiting`.execute(
    w.db,
  )
  return rows[0] ?? { loan: null, hold: null, waiting: 0 }
}

/** The open hold of a patron that a machine means: by its item, its title, or their only one. */
export async function holdMeant(
  w: Pick<Work, 'db'>,
  patron: number,
  by: { readonly item?: number; readonly bib?: number; readonly title?: string },
): Promise<number | undefined> {
  const { rows } = await sql<{ id: number }>`
    select h.id from holds.open_hold_view h join catalog.bib_view b on b.id = h.bib_id
    where h.patron_id = ${patron}
      and (${by.item ?? null}::bigint is null or h.caught_item_id = ${by.item ?? null} or h.item_id = ${by.item ?? null} or h.bib_id = ${by.bib ?? null})
      and (${by.title ?? null}::text is null or b.title ilike ${by.title === undefined ? null : `${by.title.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`})
    order by h.state = 'waiting', h.placed_at limit 1`.execute(w.db)
  return rows[0]?.id
}

/** The only title that is called so, for holds that a machine asks for by name. */
export async function bibByTitle(w: Pick<Work, 'db'>, title: string): Promise<number | undefined> {
  const number = /^\s*(\d{1,15})\s*$/.exec(title)?.[1]
  const { rows } = await sql<{ id: number }>`
    select id from catalog.bib_view where ${number === undefined ? sql`title = ${title.trim()}` : sql`id = ${number}`} limit 2`.execute(
    w.db,
  )
  return rows.length === 1 ? rows[0]?.id : undefined
}
