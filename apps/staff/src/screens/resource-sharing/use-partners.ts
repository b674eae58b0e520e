import { useQuery } from '@tanstack/react-query'
import { ListAgencies } from '../../../../server/src/modules/resource-sharing/contract.ts'
import { useDesk } from '../../desk-context.ts'

/** Begins the keys of everything about resource sharing. */
export const sharingKey = 'resource-sharing'

/** The partners of resource sharing. */
export function usePartners() {
  const { call } = useDesk()
  return useQuery({
    queryKey: [sharingKey, 'partners'],
    queryFn: ({ signal }) => call(ListAgencies, {}, signal),
  })
}
