import type { PullRow } from '../../../../server/src/modules/holds/contract.ts'

/** Which rows of the pull list are shown. */
export interface PullFilter {
  readonly floor: string | undefined
  readonly location: number | undefined
  readonly claimed: 'all' | 'free' | 'mine'
}

/** What names a row of the list. */
export const pullId = ({ hold, item }: Pick<PullRow, 'hold' | 'item'>): string => `${hold} ${item}`

/** The rows that a filter lets through, in their order. */
export function filteredPulls(rows: readonly PullRow[], { floor, location, claimed }: PullFilter): readonly PullRow[] {
  return rows.filter(
    (row) =>
      (floor === undefined || row.floor === floor) &&
      (location === undefined || row.locationId === location) &&
      (claimed === 'all' || (claimed === 'free' ? row.claim === null : row.claim?.mine === true)),
  )
}

/** The floors on which something is to be fetched, in the order of the walk. */
export function floorsOf(rows: readonly PullRow[]): readonly string[] {
  return [...new Set(rows.map((row) => row.floor))].filter((floor) => floor !== '')
}

/** The shelving locations at which something is to be fetched, in the order of the walk, with how much. */
export function locationsOf(
  rows: readonly PullRow[],
): readonly { readonly id: number; readonly name: string; readonly rows: number }[] {
  const found = new Map<number, { id: number; name: string; rows: number }>()
  for (const { locationId: id, location } of rows) {
    if (id === null || location === null) continue
    const known = found.get(id) ?? { id, name: location, rows: 0 }
    known.rows += 1
    found.set(id, known)
  }
  return [...found.values()]
}
