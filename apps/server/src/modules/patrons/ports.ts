import { definePort } from '../../platform/port.ts'
import type { Work } from '../../platform/work.ts'

/** Patrons who have something on loan, or borrowed something since a day; circulation knows and answers. */
export const patronsInUse =
  definePort<(w: Work, since: Temporal.PlainDate) => Promise<readonly number[]>>('patrons.in-use')

/** A mail to one person about their registration, PIN or card; notices know the words, in the person's language. */
export interface PersonalMail {
  readonly kind: 'password-reset' | 'registration' | 'welcome' | 'email-confirmation'
  readonly to: string
  readonly name: string
  readonly givenName: string
  readonly language: string
  readonly branch: number | null
  /** Null: nobody's record yet. */
  readonly patron: number | null
  readonly link?: string
  /** Until when the link or card is good: a moment or a day. */
  readonly expires?: string
}

/** Writes such a mail and queues it; notifications answers. */
export const mailPerson = definePort<(w: Work, mail: PersonalMail) => Promise<void>>('patrons.mail-person')
