import { useQuery } from '@tanstack/react-query'
import { ListBlockKinds, type BlockKind } from '../../../../server/src/modules/patrons/contract-people.ts'
import { useDesk } from '../../desk-context.ts'

/** Where the kinds of blocks are kept among what was asked of the server. */
export const blockKindsKey = ['patron-block-kinds'] as const

/** Kinds of blocks of the library; empty until they are known. */
export function useBlockKinds(): readonly BlockKind[] {
  const { call } = useDesk()
  const { data } = useQuery({
    queryKey: blockKindsKey,
    queryFn: ({ signal }) => call(ListBlockKinds, {}, signal),
    staleTime: 300_000,
  })
  return data?.rows ?? []
}
