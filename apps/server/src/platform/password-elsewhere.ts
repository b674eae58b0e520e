import { definePort } from './port.ts'
import type { Outcome } from './refusal.ts'
import type { Work } from './work.ts'

/** Somebody of elsewhere has a session now: its token belongs into the cookie. */
export interface SignedInElsewhere {
  readonly person: number
  readonly token: string
}

/**
 * Asked when a name and a password open no account of the library's own: whether somebody has that password at a place
 * outside. Undefined where nobody there has it; a refusal where it is right and they may not come in, or nobody can say.
 * Needs a work without a transaction.
 */
export const passwordElsewhere =
  definePort<
    (
      w: Work,
      realm: 'staff' | 'patron',
      credentials: { readonly user: string; readonly password: string },
    ) => Promise<Outcome<SignedInElsewhere> | undefined>
  >('sign-in.password-elsewhere')
