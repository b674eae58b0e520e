/** Something that programs outside can be told of. */
export interface PublicEvent {
  /** Stable; what it means is never changed, only added to. */
  readonly type: string
  readonly group: 'loans' | 'holds' | 'patrons' | 'titles' | 'items' | 'money' | 'curbside'
  readonly text: string
  /** What `data` holds, as an example. */
  readonly sample: Readonly<Record<string, unknown>>
  /** The address of what it is about, below `/api/v1`, with names of `data` in braces. */
  readonly path?: string
}

/** The version of what is sent; a new one comes when something is taken away or changes its meaning. */
export const payloadVersion = 1

const due = '2026-12-01T23:59:59Z'
const loan = { loan: 40213, item: 88121, bib: 5120, patron: 731, due }
const hold = { hold: 9011, bib: 5120, patron: 731, pickup: 3 }

/** Everything that can be subscribed to, in the order of the screen. */
export const publicEvents: readonly PublicEvent[] = [
  { type: 'loan.created', group: 'loans', text: 'An item was lent.', sample: loan, path: '/loans/{loan}' },
  { type: 'loan.returned', group: 'loans', text: 'An item came back.', sample: loan, path: '/loans/{loan}' },
  {
    type: 'loan.renewed',
    group: 'loans',
    text: 'A loan was renewed, by staff, its reader or by itself.',
    sample: { ...loan, dueBefore: '2026-11-10T23:59:59Z', channel: 'opac' },
    path: '/loans/{loan}',
  },
  {
    type: 'loan.due-changed',
    group: 'loans',
    text: 'Staff or a closing have moved a due date.',
    sample: { ...loan, dueBefore: '2026-11-10T23:59:59Z' },
    path: '/loans/{loan}',
  },
  {
    type: 'loan.recalled',
    group: 'loans',
    text: 'A loan was called back for someone who waits.',
    sample: { ...loan, hold: 9011 },
    path: '/loans/{loan}',
  },
  {
    type: 'loan.overdue',
    group: 'loans',
    text: 'The due moment of a loan has passed; told within five minutes.',
    sample: loan,
    path: '/loans/{loan}',
  },
  {
    type: 'loan.lost',
    group: 'loans',
    text: 'A loan is lost: someone said so, or its time ran out.',
    sample: { ...loan, how: 'declared' },
    path: '/loans/{loan}',
  },
  { type: 'hold.placed', group: 'holds', text: 'Someone has joined a queue.', sample: hold, path: '/holds/{hold}' },
  {
    type: 'hold.ready',
    group: 'holds',
    text: 'A hold waits on the shelf of its pick-up branch.',
    sample: { ...hold, item: 88121, shelfUntil: '2026-11-29' },
    path: '/holds/{hold}',
  },
  {
    type: 'hold.cancelled',
    group: 'holds',
    text: 'A hold was cancelled.',
    sample: { ...hold, reason: 'Found it elsewhere' },
    path: '/holds/{hold}',
  },
  {
    type: 'hold.expired',
    group: 'holds',
    text: 'A hold has ended because its time was over.',
    sample: { ...hold, reason: 'Not collected' },
    path: '/holds/{hold}',
  },
  {
    type: 'patron.created',
    group: 'patrons',
    text: 'Someone has become a patron; not told for those of an import.',
    sample: { patron: 731 },
    path: '/patrons/{patron}',
  },
  {
    type: 'patron.changed',
    group: 'patrons',
    text: 'A patron’s record was changed: which parts, not how.',
    sample: { patron: 731, fields: ['email', 'phone'] },
    path: '/patrons/{patron}',
  },
  {
    type: 'patron.blocked',
    group: 'patrons',
    text: 'Staff have blocked a patron.',
    sample: { patron: 731, block: 12, kind: null, until: null },
    path: '/patrons/{patron}',
  },
  {
    type: 'patron.unblocked',
    group: 'patrons',
    text: 'A block was cleared.',
    sample: { patron: 731, block: 12 },
    path: '/patrons/{patron}',
  },
  {
    type: 'patron.merged',
    group: 'patrons',
    text: 'Two records of one person became one; both numbers are told.',
    sample: { patron: 731, gone: 802 },
    path: '/patrons/{patron}',
  },
  {
    type: 'patron.unmerged',
    group: 'patrons',
    text: 'A merge was taken back: both records are there again.',
    sample: { patron: 731, gone: 802 },
    path: '/patrons/{patron}',
  },
  { type: 'patron.deleted', group: 'patrons', text: 'A patron was deleted.', sample: { patron: 731 } },
  { type: 'bib.created', group: 'titles', text: 'A title was added.', sample: { bib: 5120 }, path: '/bibs/{bib}' },
  {
    type: 'bib.changed',
    group: 'titles',
    text: 'The record of a title was changed.',
    sample: { bib: 5120 },
    path: '/bibs/{bib}',
  },
  { type: 'bib.deleted', group: 'titles', text: 'A title was deleted.', sample: { bib: 5120 } },
  {
    type: 'item.created',
    group: 'items',
    text: 'An item was added.',
    sample: { item: 88121, bib: 5120, barcode: '31234008712209' },
    path: '/items/{item}',
  },
  {
    type: 'item.changed',
    group: 'items',
    text: 'What an item is, or where it belongs, was changed by hand.',
    sample: { item: 88121, bib: 5120, barcode: '31234008712209' },
    path: '/items/{item}',
  },
  {
    type: 'item.deleted',
    group: 'items',
    text: 'An item has left the stock.',
    sample: { item: 88121, bib: 5120, barcode: '31234008712209' },
  },
  {
    type: 'payment.taken',
    group: 'money',
    text: 'A payment was taken; amounts are in the smallest unit of the currency.',
    sample: {
      payment: 610,
      patron: 731,
      amount: 340,
      currency: 'USD',
      method: 'cash',
      receipt: 55,
      charges: [{ charge: 901, loan: 40213, amount: 340, settled: true }],
    },
    path: '/receipts/{receipt}',
  },
  {
    type: 'curbside.booked',
    group: 'curbside',
    text: 'A pick-up at the door was booked.',
    sample: { booking: 77, patron: 731, startsAt: '2026-11-24T15:00:00Z' },
    path: '/curbside/bookings/{booking}',
  },
]

/** The event of a type, if there is one. */
export function publicEvent(type: string): PublicEvent | undefined {
  return publicEvents.find((event) => event.type === type)
}

/** The address of what an event is about; undefined where there is none, or where its data name none. */
export function pathOf(event: PublicEvent | undefined, data: Readonly<Record<string, unknown>>): string | undefined {
  if (event?.path === undefined) return undefined
  let isWhole = true
  const path = event.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = data[name]
    if (typeof value !== 'number') isWhole = false
    return String(value)
  })
  return isWhole ? `/api/v1${path}` : undefined
}
