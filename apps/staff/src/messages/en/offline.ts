import { counter } from '../plural.ts'

const count = counter('en')
const things = (n: number) => count(n, { one: 'thing', other: 'things' })

/** Words of lending without the server. */
export const offlineWords = {
  title: 'Without the server',
  command: 'Without the server',
  intro: 'What this desk keeps for when the server is away, what waits to be sent, and what has to be looked at.',

  // The banner over every screen.
  away: (since: string) => `No connection since ${since}; lending goes on.`,
  awayNothing: (since: string) => `No connection since ${since}. This computer keeps nothing to go on with.`,
  awayOver: (since: string) => `No connection since ${since}. This desk has been away too long to go on.`,
  waiting: (n: number) => `${things(n)} waiting.`,
  awayText: 'Check-out and check-in work as last known. Everything else needs the server.',
  tryNow: 'Try now',
  sending: (done: number, of: number) => `The server is back. ${done} of ${of} sent.`,
  signIn: (n: number) => `The server is back. Sign in to send ${things(n)}.`,
  exceptions: (n: number) => `${things(n)} done without the server ${n === 1 ? 'needs' : 'need'} a look.`,
  look: 'Look at them',
  back: (n: number) => `The server is back. ${things(n)} sent.`,
  notTaken: (n: number) => `The server could not read ${things(n)}. They stay here; see Without the server.`,

  // What the desk answers by itself.
  needsServer: 'This needs the server. It can be done when the line is back.',
  nothingKept: 'There is no connection, and this computer keeps nothing to go on with.',
  notHere:
    'This desk does not know that card. Note the card and the barcode on paper, or try again when the line is back.',
  unknown: 'This desk does not know that barcode.',
  unknownItem: (barcode: string, branch: string) =>
    `This desk does not know ${barcode}: it keeps what belongs to ${branch}. Type the title and lend it; the rest is settled when the line is back.`,
  scanItem: 'Scan an item.',
  somebody: 'another patron',
  cardName: (card: string) => `Card ${card}`,
  expired: (day: string) => `The card expired on ${day}. Renew it later, or lend all the same with a reason.`,
  lostCard: (card: string) => `Card ${card} was reported lost. Check who is holding it.`,
  noDue: 'No due date is known here any more: this desk has been away too long. Wait for the line.',
  noGain: 'Renewing now would not give a later due date.',
  sentAlready: 'This has gone to the server meanwhile. Take it back there, under the loans of the patron.',
  asOf: (moment: string) => `As of ${moment}`,
  asOfText: 'The server is away: what happened since then at other desks is not known here.',
  dueByTable: 'Due as the rules said when the line was cut',
  dueByTableDetail: (moment: string) => `Worked out by the server at ${moment}; it stands as it was told.`,
  cutByCard: 'Cut short: the card ends before',
  toShelf: 'To the shelf',
  toShelfWhy: 'Nobody waited for it when the line was cut',
  setAside: 'Set aside until the line is back',
  unknownBack: 'Not known here. Set it aside until the line is back',
  unknownBackWhy: 'Only the server knows where this goes; the return counts from now',
  backAgain: 'Lent here without the server; where it goes is known when the line is back',
  othersWait: 'Others wait for this title. Set it aside until the line is back',
  heldFor: (name: string) => `On hold for ${name}. Set it aside until the line is back`,
  heldWhy: 'It was asked for when the line was cut',
  slipTitle: 'Lent today',
  slipDue: (moment: string) => `Due ${moment}`,
  slipFoot: 'Written while the library was without its server. Thank you.',
  thisComputer: 'Desk',

  // The page.
  views: 'Parts of work without the server',
  exceptionsView: 'To look at',
  queueView: 'This computer',
  settledView: 'Settled',
  ready: 'Ready. This desk can go on without the server.',
  readyFrom: (fetched: string, until: string) => `Last fetched: ${fetched}. Goes on at the latest until: ${until}.`,
  notReady: 'This computer keeps nothing yet. It is fetched a moment after somebody signs in here.',
  deskName: 'Name of this desk',
  deskNameHint: 'Stands with everything that is done here without the server.',
  save: 'Save',
  saved: 'Saved.',
  queueTitle: 'Not sent yet',
  queueNone: 'Nothing waits here',
  queueNoneText: 'Everything that was done at this computer is with the server.',
  exportFile: 'Save to a file',
  importFile: 'Take in a file',
  exportText:
    'If this computer cannot reach the server any more, save what waits to a file, carry it to another desk and take it in there. Nothing is done twice, even if both send it.',
  imported: (n: number) => (n === 0 ? 'Everything in this file was here already.' : `${things(n)} taken in.`),
  badFile: 'This is no file that was saved by a desk. Nothing was taken in.',
  exceptionsNone: 'Nothing to look at',
  exceptionsNoneText: 'What was done without the server is in the books as it was done.',
  settledNone: 'Nothing settled yet',
  settledNoneText: 'What somebody has decided shows here, with who and why.',
  written: 'In the books',
  notWritten: 'Not in the books',
  when: 'Done',
  where: 'Where',
  by: (by: string, sent: string) => (by === sent ? by : `${by}, sent by ${sent}`),
  patron: 'Patron',
  item: 'Item',
  due: 'Due',
  undone: 'Taken back',
  waits: 'Waits',
  card: 'Card of the patron',
  titleOfItem: 'Title on the item',
  amount: 'Amount',
  reason: 'Reason',
  reasonHint: 'Kept with the decision.',
  settle: 'Settle',
  cancel: 'Cancel',
  settledBy: (how: string, by: string, when: string) => `${how} · ${by}, ${when}`,
  done: (how: string) => `${how}: done.`,
  list: 'Things to look at',
} as const

/** What was done. */
export const offlineKinds = { 'check-out': 'Check-out', 'check-in': 'Check-in', renew: 'Renewal' } as const

/** What can be done about an exception. */
export const offlineChoices = {
  accept: 'Leave as it is',
  lend: 'Lend all the same',
  'check-in': 'Check in now',
  attach: 'Lend to a patron',
  'fast-add': 'Add the item and lend',
  renew: 'Give the promised date',
  charge: 'Charge the patron',
  dismiss: 'Write nothing',
} as const
