import type pg from 'pg'

/** How much a library for measuring holds. */
export interface TownSize {
  readonly titles: number
  readonly items: number
  readonly patrons: number
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
  await database.query('analyze')
}
