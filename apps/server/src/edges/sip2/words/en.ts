/** Facts behind a block, as rules give them. */
export type Facts = Readonly<Record<string, unknown>>

/** What machines show to patrons, in one language. Other languages have the same shape. */
export interface Words {
  /** For dates and amounts. */
  readonly locale: string
  readonly patronUnknown: string
  readonly itemUnknown: string
  readonly wrongPin: string
  readonly notHere: string
  readonly askStaff: string
  readonly failed: string
  readonly checkedOut: (due: string) => string
  readonly renewed: (due: string) => string
  readonly alreadyYours: (due: string) => string
  readonly undone: string
  readonly checkedIn: string
  readonly holdHere: string
  readonly sendTo: (branch: string) => string
  readonly lookAtIt: string
  readonly owes: (amount: string) => string
  readonly fineFor: (amount: string) => string
  readonly cardEnds: (day: string) => string
  readonly homeBranch: (branch: string) => string
  readonly holdsReady: (count: number) => string
  readonly holdPlaced: (position: number) => string
  readonly holdCancelled: string
  readonly holdChanged: string
  readonly noSuchHold: string
  readonly paid: (amount: string, left: string) => string
  readonly onlyOwed: (amount: string) => string
  readonly currencyIs: (currency: string) => string
  readonly notAnAmount: string
  readonly renewedSome: (renewed: number, all: number) => string
  readonly goodbye: string
  readonly cardKept: string
  /** Why not, by the code of the block; what has no words of its own sends the patron to the staff. */
  readonly blocks: Readonly<Record<string, (facts: Facts) => string>>
}

const number = (value: unknown) => (typeof value === 'number' ? String(value) : '')

export const en: Words = {
  locale: 'en',
  patronUnknown: 'This card is not known here. Please ask the staff.',
  itemUnknown: 'This item is not known here. Please ask the staff.',
  wrongPin: 'The PIN is wrong.',
  notHere: 'This cannot be done at this machine. Please ask the staff.',
  askStaff: 'Please ask the staff.',
  failed: 'Something went wrong. Please try again, or ask the staff.',
  checkedOut: (due) => `Checked out. Due ${due}.`,
  renewed: (due) => `Renewed. Due ${due}.`,
  alreadyYours: (due) => `You have this already. Due ${due}.`,
  undone: 'Taken back.',
  checkedIn: 'Returned. Thank you.',
  holdHere: 'Someone is waiting for this. Please give it to the staff.',
  sendTo: (branch) => `This goes to ${branch}.`,
  lookAtIt: 'Please give this to the staff.',
  owes: (amount) => `You owe ${amount}.`,
  fineFor: (amount) => `Overdue fine: ${amount}.`,
  cardEnds: (day) => `Your card ends on ${day}.`,
  homeBranch: (branch) => `Your library: ${branch}.`,
  holdsReady: (count) => (count === 1 ? 'One hold is ready for you.' : `${count} holds are ready for you.`),
  holdPlaced: (position) => `Hold placed. You are number ${position}.`,
  holdCancelled: 'Hold cancelled.',
  holdChanged: 'Hold changed.',
  noSuchHold: 'You have no such hold.',
  paid: (amount, left) => `${amount} received. Still owed: ${left}.`,
  onlyOwed: (amount) => `Only ${amount} is owed.`,
  currencyIs: (currency) => `Amounts here are in ${currency}.`,
  notAnAmount: 'This is not an amount.',
  renewedSome: (renewed, all) => `${renewed} of ${all} renewed.`,
  goodbye: 'Goodbye.',
  cardKept: 'Your card was kept. Please ask the staff.',
  blocks: {
    'patron-expired': () => 'Your card has expired. Please ask the staff.',
    'patron-inactive': () => 'This account is closed. Please ask the staff.',
    'patron-blocked': () => 'Your card is blocked. Please ask the staff.',
    'card-lost': () => 'This card was reported lost. Please ask the staff.',
    'owes-too-much': () => 'You owe too much to go on. Please pay first.',
    'has-overdues': (facts) => `You have overdue items (${number(facts['overdue'])}). Please return them first.`,
    'too-many-overdues': () => 'You have too many overdue items. Please return them first.',
    'too-many-lost': () => 'Lost items must be settled first. Please ask the staff.',
    'too-many-loans': (facts) =>
      `You have ${number(facts['loans'])} of ${number(facts['limit'])} items. Please return some first.`,
    'too-many-of-kind': (facts) =>
      `You have ${number(facts['loans'])} of ${number(facts['limit'])} of this kind. Please return some first.`,
    'item-on-loan': () => 'This item is on loan to someone else. Please give it to the staff.',
    'item-on-loan-here': () => 'You have this item already.',
    'held-for-other': () => 'Someone is waiting for this. Please give it to the staff.',
    'not-loanable': () => 'This item is not lent.',
    'on-site-only': () => 'This item is for use in the library only.',
    'not-lendable-here': () => 'This kind of item is not lent at this machine. Please ask the staff.',
    'item-restricted': () => 'This item is lent by the staff only.',
    'too-young': (facts) => `This item is for ages ${number(facts['minimumAge'])} and over.`,
    'rental-confirm': () => 'Borrowing this costs a fee. Please agree to it first.',
    'unseen-renewal-limit': () => 'This cannot be renewed any more.',
    'renewal-limit': () => 'This cannot be renewed any more.',
    'not-on-loan': () => 'This item is not on loan.',
    'loan-of-other': () => 'This item is on loan to someone else.',
    'more-than-owed': () => 'This is more than is owed.',
    'duplicate-hold': () => 'You have a hold on this already.',
    'too-many-holds': () => 'You have too many holds.',
    'wrong-return-branch': () => 'This is not returned here. Please give it to the staff.',
    'hold-blocks-return': () => 'Someone is waiting for this. Please give it to the staff.',
    'needed-for-hold': () => 'Someone is waiting for this, so it cannot be renewed.',
    'loan-recalled': () => 'This was called back. Please return it.',
    'renewal-no-gain': () => 'It is too early to renew this.',
    'not-holdable': () => 'This cannot be held.',
    'on-shelf': () => 'A copy is on the shelf. Please take it there.',
    'bad-pickup': () => 'This cannot be collected there.',
    'own-loan': () => 'You have this already.',
  },
}
