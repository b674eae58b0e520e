import { sql } from 'kysely'
import { cleanScan } from '@carrel/identifiers'
import type { Work } from '../../platform/work.ts'
import type { ListItems } from './contract.ts'
import { readItems, type ItemFacts } from './item-facts.ts'

type ItemFilter = NonNullable<typeof ListItems.types>['query']

/** Items by status, place or type, in shelf order; `q` is a barcode, the beginning of a call number, or words of a title. */
export async function listItems(
  w: Pick<Work, 'db'>,
  filter: ItemFilter,
): Promise<{ readonly total: number; readonly rows: readonly ItemFacts[] }> {
  const q = filter.q?.trim() ?? ''
  const like = (text: string) => `${text.replaceAll(/[\\%_]/g, '\\$&')}%`
  const conditions = [
    ...(filter.status === undefined ? [] : [sql`i.status = ${filter.status}`]),
    ...(filter.branch === undefined ? [] : [sql`i.branch_id = ${filter.branch}`]),
    ...(filter.location === undefined ? [] : [sql`i.location_id = ${filter.location}`]),
    ...(filter.itemType === undefined ? [] : [sql`i.item_type = ${filter.itemType}`]),
    ...(q === ''
      ? []
      : [sql`(i.barcode = ${cleanScan(q)} or i.call_number ilike ${like(q)} or b.title ilike ${`%${like(q)}`})`]),
  ]
  const where = conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)
  const { rows: counted } = await sql<{ total: number }>`
    select count(*) as total from catalog.item i join catalog.bib b on b.id = i.bib_id
    where i.deleted_at is null and ${where}`.execute(w.db)
  const rows = await readItems(
    w,
    sql`${where} order by i.branch_id, i.location_id, i.shelf_key, i.id
      limit ${filter.limit ?? 50} offset ${filter.offset ?? 0}`,
  )
  return { total: counted[0]?.total ?? 0, rows }
}
