import { route } from '../../platform/route.ts'
import {
  Day,
  IdParams,
  Instant,
  List,
  Money,
  Nullable,
  Override,
  PageQuery,
  Reason,
  oneOf,
  Type,
  type Static,
} from '../../platform/schemas.ts'
import { ItemStatus } from '../catalog/contract.ts'
import { Hold } from '../holds/contract.ts'
import { Resolved } from '../policy/contract.ts'
import { checkInOptions } from './contract-desk.ts'

export const Loan = Type.Object({
  id: Type.Integer(),
  patron: Nullable(Type.Integer()),
  patronName: Nullable(Type.String()),
  card: Nullable(Type.String()),
  item: Type.Integer(),
  barcode: Type.String(),
  bib: Type.Integer(),
  title: Type.String(),
  author: Nullable(Type.String()),
  classNumber: Nullable(Type.String()),
  format: Type.String(),
  callNumber: Type.String(),
  itemType: Type.String(),
  branch: Type.Integer(),
  out: Instant,
  due: Instant,
  /** The due date was brought forward, e.g. because the card ends. */
  shortened: Type.Boolean(),
  /** Called back for someone who waits for it. */
  recalled: Type.Boolean(),
  renewals: Type.Integer(),
  renewalsLeft: Nullable(Type.Integer()),
  returned: Nullable(Instant),
  /** `lost-paid`: lost, and what was asked for it is settled; such a loan is closed, but ends in full only when the item is found. */
  state: oneOf('out', 'overdue', 'lost', 'lost-paid', 'claimed-returned', 'returned'),
  /** Since when it counts as lost. */
  lost: Type.Optional(Instant),
  /** What the patron says of it, while that is not settled. */
  claim: Type.Optional(
    Type.Object({
      id: Type.Integer(),
      kind: oneOf('returned', 'never-had'),
      at: Instant,
      by: Type.String(),
      note: Type.String(),
    }),
  ),
  /** The fine as of now. */
  fine: Money,
  accompanying: Type.String(),
  /** For use in the library only. */
  onSite: Type.Boolean(),
  /** Who borrowed it for the patron. */
  proxy: Nullable(Type.Integer()),
})
export type Loan = Static<typeof Loan>

/** What matters about a patron at the desk, in one answer. */
export const PatronSummary = Type.Object({
  patron: Type.Integer(),
  loans: Type.Integer(),
  overdue: Type.Integer(),
  holdsReady: Type.Integer(),
  holdsWaiting: Type.Integer(),
  owed: Money,
  /** Every limit that the rules count here, such as "DVDs 2 of 5"; the one that is nearest to its end first. */
  limits: Type.Array(Type.Object({ name: Type.String(), used: Type.Integer(), limit: Type.Integer() })),
  /** Why nothing may be lent just now, in words, e.g. card expired. Empty: good standing. */
  blocks: Type.Array(Type.Object({ code: Type.String(), message: Type.String() })),
  /** Numbers of the blocks by hand that are in force, and stop no loan at this desk: they stop something else, or elsewhere. */
  otherBlocks: Type.Array(Type.Integer()),
  /** Things worth saying: holds ready here, card ends soon. */
  notices: Type.Array(
    Type.Object({
      code: Type.String(),
      tone: oneOf('ok', 'warn', 'info'),
      title: Type.String(),
      text: Type.String(),
    }),
  ),
})
export type PatronSummary = Static<typeof PatronSummary>

export const CheckOut = route({
  method: 'POST',
  path: '/loans',
  access: 'circulation:check-out',
  summary: 'Check out an item to a patron',
  description:
    'Every block is listed at once; those with `override` may be passed by staff who hold that permission, with a reason. Those with `confirm` are questions (accompanying material, items that are lent only after asking) and pass without one.',
  body: Type.Object({
    /** Patron by number, or by card. */
    patron: Type.Optional(Type.Integer()),
    card: Type.Optional(Type.String({ maxLength: 40 })),
    barcode: Type.String({ maxLength: 40 }),
    /** Where it is lent; for keys that belong to no branch. */
    branch: Type.Optional(Type.Integer()),
    /** A due moment chosen by staff. */
    due: Type.Optional(Instant),
    /** For use in the library only: due as the branch closes. A usual check-out later turns it into a usual loan. */
    onSite: Type.Optional(Type.Boolean()),
    /** Who borrows for the patron, by number or by card; both are kept with the loan. */
    proxy: Type.Optional(Type.Integer()),
    proxyCard: Type.Optional(Type.String({ maxLength: 40 })),
    /** Where no item has the barcode: adds one with this title, for a cataloguer to complete (permission `circulation:fast-add`). */
    fastAdd: Type.Optional(
      Type.Object({
        title: Type.String({ minLength: 1, maxLength: 500 }),
        author: Type.Optional(Type.String({ maxLength: 300 })),
        itemType: Type.Optional(Type.String()),
      }),
    ),
    override: Type.Optional(Override),
  }),
  response: Type.Object({ loan: Loan, reasons: Type.Array(Reason), summary: PatronSummary }),
})
export const Renew = route({
  method: 'POST',
  path: '/loans/:id/renewals',
  access: 'circulation:renew',
  summary: 'Renew a loan',
  description:
    'Every block is listed at once; those with `override` may be passed by staff who hold that permission, with a reason. `seen: false` for a renewal by phone.',
  params: IdParams,
  body: Type.Object({
    /** Whoever asks sees the item; rules may limit how often a loan is renewed unseen. */
    seen: Type.Optional(Type.Boolean()),
    override: Type.Optional(Override),
  }),
  response: Type.Object({ loan: Loan, reasons: Type.Array(Reason) }),
})

