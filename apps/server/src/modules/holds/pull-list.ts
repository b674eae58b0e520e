import { readSetting } from '../../platform/setting.ts'
import type { Work } from '../../platform/work.ts'
import { branchesOf, shelvingLocationsOf, todayAt } from '../org/index.ts'
import { claimantOf, claimsAt } from './claims.ts'
import type { PullRow } from './contract-pull.ts'
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
  const rows = targets
    .flatMap((target) => {
      const item = items.get(target.item)
      const hold = holds.get(target.hold)
      if (!hold || item?.holdingBranch !== branch) return []
      const location = locations.get(item.location ?? 0)
      const claim = claims.get(item.id)
      const row: PullRow = {
        hold: hold.id,
        item: item.id,
        bib: item.bib,
        barcode: item.barcode,
        title: item.title,
        author: item.author,
        callNumber: item.callNumber,
        part: item.part,
        location: location?.name ?? null,
        locationId: item.location,
        floor: location?.floor ?? '',
        itemType: item.itemType,
        format: item.format,
        pickup: hold.pickup,
        pickupName: branches.get(hold.pickup)?.name ?? '',
        patronName: hold.patronName,
        placedAt: hold.placedAt.toString(),
        claim: claim ? { by: claim.by, at: claim.at.toString(), mine: claim.key === me } : null,
      }
      return [{ row, walk: location?.walk ?? 0, shelfKey: item.shelfKey }]
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

function isWanted(row: PullRow, { location, floor, pickup, claimed }: PullQuery): boolean {
  if (location !== undefined && row.locationId !== location) return false
  if (floor !== undefined && row.floor !== floor) return false
  if (pickup !== undefined && row.pickup !== pickup) return false
  if (claimed === 'mine') return row.claim?.mine === true
  if (claimed === 'others') return row.claim?.mine === false
  return claimed === undefined || row.claim === null
}

const compareWords = (a: string, b: string) => a.localeCompare(b, 'en', { numeric: true })

// Shelf keys are made to be compared byte by byte.
function compareBytes(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
