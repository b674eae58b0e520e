/** How things stand with someone who has not moved for a while. */
export type Idle =
  | { readonly state: 'here' }
  | { readonly state: 'warned'; readonly seconds: number }
  | { readonly state: 'gone' }

/** How long before the end the page asks: a quarter of a minute, or half of a short time. */
export function warningSeconds(idleSeconds: number): number {
  return Math.min(15, Math.floor(idleSeconds / 2))
}

/** Whether someone is still there. All in seconds; `quiet`: since the last touch, key or scan. */
export function idleAfter(quiet: number, idleSeconds: number): Idle {
  if (quiet >= idleSeconds) return { state: 'gone' }
  const left = idleSeconds - quiet
  return left <= warningSeconds(idleSeconds) ? { state: 'warned', seconds: Math.ceil(left) } : { state: 'here' }
}
