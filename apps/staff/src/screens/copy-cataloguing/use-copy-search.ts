import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import {
  GetCopySearch,
  type Candidate,
  type CopySearch,
} from '../../../../server/src/modules/copy-cataloguing/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { useLiveRefresh } from '../../live-refresh.ts'

/** A search that fills while catalogues answer; nothing is asked while there is none. */
export function useCopySearch(id: number | undefined): UseQueryResult<CopySearch> {
  const { call } = useDesk()
  useLiveRefresh(['copy-search'], [['copy-search', id]])
  return useQuery({
    queryKey: ['copy-search', id],
    queryFn: ({ signal }) => call(GetCopySearch, { params: { id: id ?? 0 } }, signal),
    enabled: id !== undefined,
    // Who is still being asked is seen to be slow, even when the line to the server is down for a moment.
    refetchInterval: ({ state }) => (state.data?.done === false ? 1000 : false),
  })
}

/** The record to take, once some have come. */
export function bestOf(search: CopySearch | undefined): Candidate | undefined {
  return search?.groups[0]?.candidates[0]
}
