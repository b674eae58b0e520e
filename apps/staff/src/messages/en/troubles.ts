import { counter } from '../plural.ts'

const count = counter('en')

/** Words of what goes wrong with loans: losses, claims, damage, missing parts. */
export const troubleWords = {
  title: 'Losses and claims',
  views: 'Lists',
  loans: 'Lost and overdue',
  claims: 'Claims',
  defects: 'Set aside',
  // Actions on one loan
  whatChanges: 'What this changes',
  noMoney: 'Nothing changes on the account.',
  owesNow: 'The patron will owe',
  owedBefore: (amount: string) => `(now ${amount})`,
  becomes: 'Loan and item',
  credit: 'Credit of the patron',
  notPossible: 'This is not possible now.',
  note: 'Note',
  noteHint: 'Kept with the loan, for the colleague who will be asked.',
  whereLooked: 'Where was looked',
  loanEnds: 'The loan',
  loanAsSet: 'As the library has set it',
  loanKeep: 'Stays open until it is found',
  loanClose: 'Ends now; the item counts as missing',
  claimsSoFar: (n: number) => `${count(n, { one: 'claim', other: 'claims' })} of this patron so far.`,
  why: 'Why',
  done: (action: string, title: string) => `${action}: ${title}.`,
  // Lists
  state: 'State',
  allStates: 'Lost, claimed, overdue',
  patron: 'Patron',
  due: 'Due',
  days: 'Days late',
  owed: 'Owed',
  anyDays: 'Any time',
  daysLate: (n: number) => `${n} days late or more`,
  search: 'Title, patron, barcode',
  ticked: (n: number) => `${count(n, { one: 'loan', other: 'loans' })} ticked`,
  doWithTicked: 'With those ticked',
  emptyTitle: 'Nothing is lost',
  emptyText: 'No loan fits these conditions.',
  // Many at once
  manyTitle: (action: string, n: number) => `${action}: ${count(n, { one: 'loan', other: 'loans' })}`,
  manyText: (n: number) => `${count(n, { one: 'loan', other: 'loans' })} would change.`,
  manyRefused: (n: number) => `${count(n, { one: 'loan', other: 'loans' })} would be left as they are:`,
  manyChange: 'The accounts together',
  manyDone: (done: number, refused: number) =>
    refused === 0
      ? `${count(done, { one: 'loan', other: 'loans' })} changed.`
      : `${count(done, { one: 'loan', other: 'loans' })} changed, ${refused} left as they were.`,
  working: 'Working it out…',
  // Claims
  said: 'Said',
  saidOn: 'Since',
  shelf: 'Shelf',
  book: 'Title',
  looked: 'Looked for',
  lookedTimes: (n: number) => (n === 0 ? 'not yet' : count(n, { one: 'time', other: 'times' })),
  lookedLast: (day: string) => `last ${day}`,
  lookedNow: 'Not there',
  lookedDone: (title: string) => `Noted that it is not on the shelf: ${title}.`,
  claimActions: 'What came of it',
  open: 'Open',
  settled: 'Settled',
  settledState: 'Claims',
  outcome: 'Outcome',
  scanFound: 'Scan what was found on the shelf',
  scanAction: 'Found',
  claimsEmpty: 'Nothing to look for',
  claimsEmptyText: 'No patron claims to have brought anything back.',
  print: 'Print the list',
  printedAt: (when: string) => `Printed ${when}`,
  callNumber: 'Call number',
  barcode: 'Barcode',
  // Defects
  what: 'What',
  parts: 'Parts',
  damagedKind: 'Damaged',
  partsKind: 'Parts missing',
  since: 'Since',
  complete: 'Complete again',
  repaired: 'Repaired',
  undo: 'Noted by mistake',
  defectsEmpty: 'Nothing is set aside',
  defectsEmptyText: 'Damaged and incomplete items show here until they are mended or complete.',
  settledDone: (title: string) => `${title}: check it in to learn where it goes.`,
  undoneDone: (title: string) => `${title}: as it was before.`,
  damageTitle: 'Damaged',
  damageNote: 'What is wrong with it',
  damageCharge: 'Charge the patron',
  damageChargeHint: 'Left empty, nothing is charged.',
  notAnAmount: 'Write an amount, such as 4.50.',
  damageText: 'The item is set aside. Check it in first if it is on loan, so that it waits in the workroom.',
  damageSave: 'Set aside',
  partsTitle: 'Is all of it there?',
  partsText: (text: string) => `Goes with it: ${text}`,
  partsMissing: 'What is missing',
  partsHint: 'One part a line. The patron is told to bring it; until then the item is set aside.',
  partsSave: 'Parts are missing',
  setAside: (title: string) => `Not to the shelf: ${title} is set aside.`,
  cancelCharge: 'Take back what was charged for it',
  cancelCharged: 'Cancel',
  cancelTitle: 'Cancel this charge',
  cancelText: 'For what was charged in error. Nothing of it is owed any more; what was paid of it becomes credit.',
}

/** What each list of troubles shows. */
export const troubleIntros = {
  loans: 'Lost and long overdue loans, the longest overdue first.',
  claims: 'What patrons say they brought back, in shelf order: look for it, then say what came of it.',
  defects: 'Damaged items, and items that wait for parts that did not come back.',
}

/** What can be done about a loan that troubles. */
export const troubleActions = {
  'claim-returned': 'Claims returned',
  'claim-never-had': 'Never had it',
  lost: 'Declare lost',
  'undo-lost': 'Not lost after all',
  found: 'Found in the library',
  returned: 'Brought back now',
  damaged: 'Damaged',
  missing: 'Give up as missing',
  undone: 'Take the claim back',
}

/** What each of these actions means. */
export const troubleTexts = {
  'claim-returned':
    'The patron says that it was brought back. No fine grows on it, it counts towards no limit, and it is put on the list of what to look for.',
  'claim-never-had':
    'The patron says that they never had it. No fine grows on it, and it is put on the list of what to look for.',
  lost: 'The fine stops. What the rules ask for a lost item is charged now.',
  'undo-lost': 'What was charged for the loss is cancelled; what was paid of it becomes credit. The loan is out again.',
  found: 'It is checked in without a fine: it was in the library all the time.',
  returned: 'It is checked in, with the fine up to now: the patron brings it only today.',
}

/** How a claim ended. */
export const claimOutcomes = {
  found: 'Found in the library',
  returned: 'Brought by the patron',
  lost: 'Declared lost',
  missing: 'Missing',
  undone: 'Taken back',
}

/** What a patron claims. */
export const claimKinds = { returned: 'Brought back', 'never-had': 'Never had' }
