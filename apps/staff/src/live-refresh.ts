import { useQueryClient, type QueryKey } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useDesk } from './desk-context.ts'

/** Busy libraries tell of something many times a second; a screen looks again at most this often, in milliseconds. */
const pause = 400

/** Asks the server anew for what is shown whenever it tells of one of the topics, e.g. `hold` or `job`. */
export function useLiveRefresh(topics: readonly string[], keys: readonly QueryKey[]): void {
  const { live } = useDesk()
  const queries = useQueryClient()
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  const names = topics.join(' ')
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const refresh = () => {
      timer ??= setTimeout(() => {
        timer = undefined
        for (const queryKey of latest.current) void queries.invalidateQueries({ queryKey })
      }, pause)
    }
    const stops = names.split(' ').map((name) => live.on(name, refresh))
    return () => {
      clearTimeout(timer)
      for (const stop of stops) stop()
    }
  }, [live, names])
}
