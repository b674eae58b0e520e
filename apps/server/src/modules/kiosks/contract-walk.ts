import { route } from '../../platform/route.ts'
import { Empty, Id, Instant, Money, Nullable, oneOf, Type, type Static } from '../../platform/schemas.ts'

const Secret = Type.String({ minLength: 20, maxLength: 100 })
const Scan = Type.String({ minLength: 1, maxLength: 200 })
const Pin = Type.String({ minLength: 1, maxLength: 100 })
/** The token of a visit: it was given to the page that opened it and is good at that device alone. */
const Visit = Type.String({ minLength: 20, maxLength: 100 })

export const BeginPairing = route({
  method: 'POST',
  path: '/kiosk/pairings',
  access: 'public',
  summary: 'For a device that nobody has adopted: a code to show',
  response: Type.Object({ code: Type.String(), secret: Type.String(), expires: Instant, seconds: Type.Integer() }),
})
export const ClaimPairing = route({
  method: 'POST',
  path: '/kiosk/pairings/claim',
  access: 'public',
  summary: 'For a device that shows a code: whether staff have adopted it; if so, it is signed in',
  body: Type.Object({ secret: Secret }),
  response: Type.Object({ state: oneOf('waiting', 'adopted', 'expired') }),
})

/** What a self-check is to be and do; it carries nothing about people. */
export const KioskFace = Type.Object({
  name: Type.String(),
  branchName: Type.String(),
  library: Type.String(),
  paused: Type.Boolean(),
  home: Type.Integer(),
  pin: oneOf('required', 'optional', 'none'),
  phone: Type.Boolean(),
  camera: Type.Boolean(),
  checkIn: Type.Boolean(),
  pay: Type.Boolean(),
  mail: Type.Boolean(),
  print: Type.Boolean(),
  /** Slips come out of a printer of the library; otherwise the page prints by itself. */
  printer: Type.Boolean(),
  idleSeconds: Type.Integer(),
  languages: Type.Array(Type.String(), { minItems: 1 }),
  sound: Type.Boolean(),
  offline: Type.Boolean(),
  service: Type.Boolean(),
  note: Type.String(),
  /** Goes into the header `x-carrel-csrf` of every change. */
  csrf: Type.String(),
})
export type KioskFace = Static<typeof KioskFace>
export const GetKioskFace = route({
  method: 'GET',
  path: '/kiosk',
  access: 'machine',
  summary: 'What this device is to be and do',
  response: KioskFace,
})
export const SignOfLife = route({
  method: 'POST',
  path: '/kiosk/signs',
  access: 'machine',
  summary: 'Say that the device is there, and hear whether it is paused or sent home',
  body: Type.Object({
    agent: Type.String({ maxLength: 300 }),
    unsent: Type.Integer({ minimum: 0, maximum: 100_000 }),
  }),
  response: KioskFace,
})
export const LeaveKiosk = route({
  method: 'DELETE',
  path: '/kiosk',
  access: 'machine',
  summary: 'Give the device up from its own page of staff; it shows a code again',
  response: Empty,
})
export const OpenService = route({
  method: 'POST',
  path: '/kiosk/service',
  access: 'machine',
  summary: 'Open the page of staff by its PIN',
  body: Type.Object({ pin: Pin }),
  response: Type.Object({ device: Type.Integer(), adoptedAt: Instant, adoptedBy: Type.String() }),
})

