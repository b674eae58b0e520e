import type { NoticeKindCode } from '../contract.ts'

export type { NoticeKindCode }

/** What a notice is about, when it is sent, and what a patron may decide about it. */
export interface NoticeKind {
  readonly code: NoticeKindCode
  readonly about: 'loan' | 'hold' | 'patron'
  /** `event`: when it happens; the others are read from the clock. */
  readonly when: 'before-due' | 'on-due' | 'after-due' | 'before-shelf-end' | 'before-card-end' | 'balance' | 'event'
  /** Sent by e-mail as long as no rule says otherwise. */
  readonly usual: boolean
  /** The patron may do without it. */
  readonly optional: boolean
  /** Waits for the daily digest of patrons who want one, and for others of its kind. */
  readonly digest: boolean
}

const kind = (
  code: NoticeKindCode,
  about: NoticeKind['about'],
  when: NoticeKind['when'],
  traits: readonly ('usual' | 'optional' | 'digest')[] = [],
): NoticeKind => ({
  code,
  about,
  when,
  usual: traits.includes('usual'),
  optional: traits.includes('optional'),
  digest: traits.includes('digest'),
})

/** Every kind of notice, in the order of lists. */
export const kinds: readonly NoticeKind[] = [
  kind('courtesy', 'loan', 'before-due', ['optional', 'digest']),
  kind('due-today', 'loan', 'on-due', ['optional', 'digest']),
  kind('overdue', 'loan', 'after-due', ['digest']),
  kind('hold-ready', 'hold', 'event', ['usual']),
  kind('hold-expiring', 'hold', 'before-shelf-end', ['optional']),
  kind('hold-cancelled', 'hold', 'event', ['usual', 'optional', 'digest']),
  kind('hold-expired', 'hold', 'event', ['usual', 'optional', 'digest']),
  kind('recall', 'loan', 'event', ['usual']),
  kind('renewed', 'loan', 'event', ['usual', 'optional', 'digest']),
  kind('not-renewed', 'loan', 'event', ['usual', 'digest']),
  kind('due-changed', 'loan', 'event', ['usual', 'digest']),
  kind('parts-missing', 'loan', 'event', ['usual']),
  kind('bill', 'patron', 'balance', ['digest']),
  kind('lost', 'loan', 'event', ['digest']),
  kind('card-expiring', 'patron', 'before-card-end', ['optional']),
  kind('welcome', 'patron', 'event', ['optional']),
  kind('check-out', 'loan', 'event', ['optional', 'digest']),
  kind('check-in', 'loan', 'event', ['optional', 'digest']),
  kind('renewal', 'loan', 'event', ['optional', 'digest']),
  kind('password-reset', 'patron', 'event', ['usual']),
  kind('email-confirmation', 'patron', 'event', ['usual']),
  kind('curbside', 'hold', 'event', ['usual']),
  kind('registration', 'patron', 'event', ['usual']),
  kind('new-titles', 'patron', 'event', ['usual', 'optional']),
  kind('suggestion-answered', 'patron', 'event', ['usual', 'optional']),
  kind('interlibrary-answered', 'patron', 'event', ['usual', 'optional']),
]

const byCode: ReadonlyMap<string, NoticeKind> = new Map(kinds.map((one) => [one.code, one]))

/** The codes of all kinds. */
export const kindCodes: readonly NoticeKindCode[] = kinds.map(({ code }) => code)

/** A kind by its code; undefined for what is none. */
export function kindOf(code: string): NoticeKind | undefined {
  return byCode.get(code)
}

/** Kinds that a check-out, return or renewal makes; sent only where a rule or the patron asks for them. */
export const receiptKinds = ['check-out', 'check-in', 'renewal'] as const
export type ReceiptKind = (typeof receiptKinds)[number]
