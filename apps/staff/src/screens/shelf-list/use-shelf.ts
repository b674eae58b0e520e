import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import {
  GetShelfList,
  type ShelfList,
  type ShelfListQuery,
} from '../../../../server/src/modules/catalog/contract-shelf-list.ts'
import { useDesk } from '../../desk-context.ts'
import {
  rowAfter,
  rowKey,
  stepBefore,
  stepBehind,
  wantsMore,
  windowOf,
  type ShelfStep,
  type ShelfWindow,
} from './shelf-window.ts'

/** Which part of the shelf, and where to stand at first. */
export type ShelfRequest = Pick<ShelfListQuery, 'branch' | 'location' | 'titles' | 'from' | 'end'>

/** The shelf as a screen has it. */
export interface Shelf {
  /** Undefined while it is on its way. */
  readonly window: ShelfWindow | undefined
  /** What was understood of what was asked for. */
  readonly found: ShelfList | undefined
  readonly error: Error | null
  /** One has gone on from where one asked to stand. */
  readonly walked: boolean
  /** Another one for each place that was asked for. */
  readonly place: string
  readonly walk: (steps: number) => void
  readonly goTo: (at: number) => void
  /** Stands again where one asked to stand. */
  readonly restart: () => void
  /** Asks anew, standing where one stands. */
  readonly refresh: () => void
}

const pageSize = 60
/** Further pages are let go at the far end. */
const maxPages = 8
/** What the shelf is kept as among what was asked of the server. */
export const shelfKey = ['shelf-list'] as const

/** The shelf around a place, fetched on at both ends as one walks. */
export function useShelf({ from, end, ...part }: ShelfRequest): Shelf {
  const { call } = useDesk()
  const place = JSON.stringify({ from, end, ...part })
  // Somewhere else on the shelf one stands anew
  const [walkedTo, setWalkedTo] = useState<{ readonly place: string; readonly row: string }>()
  const stands = walkedTo?.place === place ? walkedTo.row : undefined
  const begin: ShelfStep = from !== undefined ? { from } : { end: end ?? 'first' }
  const query = useInfiniteQuery({
    queryKey: [...shelfKey, part, begin],
    queryFn: ({ pageParam, signal }) =>
      call(GetShelfList, { query: { ...part, ...pageParam, limit: pageSize } }, signal),
    initialPageParam: begin,
    getNextPageParam: stepBehind,
    getPreviousPageParam: stepBefore,
    maxPages,
  })
  const { data, isFetching, fetchNextPage, fetchPreviousPage } = query
  const pages = data?.pages
  const window =
    pages && (end === 'last' && stands === undefined ? atTheEnd(windowOf(pages, undefined)) : windowOf(pages, stands))
  const side = window && wantsMore(window)
  useEffect(() => {
    if (isFetching) return
    if (side === 'behind') void fetchNextPage()
    if (side === 'before') void fetchPreviousPage()
  }, [side, isFetching, fetchNextPage, fetchPreviousPage])
  const walk = (steps: number) => {
    const row = window && rowAfter(window, steps)
    if (row) setWalkedTo({ place, row: rowKey(row) })
  }
  return {
    window,
    found: pages?.find(({ callNumber }) => callNumber !== null),
    error: query.error,
    walked: stands !== undefined,
    place,
    walk,
    goTo: (at) => window && walk(at - window.at),
    restart: () => setWalkedTo(undefined),
    refresh: () => void query.refetch(),
  }
}

const atTheEnd = (window: ShelfWindow): ShelfWindow => ({ ...window, at: window.rows.length - 1 })