/** A loan as its reader sees it. Days and times are those of the branch. */
export const OwnLoan = Type.Object({
  loan: Type.Integer(),
  bib: Type.Integer(),
  barcode: Type.String(),
  title: Type.String(),
  author: Nullable(Type.String()),
  dueDay: Type.String(),
  /** `HH:MM` where it is due within a day. */
  dueTime: Nullable(Type.String()),
  overdue: Type.Boolean(),
  lost: Type.Boolean(),
  fine: Money,
})
export type OwnLoan = Static<typeof OwnLoan>
export const OwnHold = Type.Object({
  hold: Type.Integer(),
  bib: Type.Integer(),
  title: Type.String(),
  author: Nullable(Type.String()),
  pickup: Type.String(),
  /** It waits at the branch of this device. */
  here: Type.Boolean(),
  /** Under what it stands on the hold shelf, e.g. `REY J`. */
  under: Type.String(),
  untilDay: Nullable(Type.String()),
})
export type OwnHold = Static<typeof OwnHold>
/** What a person sees of their own. */
export const Own = Type.Object({
  loans: Type.Array(OwnLoan),
  ready: Type.Array(OwnHold),
  waiting: Type.Integer(),
  owed: Money,
  canPay: Type.Boolean(),
})
export type Own = Static<typeof Own>
/** Why something was not done: a stable code and facts that the page puts into its own words. */
export const Stop = Type.Object({
  code: Type.String(),
  facts: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
})
export type Stop = Static<typeof Stop>

export const OpenedVisit = Type.Object({
  visit: Visit,
  /** What to call them. */
  name: Type.String(),
  language: Type.String(),
  /** The PIN was right or is not asked for: `own` is there. */
  known: Type.Boolean(),
  hasMail: Type.Boolean(),
  /** What stands against lending to them at all. */
  stops: Type.Array(Stop),
  own: Nullable(Own),
})
export type OpenedVisit = Static<typeof OpenedVisit>

export const OpenVisit = route({
  method: 'POST',
  path: '/kiosk/visits',
  access: 'machine',
  summary: 'Begin with a person, by card and, as the device asks for it, PIN; whoever was there before is signed out',
  description: '`pin-needed`: ask for the PIN and send both. A wrong PIN is counted with those of the public site.',
  body: Type.Object({
    card: Scan,
    pin: Type.Optional(Pin),
  }),
  response: OpenedVisit,
})
export const AskCard = route({
  method: 'POST',
  path: '/kiosk/visits/cards',
  access: 'machine',
  readOnly: true,
  summary: 'Whether a number that is no item is somebody’s card',
  description:
    'With `during`, the visit in which it was scanned, what is no card counts for the visit and not for the device.',
  body: Type.Object({ card: Scan, during: Type.Optional(Visit) }),
  response: Empty,
})
export const ShowPin = route({
  method: 'POST',
  path: '/kiosk/visits/pin',
  access: 'machine',
  summary: 'Where the PIN is optional: show it later, to see what is one’s own',
  body: Type.Object({ visit: Visit, pin: Pin }),
  response: Own,
})
export const StayInVisit = route({
  method: 'POST',
  path: '/kiosk/visits/stay',
  access: 'machine',
  summary: 'The person is still there',
  body: Type.Object({ visit: Visit }),
  response: Empty,
})
export const EndVisit = route({
  method: 'POST',
  path: '/kiosk/visits/end',
  access: 'machine',
  summary: 'End whatever visit is open at this device; who it was is forgotten',
  body: Type.Object({ how: oneOf('patron', 'idle', 'next', 'staff') }),
  response: Empty,
})
export const GetOwn = route({
  method: 'POST',
  path: '/kiosk/visits/own',
  access: 'machine',
  readOnly: true,
  summary: 'Loans, holds and money of the person at the device',
  body: Type.Object({ visit: Visit }),
  response: Own,
})

export const BeginPhone = route({
  method: 'POST',
  path: '/kiosk/phone-codes',
  access: 'machine',
  summary: 'A code to show, by which a phone that is signed in at the public site signs its patron in here',
  response: Type.Object({
    code: Type.String(),
    secret: Type.String(),
    address: Type.String(),
    seconds: Type.Integer(),
  }),
})
export const ClaimPhone = route({
  method: 'POST',
  path: '/kiosk/phone-codes/claim',
  access: 'machine',
  summary: 'Whether a phone has used the code; if so, the visit begins',
  body: Type.Object({ secret: Secret }),
  response: Type.Object({ state: oneOf('waiting', 'expired', 'opened'), opened: Nullable(OpenedVisit) }),
})
export const ConfirmAtKiosk = route({
  method: 'POST',
  path: '/account/kiosk-codes',
  access: 'patron',
  summary: 'Sign in at the self-check that shows this code',
  body: Type.Object({ code: Type.String({ minLength: 1, maxLength: 40 }) }),
  response: Type.Object({ kiosk: Type.String(), branchName: Type.String() }),
})

