import { useSyncExternalStore } from 'react'
import { useDesk } from '../desk-context.ts'
import type { LineState } from './line.ts'

/** Whether the server answers, and what waits for it. */
export function useLine(): LineState {
  const { line } = useDesk().offline
  return useSyncExternalStore(line.subscribe, line.status)
}
