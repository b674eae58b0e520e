import { useQuery } from '@tanstack/react-query'
import { ListRoles } from '../../../../server/src/modules/org/contract.ts'
import { useDesk } from '../../desk-context.ts'

/** Says a permission in words, e.g. `Lend or renew what is held for someone else`; its code until they are known. */
export function usePermissionWords(): (code: string) => string {
  const { call } = useDesk()
  const { data } = useQuery({
    queryKey: ['roles'],
    queryFn: ({ signal }) => call(ListRoles, {}, signal),
    staleTime: 300_000,
  })
  return (code) => data?.permissions.find((permission) => permission.code === code)?.text ?? code
}
