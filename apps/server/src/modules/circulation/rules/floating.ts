import { isWithin, type BranchTree, type ShelvingLocation } from '../../org/index.ts'

/** A floating group as routing looks at it. */
export interface FloatingRules {
  readonly id: number
  readonly branches: readonly number[]
  readonly excluded: readonly number[]
  readonly locations: readonly number[]
  readonly itemTypes: readonly string[]
}

/** Whether an item has a word of its own: never, or in this group whatever its shelf; undefined: as its shelf and type. */
export type OwnFloating = { readonly group: number | null } | undefined

/** The shelf to which an item floats at a branch: its number, null for none, and undefined where it does not float. */
export function floatTo(
  groups: readonly FloatingRules[],
  item: { readonly itemType: string; readonly location: number | null; readonly own: OwnFloating },
  branch: number,
  tree: BranchTree,
  locations: ReadonlyMap<number, ShelvingLocation>,
): { readonly group: number; readonly location: number | null } | undefined {
  for (const group of groups) {
    if (!isIn(group, item)) continue
    if (!group.branches.some((place) => isWithin(tree, branch, place))) continue
    if (group.excluded.some((place) => isWithin(tree, branch, place))) continue
    const location = shelfAt(group, item, branch, locations)
    if (location !== undefined) return { group: group.id, location }
  }
  return undefined
}

function isIn(
  group: FloatingRules,
  {
    itemType,
    location,
    own,
  }: { readonly itemType: string; readonly location: number | null; readonly own: OwnFloating },
): boolean {
  if (own !== undefined) return own.group === group.id
  return (
    (group.itemTypes.length === 0 || group.itemTypes.includes(itemType)) &&
    (group.locations.length === 0 || (location !== null && group.locations.includes(location)))
  )
}

/** The shelf of a branch that matches an item's: of the same code, else the only one of the group's there. */
function shelfAt(
  group: FloatingRules,
  item: { readonly location: number | null },
  branch: number,
  locations: ReadonlyMap<number, ShelvingLocation>,
): number | null | undefined {
  const now = item.location === null ? undefined : locations.get(item.location)
  // A shelf that every branch has is here too; so is no shelf.
  if (!now || now.branch === null || now.branch === branch) return now?.id ?? null
  const here = [...locations.values()].filter(
    (one) => one.branch === branch && (group.locations.length === 0 || group.locations.includes(one.id)),
  )
  const same = here.find((one) => one.code.toLowerCase() === now.code.toLowerCase() || one.name === now.name)
  if (same) return same.id
  if (group.locations.length > 0) return here.length === 1 ? here[0]?.id : undefined
  return [...locations.values()].find((one) => one.branch === null && one.code === now.code)?.id ?? null
}
