import { useEffect, useRef, type RefObject } from 'react'

/**
 * Brings a part of the page into view when what it shows changes by choice: on a narrow screen it stands below its list.
 * Where it is in view already, nothing moves.
 */
export function useBringIntoView<E extends HTMLElement>(chosen: string | number | undefined): RefObject<E | null> {
  const part = useRef<E>(null)
  const before = useRef(chosen)
  useEffect(() => {
    if (before.current === chosen) return
    before.current = chosen
    if (chosen !== undefined) part.current?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  return part
}