export const LendAtKiosk = route({
  method: 'POST',
  path: '/kiosk/loans',
  access: 'machine',
  summary: 'Lend one item to the person at the device, by the rules; nothing can be overridden',
  description:
    'A refusal names each reason with `facts` for the page’s own words, the title in the first. `accompanying-material` is a question: send the item again with `complete` once the person has looked.',
  body: Type.Object({ visit: Visit, barcode: Scan, complete: Type.Optional(Type.Boolean()) }),
  response: Type.Object({ loan: OwnLoan, accompanying: Type.String() }),
})
export const RenewAtKiosk = route({
  method: 'POST',
  path: '/kiosk/renewals',
  access: 'machine',
  summary: 'Renew one loan of the person at the device, or without a number all of them',
  body: Type.Object({ visit: Visit, loan: Type.Optional(Id), seen: Type.Optional(Type.Boolean()) }),
  response: Type.Object({
    rows: Type.Array(
      Type.Object({
        loan: Type.Integer(),
        title: Type.String(),
        renewed: Type.Boolean(),
        dueDay: Type.String(),
        dueTime: Nullable(Type.String()),
        stops: Type.Array(Stop),
      }),
    ),
  }),
})
export const ReturnAtKiosk = route({
  method: 'POST',
  path: '/kiosk/returns',
  access: 'machine',
  summary: 'Take one item back; says nothing of who had it',
  body: Type.Object({ barcode: Scan, complete: Type.Optional(Type.Boolean()) }),
  response: Type.Object({
    bib: Type.Integer(),
    barcode: Type.String(),
    title: Type.String(),
    author: Nullable(Type.String()),
    /** Where to put it: back on the cart, or to staff, who send it on or look at it. */
    put: oneOf('cart', 'staff'),
    accompanying: Type.String(),
  }),
})
export const PayAtKiosk = route({
  method: 'POST',
  path: '/kiosk/payments',
  access: 'machine',
  summary: 'An address at which the person pays what they owe on their phone; it ends with the visit',
  body: Type.Object({ visit: Visit }),
  response: Type.Object({ address: Type.String(), amount: Money }),
})
export const PrintReceipt = route({
  method: 'POST',
  path: '/kiosk/receipts/print',
  access: 'machine',
  summary: 'Print what was lent in this visit on the printer of the library that is set for the device',
  body: Type.Object({ visit: Visit, language: Type.Optional(Type.String({ minLength: 2, maxLength: 20 })) }),
  response: Empty,
})
/** A loan that was made without the server; its `id` is the key under which it was first tried. */
export const KeptLoan = Type.Object({
  id: Type.String({ pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' }),
  at: Instant,
  shown: Instant,
  card: Type.String({ minLength: 1, maxLength: 40 }),
  barcode: Type.String({ minLength: 1, maxLength: 40 }),
})
export type KeptLoan = Static<typeof KeptLoan>
export const SendKeptLoans = route({
  method: 'POST',
  path: '/kiosk/offline-entries',
  access: 'machine',
  summary: 'Send loans that were made without the server; each happens once, however often it is sent',
  body: Type.Object({ entries: Type.Array(KeptLoan, { minItems: 1, maxItems: 200 }) }),
  response: Type.Object({ taken: Type.Array(Type.String()) }),
})
export const MailReceipt = route({
  method: 'POST',
  path: '/kiosk/receipts',
  access: 'machine',
  summary: 'Send what was lent in this visit to the address in the person’s record',
  body: Type.Object({ visit: Visit }),
  response: Empty,
})
