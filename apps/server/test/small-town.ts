import type pg from 'pg'

/** How much a library for measuring holds. */
export interface TownSize {
  readonly titles: number
  readonly items: number
  readonly patrons: number
  /** Open loans of the items with the highest barcodes, in turn among the patrons. */
  readonly loans?: number
}

/**
 * Fills an empty test library with titles, items and patrons straight in the database: enough of each to lend and
 * take back, none of what a search would show. Cards are `P1`…, barcodes `I1`….
 */
export async function fillTown(database: pg.Client, branch: number, size: TownSize): Promise<void> {
  await database.query(
    `insert into catalog.bib (control_number, title, author, year, format, created_at, changed_at)
     select 'bench' || n, 'Title ' || n, 'Author ' || n % 1000, 1950 + n % 75, 'book', now(), now() from generate_series(1, $1::int) n`,
    [size.titles],
  )
  await database.query(
    `insert into catalog.item (bib_id, barcode, call_number, shelf_key, branch_id, holding_branch_id, item_type, status_since, created_at, changed_at)
     select b.first + n % $2::int, 'I' || n, 'C' || n, 'C' || n, $3, $3, 'book', now(), now(), now()
     from generate_series(1, $1::int) n, (select min(id) as first from catalog.bib) b`,
    [size.items, size.titles, branch],
  )
  await database.query(
    `with patron as (
       insert into patrons.patron (given_name, family_name, category_code, branch_id, registered_at, name_words, sort_key)
       select 'Pat', 'Reader ' || n, 'adult', $2, now(), array['pat', 'reader', n::text], 'reader ' || n from generate_series(1, $1::int) n returning id
     )
     insert into patrons.card (patron_id, barcode, since) select id, 'P' || row_number() over (order by id), now() from patron`,
    [size.patrons, branch],
  )
  await database.query(
    `with item as (
       select i.id, n from generate_series($2::int - $1::int + 1, $2) n join catalog.item i on i.barcode = 'I' || n
     ), patron as (
       select patron_id, row_number() over (order by patron_id) as n from patrons.card where barcode like 'P%'
     ), loan as (
       insert into circulation.loan (item_id, patron_id, branch_id, out_at, due_at, terms, reasons, patron_category, item_type, lent_by, before)
       select item.id, patron.patron_id, $4, now(), now() + interval '21 days', '{}', '[]', 'adult', 'book', 'Bench',
         jsonb_build_object('status', 'available', 'holdingBranch', $4::bigint, 'hold', null, 'transit', null)
       from item join patron on patron.n = 1 + item.n % $3::int
       returning item_id
     )
     update catalog.item i set status = 'on-loan' from loan where i.id = loan.item_id`,
    [size.loans ?? 0, size.items, size.patrons, branch],
  )
  await database.query('vacuum analyze')
}
