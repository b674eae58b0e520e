import { detectScheme, shelfKey, shelfRange, type CallNumberScheme } from '@carrel/call-number'
import type { Work } from '../../../platform/work.ts'
import type { ShelfList, ShelfListQuery, ShelfRow } from '../contract-shelf-list.ts'
import { itemFacts } from '../item-facts.ts'
import { lastKey, rowsDown, rowsUp, type ShelfPlace } from './shelf-rows.ts'

const usualPage = 40
/** Of the rows around a place, how many stand before it. */
const rowsBefore = 8
const nothingAsked = { at: null, exact: false, callNumber: null, scheme: null, item: null } as const

/** Shows the shelf around a call number or barcode, from one of its ends, or on from a row. */
export async function shelfList(w: Pick<Work, 'db'>, query: ShelfListQuery): Promise<ShelfList> {
  const limit = query.limit ?? usualPage
  if (query.end === 'first') return down(w, query, { key: '', place: 0 }, limit)
  if (query.end === 'last') return up(w, query, { key: lastKey, place: 0 }, limit)
  const from = query.from?.trim() ?? ''
  if (from !== '') return aroundNumber(w, query, from, limit)
  const place = { key: query.key ?? '', place: query.place ?? 0 }
  if (query.direction === 'up') return up(w, query, place, limit)
  if (query.direction === 'down' || query.key === undefined) return down(w, query, place, limit)
  // The row itself is the first behind the place just before it
  return around(w, query, { ...place, place: place.place - 1 }, limit)
}

async function aroundNumber(w: Pick<Work, 'db'>, query: ShelfListQuery, from: string, limit: number) {
  const scanned = await itemFacts(w, { barcode: from })
  if (scanned && scanned.shelfKey !== '') {
    const list = await around(w, query, { key: scanned.shelfKey, place: scanned.id - 1 }, limit)
    const scheme = detectScheme(scanned.callNumber)
    const exact = list.rows[list.at ?? 0]?.item === scanned.id
    return { ...list, exact, callNumber: scanned.callNumber, scheme, item: scanned.id }
  }
  const scheme = query.scheme ?? detectScheme(from)
  const range = shelfRange(scheme, from)
  const list = await around(w, query, beginningOf(scheme, from, range.from), limit)
  const first = list.rows[list.at ?? 0]
  const exact = first !== undefined && first.shelfKey >= range.from && first.shelfKey < range.to
  return { ...list, exact, callNumber: from, scheme, item: scanned?.id ?? null }
}

/** Before everything that begins with what was typed. */
function beginningOf(scheme: CallNumberScheme, text: string, rangeFrom: string): ShelfPlace {
  const key = shelfKey(scheme, text)
  return { key: rangeFrom < key ? rangeFrom : key, place: 0 }
}

async function around(
  w: Pick<Work, 'db'>,
  query: ShelfListQuery,
  place: ShelfPlace,
  limit: number,
): Promise<ShelfList> {
  const most = Math.min(rowsBefore, limit - 1)
  const [before, behind] = [
    await rowsUp(w, query, { ...place, place: place.place + 1 }, most),
    await rowsDown(w, query, place, limit - most),
  ]
  const shown = lastOf(before, most)
  return {
    ...nothingAsked,
    rows: [...shown, ...behind.slice(0, limit - most)],
    at: shown.length,
    moreBefore: before.length > most,
    moreBehind: behind.length > limit - most,
  }
}

async function down(w: Pick<Work, 'db'>, query: ShelfListQuery, place: ShelfPlace, limit: number): Promise<ShelfList> {
  const rows = await rowsDown(w, query, place, limit)
  return { ...nothingAsked, rows: rows.slice(0, limit), moreBehind: rows.length > limit, moreBefore: place.key !== '' }
}

async function up(w: Pick<Work, 'db'>, query: ShelfListQuery, place: ShelfPlace, limit: number): Promise<ShelfList> {
  const rows = await rowsUp(w, query, place, limit)
  return {
    ...nothingAsked,
    rows: lastOf(rows, limit),
    moreBefore: rows.length > limit,
    moreBehind: place.key !== lastKey,
  }
}

const lastOf = (rows: readonly ShelfRow[], count: number): ShelfRow[] => (count === 0 ? [] : rows.slice(-count))
