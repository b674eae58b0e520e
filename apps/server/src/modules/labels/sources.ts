import { cleanScan } from '@carrel/identifiers'
import { detectScheme, shelfKey, shelfRange } from '@carrel/call-number'
import { sql } from 'kysely'
import { isRefusal, refuse, type Outcome } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { selected } from '../batch-editing/index.ts'
import { branchesOf, libraryTimeZone, shelvingLocationsOf } from '../org/index.ts'
import type { LabelSource } from './contract.ts'

/** Items that a source means now, in the order in which their labels come out. */
export interface SourceItems {
  readonly items: readonly number[]
  /** Where they come from, in words. */
  readonly text: string
  /** Barcodes that no item has. */
  readonly unknown: readonly string[]
}

/** More labels than this in one piece are a mistake. */
const mostLabels = 10_000

/** Finds the items of a source: scanned ones in their order, those that wait by age, others as the shelf stands. */
export async function itemsOf(w: Work, source: LabelSource): Promise<Outcome<SourceItems>> {
  const found = await sourceItems(w, source)
  if (isRefusal(found) || found.items.length <= mostLabels) return found
  return refuse({
    code: 'too-many-labels',
    field: 'source',
    message: `These are ${found.items.length.toLocaleString('en')} items; make labels for at most ${mostLabels.toLocaleString('en')} at a time.`,
  })
}

async function sourceItems(w: Work, source: LabelSource): Promise<Outcome<SourceItems>> {
  if ('queue' in source) return fromQueue(w, source.queue.branch)
  if ('items' in source)
    return {
      items: source.items,
      text: source.items.length === 1 ? 'one item' : `${source.items.length} items`,
      unknown: [],
    }
  if ('barcodes' in source) return fromBarcodes(w, source.barcodes)
  if ('titles' in source) return fromTitles(w, source)
  if ('added' in source) return fromDay(w, source.added)
  return fromShelf(w, source.shelf)
}

interface IdRow {
  readonly id: number
}
const ids = (rows: readonly IdRow[]) => rows.map(({ id }) => id)

async function fromQueue(w: Work, branch: number | undefined): Promise<SourceItems> {
  const { rows } = await sql<IdRow>`
    select i.id from labels.queue_entry q join catalog.item_view i on i.id = q.item_id
    where ${branch ?? null}::bigint is null or i.branch_id = ${branch ?? null}
    order by q.added_at, q.id`.execute(w.db)
  return { items: ids(rows), text: 'items that waited for labels', unknown: [] }
}

/** An item to try a label on: the one that waits longest, else the newest that has a call number. */
export async function itemsToTry(w: Work): Promise<readonly number[]> {
  const { rows } = await sql<IdRow>`
    (select i.id, 0 as place from labels.queue_entry q join catalog.item_view i on i.id = q.item_id
      where i.call_number <> '' order by q.added_at, q.id limit 1)
    union all
    (select id, 1 as place from catalog.item_view where call_number <> '' order by id desc limit 1)
    order by place limit 1`.execute(w.db)
  return ids(rows)
}

async function fromBarcodes(w: Work, given: readonly string[]): Promise<SourceItems> {
  const barcodes = given.map(cleanScan).filter((barcode) => barcode !== '')
  const { rows } = await sql<IdRow & { barcode: string }>`
    select id, barcode from catalog.item_view where barcode = any(${barcodes}::text[])`.execute(w.db)
  const byBarcode = new Map(rows.map(({ barcode, id }) => [barcode, id]))
  const items = barcodes.flatMap((barcode) => byBarcode.get(barcode) ?? [])
  return {
    items: [...new Set(items)],
    text: 'scanned barcodes',
    unknown: [...new Set(barcodes.filter((barcode) => !byBarcode.has(barcode)))],
  }
}

async function fromTitles(
  w: Work,
  { titles, branch }: Extract<LabelSource, { titles: unknown }>,
): Promise<Outcome<SourceItems>> {
  const found = await selected(w, titles)
  if (isRefusal(found)) return found
  const { rows } = await sql<IdRow>`
    select i.id from (${found.bibs}) s join catalog.item_view i on i.bib_id = s.bib
    where ${branch ?? null}::bigint is null or i.branch_id = ${branch ?? null}
    order by i.branch_id, i.location_id, i.shelf_key collate "C", i.id limit ${mostLabels + 1}`.execute(w.db)
  return { items: ids(rows), text: found.text, unknown: [] }
}

async function fromDay(
  w: Work,
  { since, branch }: Extract<LabelSource, { added: unknown }>['added'],
): Promise<SourceItems> {
  const { byId } = await branchesOf(w)
  const timeZone = (branch === undefined ? undefined : byId.get(branch)?.timeZone) ?? (await libraryTimeZone(w))
  const begin = Temporal.PlainDate.from(since).toZonedDateTime(timeZone).toInstant()
  const { rows } = await sql<IdRow>`
    select id from catalog.item_view
    where created_at >= ${begin} and (${branch ?? null}::bigint is null or branch_id = ${branch ?? null})
    order by created_at, id limit ${mostLabels + 1}`.execute(w.db)
  return { items: ids(rows), text: `items that came since ${since}`, unknown: [] }
}

async function fromShelf(
  w: Work,
  shelf: Extract<LabelSource, { shelf: unknown }>['shelf'],
): Promise<Outcome<SourceItems>> {
  const { branch, location, from = '', to = '' } = shelf
  if (branch === undefined && location === undefined && from.trim() === '' && to.trim() === '')
    return refuse({
      code: 'no-shelf',
      field: 'source',
      message: 'Say which shelf: a branch, a location or a call number.',
    })
  const low = from.trim() === '' ? null : shelfKey(detectScheme(from.trim()), from.trim())
  const high = to.trim() === '' ? null : shelfRange(detectScheme(to.trim()), to.trim()).to
  const { rows } = await sql<IdRow>`
    select i.id from catalog.item_view i
    where (${branch ?? null}::bigint is null or i.branch_id = ${branch ?? null})
      and (${location ?? null}::bigint is null or i.location_id = ${location ?? null})
      and (${low}::text is null or i.shelf_key collate "C" >= ${low})
      and (${high}::text is null or i.shelf_key collate "C" <= ${high})
    order by i.branch_id, i.location_id, i.shelf_key collate "C", i.id limit ${mostLabels + 1}`.execute(w.db)
  const place = [
    branch === undefined ? '' : ((await branchesOf(w)).byId.get(branch)?.name ?? ''),
    location === undefined ? '' : ((await shelvingLocationsOf(w)).get(location)?.name ?? ''),
    from.trim() === '' && to.trim() === '' ? '' : `${from.trim() || 'the beginning'} to ${to.trim() || 'the end'}`,
  ].filter((part) => part !== '')
  return { items: ids(rows), text: `shelf: ${place.join(', ')}`, unknown: [] }
}
