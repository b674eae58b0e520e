import { makeLibraryBarcode } from '@carrel/identifiers'
import { sql, type Kysely } from 'kysely'
import { searchableName } from '../../apps/server/src/modules/patrons/index.ts'
import { chance } from '../demo/random.ts'
import { capital, madeUpWords, zipf } from './vocabulary.ts'

type Db = Kysely<unknown>

/** Where things stand and what they are, in the library that is filled. */
export interface Setting {
  readonly branches: readonly number[]
  readonly itemTypes: readonly string[]
  readonly categories: readonly string[]
}

/** Called with how many rows are done. */
export type Progress = (done: number) => void

const institution = '9000'
const batch = 5000

/** Adds items to titles, more to the few that are asked for most. Returns how many were added. */
export async function seedItems(
  db: Db,
  bibs: readonly number[],
  count: number,
  where: Setting,
  from: number,
  progress: Progress,
): Promise<void> {
  const by = chance('carrel items')
  const popular = zipf(bibs, 0.5)
  for (let start = 0; start < count; start += batch) {
    const rows = Array.from({ length: Math.min(batch, count - start) }, (_, index) => {
      const place = start + index
      const branch = by.pick(where.branches)
      const call = `${String(by.between(0, 999)).padStart(3, '0')}.${by.between(1, 99)} ${String.fromCharCode(65 + by.between(0, 25))}${String.fromCharCode(65 + by.between(0, 25))}${String.fromCharCode(65 + by.between(0, 25))}`
      // The first copy of each title, then more of the popular ones.
      return {
        bib: bibs[place] ?? popular.draw(by),
        barcode: makeLibraryBarcode('3', institution, from + place),
        call,
        branch,
        type: place % 12 === 0 ? (where.itemTypes[1] ?? 'book') : (where.itemTypes[0] ?? 'book'),
        price: 500 + by.between(0, 40) * 100,
      }
    })
    await sql`
      with added as (
      insert into catalog.item (bib_id, barcode, call_number, shelf_key, branch_id, holding_branch_id, item_type, status_since, price_amount, price_currency, created_at, changed_at)
      select bib, barcode, call, lower(call), branch, branch, type, now(), price, 'USD', now(), now()
      from json_to_recordset(${JSON.stringify(rows)}::json) as r(bib bigint, barcode text, call text, branch bigint, type text, price bigint) returning bib_id)
      insert into catalog.search_change (kind, bibs) select 'availability', array_agg(distinct bib_id) from added`.execute(
      db,
    )
    progress(Math.min(count, start + batch))
  }
}

/** Adds patrons with a card each. Returns their numbers. */
export async function seedPatrons(
  db: Db,
  count: number,
  where: Setting,
  from: number,
  progress: Progress,
): Promise<readonly number[]> {
  const by = chance('carrel patrons')
  const names = zipf(madeUpWords(30_000, 'carrel names').slice(60), 0.7)
  const ids: number[] = []
  for (let start = 0; start < count; start += batch) {
    const rows = Array.from({ length: Math.min(batch, count - start) }, (_, index) => {
      const given = capital(names.draw(by))
      const family = capital(names.draw(by))
      const found = searchableName(given, family)
      return {
        given,
        family,
        words: found.name_words,
        key: found.sort_key,
        card: makeLibraryBarcode('2', institution, from + start + index),
        branch: by.pick(where.branches),
        category: by.pick(where.categories),
        born: `${by.between(1940, 2015)}-${String(by.between(1, 12)).padStart(2, '0')}-${String(by.between(1, 28)).padStart(2, '0')}`,
      }
    })
    const added = await sql<{ id: number }>`
      with r as (select * from json_to_recordset(${JSON.stringify(rows)}::json) as r(given text, family text, words text[], key text, card text, branch bigint, category text, born date)),
      patron as (
        insert into patrons.patron (given_name, family_name, category_code, branch_id, birth_date, registered_at, name_words, sort_key)
        select given, family, category, branch, born, now(), words, key from r returning id
      ),
      numbered as (select id, row_number() over (order by id) as n from patron),
      card as (
        insert into patrons.card (patron_id, barcode, since)
        select numbered.id, c.card, now() from numbered join (select card, row_number() over () as n from r) c using (n)
      )
      select id from patron`.execute(db)
    for (const row of added.rows) ids.push(row.id)
    progress(Math.min(count, start + batch))
  }
  return ids
}

/** Lends items to patrons: a few borrow much, most little; a tenth of the loans is overdue. */
export async function seedLoans(db: Db, patrons: readonly number[], count: number, progress: Progress): Promise<void> {
  const by = chance('carrel loans')
  const readers = zipf(patrons, 0.4)
  const terms = '{}'
  for (let start = 0; start < count; start += batch) {
    const size = Math.min(batch, count - start)
    const rows = Array.from({ length: size }, (_, index) => ({
      n: index + 1,
      patron: readers.draw(by),
      ago: by.next() < 0.1 ? by.between(22, 90) : by.between(0, 20),
    }))
    await sql`
      with r as (select * from json_to_recordset(${JSON.stringify(rows)}::json) as r(n bigint, patron bigint, ago integer)),
      item as (
        select id, branch_id, item_type, row_number() over (order by id) as n from (
          select id, branch_id, item_type from catalog.item where status = 'available' and deleted_at is null order by id limit ${size}
        ) free
      ),
      loan as (
        insert into circulation.loan (item_id, patron_id, branch_id, out_at, due_at, terms, reasons, patron_category, item_type, lent_by, before)
        select item.id, r.patron, item.branch_id, now() - make_interval(days => r.ago), date_trunc('day', now()) - make_interval(days => r.ago) + interval '21 days 23:59:59',
          ${terms}::jsonb, '[]', 'adult', item.item_type, 'Seed', '{"status": "available", "holdingBranch": 1, "hold": null, "transit": null}'
        from r join item using (n) returning item_id
      ),
      lent as (
        update catalog.item i set status = 'on-loan', lent = lent + 1 from loan where i.id = loan.item_id returning i.bib_id
      )
      insert into catalog.search_change (kind, bibs) select 'availability', array_agg(distinct bib_id) from lent having count(*) > 0`.execute(
      db,
    )
    progress(Math.min(count, start + size))
  }
}
