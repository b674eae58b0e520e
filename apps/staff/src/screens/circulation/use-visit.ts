import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { Visit } from './visit.ts'

const keyOf = (patron: number) => ['visit', patron] as const

/** The visit of a patron; it outlives the screen, so that a look at check-in or a payment does not end it. */
export function useVisit(patron: number | undefined) {
  const queries = useQueryClient()
  const { data: visit } = useQuery<Visit>({
    queryKey: keyOf(patron ?? 0),
    queryFn: () => [],
    enabled: false,
    initialData: [],
    gcTime: Number.POSITIVE_INFINITY,
  })
  const change = useCallback(
    (of: number, how: (visit: Visit) => Visit) => queries.setQueryData<Visit>(keyOf(of), (now) => how(now ?? [])),
    [queries],
  )
  const end = useCallback((of: number) => queries.setQueryData<Visit>(keyOf(of), []), [queries])
  return { visit, change, end }
}
