import { useQuery } from '@tanstack/react-query'
import { ListItemTypes, type ItemType } from '../../server/src/modules/catalog/contract.ts'
import {
  ListBranches,
  ListShelvingLocations,
  type Branch,
  type ShelvingLocation,
} from '../../server/src/modules/org/contract.ts'
import { ListBranchGroups, type BranchGroup } from '../../server/src/modules/org/contract-groups.ts'
import { ListCategories, type Category } from '../../server/src/modules/patrons/contract.ts'
import { useDesk } from './desk-context.ts'

/** What changes a few times a year is asked for once in a while. */
const staleTime = 5 * 60_000

/** Where the branches are kept among what was asked of the server. */
export const branchesKey = ['branches'] as const
export const branchGroupsKey = ['branch-groups'] as const
export const locationsKey = ['shelving-locations'] as const
export const itemTypesKey = ['item-types'] as const
export const categoriesKey = ['patron-categories'] as const

/** The branches of the library; empty until they are known. */
export function useBranches(): readonly Branch[] {
  const { call } = useDesk()
  const queryFn = ({ signal }: { signal: AbortSignal }) => call(ListBranches, {}, signal)
  return useQuery({ queryKey: branchesKey, queryFn, staleTime }).data?.rows ?? []
}

/** Branches that lend, without the systems that group them. */
export function useLendingBranches(): readonly Branch[] {
  return useBranches().filter(({ kind }) => kind === 'branch')
}

/** Groups of branches across the tree; empty until they are known. */
export function useBranchGroups(): readonly BranchGroup[] {
  const { call } = useDesk()
  const queryFn = ({ signal }: { signal: AbortSignal }) => call(ListBranchGroups, {}, signal)
  return useQuery({ queryKey: branchGroupsKey, queryFn, staleTime }).data?.rows ?? []
}

/** The shelving locations; empty until they are known. */
export function useLocations(): readonly ShelvingLocation[] {
  const { call } = useDesk()
  const queryFn = ({ signal }: { signal: AbortSignal }) => call(ListShelvingLocations, {}, signal)
  return useQuery({ queryKey: locationsKey, queryFn, staleTime }).data?.rows ?? []
}

/** The item types; empty until they are known. */
export function useItemTypes(): readonly ItemType[] {
  const { call } = useDesk()
  const queryFn = ({ signal }: { signal: AbortSignal }) => call(ListItemTypes, {}, signal)
  return useQuery({ queryKey: itemTypesKey, queryFn, staleTime }).data?.rows ?? []
}

/** The patron categories; empty until they are known. */
export function useCategories(): readonly Category[] {
  const { call } = useDesk()
  const queryFn = ({ signal }: { signal: AbortSignal }) => call(ListCategories, {}, signal)
  return useQuery({ queryKey: categoriesKey, queryFn, staleTime }).data?.rows ?? []
}

/** The name of what has a number, or the number where it is not known. */
export function nameOf(
  things: readonly { readonly id: number; readonly name: string }[],
  id: number | null | undefined,
): string {
  if (id === null || id === undefined) return ''
  return things.find((thing) => thing.id === id)?.name ?? String(id)
}

/** The name of what has a code, or the code where it is not known. */
export function nameOfCode(
  things: readonly { readonly code: string; readonly name: string }[],
  code: string | null | undefined,
): string {
  if (code === null || code === undefined) return ''
  return things.find((thing) => thing.code === code)?.name ?? code
}
