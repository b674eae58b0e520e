import type { VendorClaim } from '../contract.ts'
import type { AskedSignIn } from './read-request.ts'

/** What is known when a request is looked at. */
export interface WayFacts {
  readonly asked: AskedSignIn
  readonly now: Temporal.Instant
  /** The session of the patron in this browser. */
  readonly session: { readonly id: number; readonly signedInAt: Temporal.Instant } | undefined
  /** The session that was there when the program asked for a new sign-in. */
  readonly notSession: number | null
  /** What the program would be told, and what the patron was asked before. */
  readonly wanted: readonly VendorClaim[]
  readonly consent: { readonly asked: readonly string[]; readonly ended: boolean } | undefined
  /** The patron has just answered the question of this very request. */
  readonly answered?: boolean
}

/** Who has to do what next: sign in, sign in although signed in, read what is told, or go on to the program. */
export type Way = 'sign-in' | 'sign-in-anew' | 'ask' | 'go'

/** Decides what comes next (Core 3.1.2.3 and 3.1.2.4). With `prompt=none` the caller turns all but `go` into an error. */
export function decideWay({ asked, now, session, notSession, wanted, consent, answered }: WayFacts): Way {
  if (!session) return 'sign-in'
  const anewAsked = asked.prompt.includes('login') || asked.prompt.includes('select_account')
  const isAnew = notSession !== null && session.id !== notSession
  if (anewAsked && !isAnew) return 'sign-in-anew'
  if (isTooOld(asked, session.signedInAt, now) && !isAnew) return 'sign-in-anew'
  if (answered === true) return 'go'
  if (asked.prompt.includes('consent')) return 'ask'
  if (!consent || consent.ended) return 'ask'
  return wanted.every((claim) => consent.asked.includes(claim)) ? 'go' : 'ask'
}

function isTooOld({ maxAge }: AskedSignIn, signedInAt: Temporal.Instant, now: Temporal.Instant): boolean {
  return maxAge !== null && now.since(signedInAt).total('seconds') > maxAge
}

/** What a program would be told: what the library lets it have and it asks for by its scope. */
export function wantedClaims(allowed: readonly VendorClaim[], scope: string): readonly VendorClaim[] {
  const scopes = scope.split(' ')
  return allowed.filter((claim) => {
    if (claim === 'name') return scopes.includes('profile')
    if (claim === 'email') return scopes.includes('email')
    return true
  })
}
