import { useQuery } from '@tanstack/react-query'
import { CountFaults } from '../../../../server/src/modules/authorities/contract.ts'
import { useDesk } from '../../desk-context.ts'

/** How many faults the authority records have. It takes a while with many of them, so it is not asked for again at each look. */
export function useFaults() {
  const { call } = useDesk()
  return useQuery({
    queryKey: ['heading-reports', 'faults'],
    queryFn: ({ signal }) => call(CountFaults, {}, signal),
    staleTime: 60_000,
  })
}
