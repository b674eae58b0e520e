import { useQuery } from '@tanstack/react-query'
import { ListDepartments, ListTerms } from '../../../../server/src/modules/reserves/contract.ts'
import { useDesk } from '../../desk-context.ts'

/** The terms, the latest first. */
export function useTerms() {
  const { call } = useDesk()
  return useQuery({ queryKey: ['reserves', 'terms'], queryFn: ({ signal }) => call(ListTerms, {}, signal) })
}

/** The departments, by name. */
export function useDepartments() {
  const { call } = useDesk()
  return useQuery({ queryKey: ['reserves', 'departments'], queryFn: ({ signal }) => call(ListDepartments, {}, signal) })
}
