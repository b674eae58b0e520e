/** What came of sending a message: a status line, or why there was none. */
export interface Answered {
  readonly status: number | null
  /** Why there was no answer, in a sentence. */
  readonly failure?: string
  /** Seconds after which the other side asks to be tried again (`Retry-After`). */
  readonly retryAfter?: number
}

/**
 * What follows: it has arrived; it is tried again, and what comes after it waits (`hold`), or goes on before it (`pass`)
 * because only this message seems to be at fault; or the address is gone for good.
 */
export type Judgement =
  | { readonly outcome: 'delivered' }
  | { readonly outcome: 'hold' | 'pass' | 'gone'; readonly failure: string }

// What a receiver answers to a message that it cannot read, while it can take others.
const aboutTheMessage = new Set([400, 409, 413, 415, 422])

/** Decides from the answer what is done with a message. Redirects are not followed: an address is where it says. */
export function judgeAnswer({ status, failure }: Answered): Judgement {
  if (status === null) return { outcome: 'hold', failure: failure ?? 'There was no answer.' }
  if (status >= 200 && status < 300) return { outcome: 'delivered' }
  if (status === 410) return { outcome: 'gone', failure: 'It answered 410: the address is gone for good.' }
  if (status >= 300 && status < 400)
    return {
      outcome: 'hold',
      failure: `It answered ${status}, a redirect. Carrel does not follow it: set the new address.`,
    }
  const failed = `It answered ${status}${meaning.get(status) ?? ''}.`
  return { outcome: aboutTheMessage.has(status) ? 'pass' : 'hold', failure: failed }
}

const meaning: ReadonlyMap<number, string> = new Map([
  [400, ' (bad request)'],
  [401, ' (not signed in)'],
  [403, ' (not allowed)'],
  [404, ' (no such address)'],
  [405, ' (it takes no POST)'],
  [408, ' (it waited too long)'],
  [413, ' (too large)'],
  [429, ' (too many requests)'],
  [500, ' (an error of the receiver)'],
  [502, ' (what stands before it found it down)'],
  [503, ' (not available now)'],
  [504, ' (what stands before it heard nothing)'],
])
