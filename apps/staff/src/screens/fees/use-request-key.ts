import { useRef } from 'react'

/**
 * The key under which a request happens once: the same while the same is asked, so that a button pressed twice or a
 * request sent again after the line broke does nothing twice; another as soon as something else is asked.
 */
export function useRequestKey(): (body: unknown) => string {
  const last = useRef({ body: '', key: '' })
  return (body) => {
    const text = JSON.stringify(body)
    if (text !== last.current.body) last.current = { body: text, key: crypto.randomUUID() }
    return last.current.key
  }
}
