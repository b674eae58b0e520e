import { sql, type RawBuilder } from 'kysely'
import type { ItemTraits, Kinds } from './kinds.ts'

/** What is asked for: at which branch, whose names, which items, and since when; null: everything. */
export interface Scope {
  readonly branch: number
  readonly today: Temporal.PlainDate
  readonly now: Temporal.Instant
  readonly names: boolean
  readonly items: 'branch' | 'all'
  readonly since: Temporal.Instant | null
}

/** A patron as the database gives one for each of their cards. */
export interface PatronRow {
  readonly card: string
  readonly state: 'active' | 'replaced' | 'lost'
  readonly id: number
  readonly name: string
  readonly category: string
  readonly age: number | null
  readonly expires: string | null
  readonly active: boolean
  readonly owed: number | null
  readonly loans: number | null
  readonly overdue: number | null
  readonly ready: number | null
  readonly byType: Readonly<Record<string, number>> | null
  readonly blocks: readonly string[] | null
  readonly gone: boolean
}

const sortedAsBytes = sql.raw('collate "C"')

/** Every card with its patron, in the order of the cards; since a moment, those of patrons about whom something was written. */
export function patronsSql({ branch, today, now, since }: Scope): RawBuilder<PatronRow> {
  return sql<PatronRow>`
    select upper(c.barcode) as card, c.state, p.id, p.name, p.category_code as category,
      extract(year from age(${today}::date, p.birth_date))::int as age, p.expires::text as expires, p.active,
      f.owed, l.loans, l.overdue, h.ready, t.types as "byType", b.texts as blocks, p.deleted_at is not null as gone
    from patrons.card_view c join patrons.patron_view p on p.id = c.patron_id
      left join (select patron_id, count(*)::int as loans, count(*) filter (where due_at < ${now})::int as overdue
        from circulation.open_loan_view where state = 'out' group by patron_id) l on l.patron_id = p.id
      left join (select patron_id, jsonb_object_agg(item_type, n) as types from (
        select o.patron_id, i.item_type, count(*)::int as n from circulation.open_loan_view o
          join catalog.item_place_view i on i.id = o.item_id where o.state = 'out' group by 1, 2) one group by 1) t on t.patron_id = p.id
      left join (select patron_id, (outstanding - credit)::bigint as owed from fees.balance_view) f on f.patron_id = p.id
      left join (select patron_id, count(*)::int as ready from holds.open_hold_view
        where state = 'ready' and pickup_branch_id = ${branch} group by 1) h on h.patron_id = p.id
      left join (select patron_id, array_agg(text) as texts from patrons.loan_block_view
        where (until is null or until >= ${today}) and (branch_id is null or branch_id = ${branch}) group by 1) b on b.patron_id = p.id
    where ${since === null ? sql`p.deleted_at is null` : sql`p.id in (${changedPatrons(since)})`}
    order by upper(c.barcode) ${sortedAsBytes}`
}

/** Patrons about whom something was written, who borrowed or brought back, or whose account moved since a moment. */
function changedPatrons(since: Temporal.Instant): RawBuilder<unknown> {
  return sql`
    select substring(subject from '^patron:([0-9]{1,18})$')::bigint from platform.audit where at >= ${since} and subject ~ '^patron:[0-9]+$'
    union select patron_id from circulation.notice_loan_view where begun_at >= ${since}
    union select patron_id from circulation.recent_return_view where at >= ${since} and patron_id is not null
    union select patron_id from holds.open_hold_view where caught_at >= ${since}`
}

/** A row of the snapshot; what is empty at its end is left out. */
export function patronLine(row: PatronRow, kinds: Kinds, names: boolean): readonly unknown[] {
  if (row.gone) return [row.card]
  return trimmed([
    row.card,
    row.id,
    names ? row.name : null,
    kinds.patronKind(row.category, row.age),
    row.age,
    row.expires,
    row.owed,
    row.loans,
    row.overdue,
    row.ready,
    row.byType,
    row.active ? row.blocks : ['This account is closed.', ...(row.blocks ?? [])],
    row.state === 'active' ? null : row.state,
  ])
}

/** An item as the database gives it. */
export interface ItemRow extends ItemTraits {
  readonly barcode: string
  readonly id: number
  readonly title: string
  readonly author: string | null
  readonly status: string
  readonly callNumber: string
  readonly patron: number | null
  readonly due: Temporal.Instant | null
  readonly heldFor: number | null
  readonly waiting: boolean
}

/** The items that a desk knows, in the order of their barcodes; since a moment, those that were changed, moved, lent or caught. */
export function itemsSql({ branch, items, since }: Scope): RawBuilder<ItemRow> {
  const known = items === 'all' ? sql`true` : sql`(i.branch_id = ${branch} or i.holding_branch_id = ${branch})`
  const changed =
    since === null
      ? sql`true`
      : sql`(i.changed_at >= ${since} or i.status_since >= ${since} or i.id in (
          select item_id from circulation.notice_loan_view where begun_at >= ${since}
          union select caught_item_id from holds.open_hold_view where caught_at >= ${since}))`
  return sql<ItemRow>`
    select i.barcode, i.id, i.title, i.author, i.item_type as "itemType", i.location_id as location, i.branch_id as owner,
      p.collection, i.status, i.call_number as "callNumber", l.patron_id as patron, l.due_at as due, h.patron_id as "heldFor",
      q.bib_id is not null as waiting
    from catalog.item_view i join catalog.item_place_view p on p.id = i.id
      left join circulation.open_loan_view l on l.item_id = i.id
      left join holds.open_hold_view h on h.caught_item_id = i.id
      left join (select distinct bib_id from holds.open_hold_view where state = 'waiting' and not suspended) q on q.bib_id = i.bib_id
    where ${known} and ${changed}
    order by i.barcode ${sortedAsBytes}`
}

/** A row of the snapshot; what is empty at its end is left out. */
export function itemLine(row: ItemRow, kinds: Kinds): readonly unknown[] {
  return trimmed([
    row.barcode,
    row.id,
    row.title,
    row.author,
    kinds.itemKind(row),
    row.status === 'available' ? null : row.status,
    row.callNumber === '' ? null : row.callNumber,
    row.patron,
    row.due?.toString() ?? null,
    row.heldFor ?? (row.waiting ? 0 : null),
  ])
}

function trimmed(row: readonly unknown[]): readonly unknown[] {
  const last = row.findLastIndex((value) => value !== null && value !== undefined)
  return row.slice(0, last + 1).map((value) => value ?? null)
}