export const CheckInOutcome = Type.Object({
  /** Number of this return, to undo it. */
  checkIn: Type.Integer(),
  at: Instant,
  item: Type.Object({
    id: Type.Integer(),
    barcode: Type.String(),
    bib: Type.Integer(),
    title: Type.String(),
    author: Nullable(Type.String()),
    callNumber: Type.String(),
    classNumber: Nullable(Type.String()),
    format: Type.String(),
    status: ItemStatus,
    /** As it was before the scan. */
    statusBefore: ItemStatus,
    accompanying: Type.String(),
    /** The shelf on which it stands from now on. */
    location: Nullable(Type.Integer()),
    locationName: Nullable(Type.String()),
    /** This scan changed its shelf: it floats here, went on from a cart, or came home. */
    moved: Type.Boolean(),
  }),
  /** Where it goes now. */
  route: oneOf('shelf', 'hold-shelf', 'transit', 'workroom'),
  /** Why it goes there. */
  reason: oneOf(
    'status',
    'temporary',
    'hold',
    'rotation',
    'manual',
    'floats',
    'return-policy',
    'arrived',
    'no-transits',
    'home',
  ),
  /** Counted as used in the library. */
  inHouse: Type.Boolean(),
  /** Someone should look: machines sort it out, screens sound an alarm. */
  alert: Type.Boolean(),
  /** What colleagues left to be told about it. */
  alerts: Type.Array(Type.String()),
  /** One line for the desk, e.g. "Hold for R. Osei, shelf R" or "Send to Harbour". */
  message: Type.String(),
  tone: oneOf('ok', 'attention', 'stop'),
  loan: Nullable(Loan),
  hold: Nullable(Hold),
  destination: Nullable(Type.Object({ id: Type.Integer(), name: Type.String() })),
  /** The course for which it is wanted on reserve; `POST /courses/{id}/scans` puts it there. */
  reserve: Nullable(Type.Object({ course: Type.Integer(), name: Type.String() })),
  /** The bin or cart for it, with the rule that says so, at branches that sort. */
  bin: Nullable(Type.Object({ number: Type.String(), name: Type.String(), reason: Type.String() })),
  /** The overdue fine that was fixed by this return. */
  fine: Nullable(Money),
  reasons: Type.Array(Reason),
})
export type CheckInOutcome = Static<typeof CheckInOutcome>
export const CheckIn = route({
  method: 'POST',
  path: '/check-ins',
  access: 'circulation:check-in',
  summary: 'Check in an item and learn where it goes',
  description:
    'Questions come back as blocks with `confirm` (`wrong-return-branch`, `ask-at-desk`, `accompanying-material`): send the same again with their codes in `override`. An item that nobody had and that stood here counts as used in the library.',
  body: Type.Object({
    barcode: Type.String({ maxLength: 40 }),
    /** Where it came in; for keys that belong to no branch. */
    branch: Type.Optional(Type.Integer()),
    ...checkInOptions,
    override: Type.Optional(Override),
    /** A claimed item: it was in the library all the time (`found`, no fine), or the patron brings it now (`returned`, with the fine). Without it, as the setting says. */
    claim: Type.Optional(oneOf('found', 'returned')),
  }),
  response: CheckInOutcome,
})
export const UndoCheckOut = route({
  method: 'POST',
  path: '/loans/:id/undo',
  access: 'circulation:check-out',
  summary: 'Undo a check-out made by mistake',
  description: 'Possible while nothing later depends on it; else every reason is listed.',
  params: IdParams,
  response: Type.Object({ undone: Type.Boolean() }),
})
export const UndoCheckIn = route({
  method: 'POST',
  path: '/check-ins/:id/undo',
  access: 'circulation:check-in',
  summary: 'Undo a return made by mistake',
  params: IdParams,
  response: Type.Object({ undone: Type.Boolean(), loan: Nullable(Loan) }),
})

