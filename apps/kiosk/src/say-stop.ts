import type { Stop } from '../../server/src/modules/kiosks/contract-walk.ts'
import type { Words } from './words/index.ts'

type Say = (words: Words, facts: Readonly<Record<string, unknown>>) => string
const text = (value: unknown) => (typeof value === 'number' || typeof value === 'string' ? String(value) : '')
const toDesk: Say = (words) => words.toDesk
const card: Say = (words) => words.cardStopped
const overdues: Say = (words) => words.overdues

/** What a reader is told for each reason. What only staff can mend sends to the desk; other readers are never named. */
const sentences: Readonly<Record<string, Say>> = {
  'item-not-found': (words) => words.unknownItem,
  'item-on-loan': (words) => words.onLoan,
  'item-on-loan-here': (words) => words.haveIt,
  'item-lost': toDesk,
  'item-missing': toDesk,
  'item-claimed-returned': toDesk,
  'item-withdrawn': toDesk,
  'item-damaged': toDesk,
  'item-not-ready': toDesk,
  'item-restricted': toDesk,
  'ask-at-desk': toDesk,
  'booked-ahead': toDesk,
  'not-loanable': (words) => words.libraryOnly,
  'on-site-only': (words) => words.libraryOnly,
  'not-at-self-check': (words) => words.notHere,
  'held-for-other': (words) => words.held,
  'too-many-loans': (words, { limit }) => words.tooMany(text(limit)),
  'too-many-of-kind': (words, { of, limit }) => words.tooManyOf(text(of), text(limit)),
  'owes-too-much': (words) => words.owes,
  'has-overdues': overdues,
  'too-many-overdues': overdues,
  'too-young': (words, { minimumAge }) => words.tooYoung(text(minimumAge)),
  'accompanying-material': (words, { accompanying }) => words.allThere(text(accompanying)),
  'patron-not-found': (words) => words.unknownCard,
  'patron-expired': (words) => words.cardEnded,
  'patron-inactive': card,
  'patron-blocked': card,
  'card-lost': card,
  'card-not-current': card,
  'pin-missing': (words) => words.noPinYet,
  'invalid-pin': (words) => words.wrongPin,
  'pin-needed': (words) => words.showPin,
  'too-many-attempts': (words) => words.tooOften,
  'renewal-limit': (words) => words.noMoreRenewals,
  'unseen-renewal-limit': (words) => words.noMoreRenewals,
  'renewal-no-gain': (words) => words.tooSoon,
  'renewal-too-soon': (words) => words.tooSoon,
  'renewal-too-late': (words) => words.noMoreRenewals,
  'needed-for-hold': (words) => words.neededByOther,
  'loan-recalled': (words) => words.neededByOther,
  'loan-overdue': overdues,
  'wrong-return-branch': (words) => words.otherBranch,
  'no-email': (words) => words.noEmail,
  'visit-ended': (words) => words.ended,
  'kiosk-paused': (words) => words.pausedText,
  'no-returns': (words) => words.noReturns,
  'online-payments-off': (words) => words.payAtDesk,
  'nothing-owed': (words) => words.nothingOwed,
}

/** Reasons in a reader's words, each once; at least where to ask. */
export function sayStops(stops: readonly Stop[], words: Words): readonly string[] {
  const said = stops.map(({ code, facts }) => (sentences[code] ?? ((one: Words) => one.askDesk))(words, facts ?? {}))
  return said.length === 0 ? [words.askDesk] : [...new Set(said)]
}
