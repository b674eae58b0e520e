import { queryOptions, useQuery } from '@tanstack/react-query'
import { GetDeskToday, GetPatronSummary, ListLoans } from '../../../../server/src/modules/circulation/contract.ts'
import { GetPatronAccount } from '../../../../server/src/modules/fees/contract.ts'
import { ListHolds } from '../../../../server/src/modules/holds/contract.ts'
import { ListBranches } from '../../../../server/src/modules/org/contract.ts'
import { GetPatron, ListCategories } from '../../../../server/src/modules/patrons/contract.ts'
import type { Call } from '../../api.ts'
import { useDesk } from '../../desk-context.ts'

/** Where everything about one patron is kept among what was asked of the server. */
export const patronKey = (id: number) => ['patron', id] as const

/** A patron with cards, blocks, notes and household. */
export const patronQuery = (call: Call, id: number) =>
  queryOptions({
    queryKey: [...patronKey(id), 'details'],
    queryFn: ({ signal }) => call(GetPatron, { params: { id } }, signal),
  })

/** What matters about a patron at the desk. Asked for anew whenever the patron is called up: a fine may be seconds old. */
export const summaryQuery = (call: Call, id: number) =>
  queryOptions({
    queryKey: [...patronKey(id), 'summary'],
    queryFn: ({ signal }) => call(GetPatronSummary, { params: { id } }, signal),
    staleTime: 0,
  })

/** The open loans of a patron, those due first at the top. */
export const loansQuery = (call: Call, patron: number) =>
  queryOptions({
    queryKey: [...patronKey(patron), 'loans'],
    queryFn: async ({ signal }) => {
      const { rows } = await call(ListLoans, { query: { patron, limit: 1000 } }, signal)
      return rows.toSorted((a, b) => Date.parse(a.due) - Date.parse(b.due))
    },
  })

/** The open holds of a patron. */
export const holdsQuery = (call: Call, patron: number) =>
  queryOptions({
    queryKey: [...patronKey(patron), 'holds'],
    queryFn: async ({ signal }) => (await call(ListHolds, { query: { patron, open: true, limit: 1000 } }, signal)).rows,
  })

/** What a patron owes, and every movement. */
export const accountQuery = (call: Call, id: number) =>
  queryOptions({
    queryKey: [...patronKey(id), 'account'],
    queryFn: ({ signal }) => call(GetPatronAccount, { params: { id }, query: {} }, signal),
  })

/** Figures of this branch today. */
export const todayQuery = (call: Call) =>
  queryOptions({ queryKey: ['desk', 'today'], queryFn: ({ signal }) => call(GetDeskToday, {}, signal) })

/** Branches that lend; names of branches by number. */
export function useBranches() {
  const { call } = useDesk()
  const { data } = useQuery({
    queryKey: ['branches'],
    queryFn: ({ signal }) => call(ListBranches, {}, signal),
    staleTime: 300_000,
  })
  const rows = (data?.rows ?? []).filter(({ kind }) => kind === 'branch')
  return { rows, nameOf: (id: number) => rows.find((branch) => branch.id === id)?.name ?? '' }
}

/** Patron categories and their names by code. */
export function useCategories() {
  const { call } = useDesk()
  const { data } = useQuery({
    queryKey: ['patron-categories'],
    queryFn: ({ signal }) => call(ListCategories, {}, signal),
    staleTime: 300_000,
  })
  const rows = data?.rows ?? []
  return { rows, nameOf: (code: string) => rows.find((category) => category.code === code)?.name ?? code }
}
