import { sql } from 'kysely'
import { readSetting } from '../../platform/setting.ts'
import type { Work } from '../../platform/work.ts'
import { branchesOf, shelvingLocationsOf, todayAt } from '../org/index.ts'
import { claimantOf, claimsAt } from './claims.ts'
import type { PullRow } from './contract-pull.ts'
import type { Target } from './rules/target-holds.ts'
import { claimMinutes } from './settings.ts'
import { targetsNow } from './targets.ts'

/** Which rows of the pull list of a branch are asked for. */
export interface PullQuery {
  readonly branch: number
  readonly location?: number
  readonly floor?: string
  readonly pickup?: number
  readonly claimed?: 'mine' | 'free' | 'others'
}

/** What a branch fetches from its shelves for holds, in the order of the walk; worked out from the queues as they are now. */
export async function pullList(
  w: Work,
  query: PullQuery,
): Promise<{ total: number; rows: PullRow[]; claimMinutes: number }> {
  const { branch } = query
  const today = await todayAt(w, branch)
  const [{ targets, holds, items }, claims, locations, { byId: branches }, minutes] = await Promise.all([
    targetsNow(w, branch, today),
    claimsAt(w, branch),
    shelvingLocationsOf(w),
    branchesOf(w),
    readSetting(w, claimMinutes, branch),
  ])
  const me = claimantOf(w.actor)
  const here = targets.filter((target) => items.get(target.item)?.holdingBranch === branch)
  const words = await wordsOf(w, here)
  const rows = here
    .flatMap((target) => {
      const item = items.get(target.item)
      const hold = holds.get(target.hold)
      const word = words.get(target.item)
      if (!hold || !item || !word) return []
      const location = locations.get(item.location ?? 0)
      const claim = claims.get(item.id)
      const row: PullRow = {
        hold: hold.id,
        item: item.id,
        bib: item.bib,
        barcode: word.barcode,
        title: word.title,
        author: word.author,
        callNumber: item.callNumber,
        part: item.part,
        location: location?.name ?? null,
        locationId: item.location,
        floor: location?.floor ?? '',
        itemType: item.itemType,
        format: word.format,
        pickup: hold.pickup,
        pickupName: branches.get(hold.pickup)?.name ?? '',
        patronName: word.patronName,
        placedAt: word.placedAt.toString(),
        claim: claim ? { by: claim.by, at: claim.at.toString(), mine: claim.key === me } : null,
      }
      return [{ row, walk: location?.walk ?? 0, shelfKey: word.shelfKey }]
    })
    .filter(({ row }) => isWanted(row, query))
    .sort(
      (a, b) =>
        a.walk - b.walk ||
        compareWords(a.row.floor, b.row.floor) ||
        compareWords(a.row.location ?? '', b.row.location ?? '') ||
        compareBytes(a.shelfKey, b.shelfKey) ||
        a.row.item - b.row.item,
    )
    .map(({ row }) => row)
  return { total: rows.length, rows, claimMinutes: minutes }
}

interface PullWords {
  readonly item: number
  readonly barcode: string
  readonly title: string
  readonly author: string | null
  readonly shelfKey: string
  readonly format: string
  readonly patronName: string
  readonly placedAt: Temporal.Instant
}

/** What the list says of items and of those who wait for them. */
async function wordsOf(w: Work, targets: readonly Target[]): Promise<ReadonlyMap<number, PullWords>> {
  const { rows } = await sql<PullWords>`
    select i.id as item, i.barcode, i.title, i.author, i.shelf_key as "shelfKey", i.format, p.name as "patronName", h.placed_at as "placedAt"
    from unnest(${targets.map((one) => one.hold)}::bigint[], ${targets.map((one) => one.item)}::bigint[]) t(hold, item)
      join catalog.item_view i on i.id = t.item join holds.hold h on h.id = t.hold join patrons.patron_view p on p.id = h.patron_id`.execute(
    w.db,
  )
  return new Map(rows.map((row) => [row.item, row]))
}

function isWanted(row: PullRow, { location, floor, pickup, claimed }: PullQuery): boolean {
  if (location !== undefined && row.locationId !== location) return false
  if (floor !== undefined && row.floor !== floor) return false
  if (pickup !== undefined && row.pickup !== pickup) return false
  if (claimed === 'mine') return row.claim?.mine === true
  if (claimed === 'others') return row.claim?.mine === false
  return claimed === undefined || row.claim === null
}

const compareWords = new Intl.Collator('en', { numeric: true }).compare

// Shelf keys are made to be compared byte by byte.
function compareBytes(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
