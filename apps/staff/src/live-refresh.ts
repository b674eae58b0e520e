import { useQueryClient, type QueryKey } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useDesk } from './desk-context.ts'

/** Busy libraries tell of something many times a second; a screen looks again at most this often, in milliseconds. */
const pause = 400

/** Asks the server anew for what is shown whenever it tells of one of the topics, e.g. `hold` or `job`, and when the line is (again) there. */
export function useLiveRefresh(topics: readonly string[], keys: readonly QueryKey[]): void {
  const { live } = useDesk()
  const queries = useQueryClient()
  const refresh = useRef(() => {})
  useEffect(() => {
    refresh.current = () => {
      for (const queryKey of keys) void queries.invalidateQueries({ queryKey })
    }
  })
  const names = topics.join(' ')
  useEffect(() => {
    const waiting: { timer?: ReturnType<typeof setTimeout> | undefined } = {}
    const onEvent = () => {
      if (waiting.timer !== undefined) return
      waiting.timer = setTimeout(() => {
        waiting.timer = undefined
        refresh.current()
      }, pause)
    }
    const stops = names.split(' ').map((name) => live.on(name, onEvent))
    // What was told while there was no line is not told again.
    stops.push(live.subscribe(() => live.status().state === 'live' && onEvent()))
    return () => {
      clearTimeout(waiting.timer)
      for (const stop of stops) stop()
    }
  }, [live, names])
}
