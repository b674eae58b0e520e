import type { Attributes } from './rules/attributes.ts'

/** Who somebody is at a provider, after everything about the proof has been checked. */
export interface VerifiedIdentity {
  /** What never changes of an account there: `sub`, a persistent NameID, an entryUUID. */
  readonly subject: string
  readonly attributes: Attributes
  /** The provider says that the e-mail address belongs to this person. */
  readonly emailVerified: boolean
  /** The session there, for single log-out. */
  readonly sessionIndex?: string | undefined
  /** What signing out there needs. */
  readonly hint?: Readonly<Record<string, string>> | undefined
}