export const ListLoans = route({
  method: 'GET',
  path: '/loans',
  access: 'circulation:read',
  summary: 'Open loans by patron, item or branch; `returned` shows past ones where they are still known',
  query: Type.Object({
    patron: Type.Optional(Type.Integer()),
    item: Type.Optional(Type.Integer()),
    bib: Type.Optional(Type.Integer()),
    branch: Type.Optional(Type.Integer()),
    overdue: Type.Optional(Type.Boolean()),
    returned: Type.Optional(Type.Boolean()),
    dueBefore: Type.Optional(Day),
    ...PageQuery,
  }),
  response: List(Loan),
})
export const GetLoan = route({
  method: 'GET',
  path: '/loans/:id',
  access: 'circulation:read',
  summary: 'One loan',
  params: IdParams,
  response: Loan,
})
export const ExplainLoan = route({
  method: 'GET',
  path: '/loans/:id/explanation',
  access: 'circulation:read',
  summary: 'Why it is due then, why the fine is what it is, and whether it can be renewed',
  params: IdParams,
  response: Type.Object({
    due: Type.Array(Reason),
    fine: Type.Array(Reason),
    /** Whether it can be renewed now, every reason why not, and what became of it so far. */
    renewal: Type.Array(Reason),
  }),
})
export const GetPatronSummary = route({
  method: 'GET',
  path: '/patrons/:id/summary',
  access: 'patrons:read',
  summary: 'What matters about a patron at the desk',
  params: IdParams,
  response: PatronSummary,
})
export const DeclareLost = route({
  method: 'POST',
  path: '/loans/:id/lost',
  access: 'circulation:lost',
  summary: 'Declare a loan lost and charge for it',
  params: IdParams,
  body: Type.Object({ note: Type.Optional(Type.String()) }),
  response: Loan,
})
const Against = Type.Array(
  Type.Object({ code: Type.String(), message: Type.String(), override: Type.Optional(Type.String()) }),
)

/** "What would happen if": the decision for a patron, item and moment, with every reason; nothing is written. */
export const SimulateCheckOut = route({
  method: 'POST',
  path: '/circulation-rules/simulation',
  access: 'circulation:read',
  summary: 'What would happen if this patron borrowed, renewed, brought back late or held this item',
  readOnly: true,
  body: Type.Object({
    patron: Type.Optional(Type.Integer()),
    card: Type.Optional(Type.String()),
    item: Type.Optional(Type.Integer()),
    barcode: Type.Optional(Type.String()),
    /** The moment of the loan; now unless said otherwise. */
    at: Type.Optional(Instant),
    /** Also: what renewing it at this moment would give. */
    renewed: Type.Optional(Instant),
    /** Also: what bringing it back at this moment would cost. */
    returned: Type.Optional(Instant),
    /** Also: whether the patron could place a hold on it, collected at the branch. */
    hold: Type.Optional(Type.Boolean()),
    /** Also: every value of the rules for this case, with the rule that decided and those that lost. */
    values: Type.Optional(Type.Boolean()),
    branch: Type.Optional(Type.Integer()),
  }),
  response: Type.Object({
    allowed: Type.Boolean(),
    due: Nullable(Instant),
    blocks: Against,
    reasons: Type.Array(Reason),
    renewal: Type.Optional(
      Type.Object({ allowed: Type.Boolean(), due: Nullable(Instant), blocks: Against, reasons: Type.Array(Reason) }),
    ),
    fine: Type.Optional(Type.Object({ amount: Money, reasons: Type.Array(Reason) })),
    hold: Type.Optional(Type.Object({ allowed: Type.Boolean(), blocks: Against })),
    values: Type.Optional(Type.Array(Resolved)),
  }),
})

/** Where each copy of a title is now, and how long the queue. */
export const Availability = Type.Object({
  bib: Type.Integer(),
  holds: Type.Integer(),
  items: Type.Array(
    Type.Object({
      item: Type.Integer(),
      barcode: Type.String(),
      branch: Type.Integer(),
      branchName: Type.String(),
      location: Nullable(Type.String()),
      callNumber: Type.String(),
      itemType: Type.String(),
      status: ItemStatus,
      due: Nullable(Instant),
      part: Nullable(Type.String()),
      lendable: Type.Boolean(),
    }),
  ),
  /** Words for the public page: `now` at these branches, or back about then. */
  nowAt: Type.Array(Type.Object({ branch: Type.Integer(), name: Type.String(), count: Type.Integer() })),
  firstBack: Nullable(Instant),
})
export type Availability = Static<typeof Availability>
export const GetAvailability = route({
  method: 'GET',
  path: '/bibs/:id/availability',
  access: 'public',
  summary: 'Where the copies of a title are now',
  params: IdParams,
  response: Availability,
})

export { ListTransits, Transit } from './contract-transits.ts'

/** Figures of this desk today. */
export const DeskToday = Type.Object({
  checkedOut: Type.Integer(),
  checkedIn: Type.Integer(),
  till: Money,
  holdsToShelve: Type.Integer(),
})
export const GetDeskToday = route({
  method: 'GET',
  path: '/desk/today',
  access: 'circulation:read',
  summary: 'Figures of this branch today',
  response: DeskToday,
})

export const MyLoans = route({
  method: 'GET',
  path: '/account/loans',
  access: 'patron',
  summary: 'My loans',
  response: List(Loan),
})
export const RenewMyLoan = route({
  method: 'POST',
  path: '/account/loans/:id/renewals',
  access: 'patron',
  summary: 'Renew my loan',
  params: IdParams,
  response: Type.Object({ loan: Loan, reasons: Type.Array(Reason) }),
})
