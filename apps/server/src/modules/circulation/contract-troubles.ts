import { route } from '../../platform/route.ts'
import {
  Id,
  IdParams,
  Instant,
  List,
  Money,
  Nullable,
  PageQuery,
  Reason,
  oneOf,
  Type,
  type Static,
} from '../../platform/schemas.ts'
import { ItemStatus } from '../catalog/contract.ts'
import { Loan } from './contract.ts'

const Note = { note: Type.Optional(Type.String({ maxLength: 2000 })) }

/** A loan after a claim, with how often the patron has claimed. */
export const ClaimedLoan = Type.Object({
  ...Loan.properties,
  claims: Type.Object({
    count: Type.Integer(),
    /** From so many on the desk is warned. */
    warnFrom: Type.Integer(),
    many: Type.Boolean(),
  }),
})
export type ClaimedLoan = Static<typeof ClaimedLoan>

export const ClaimReturned = route({
  method: 'POST',
  path: '/loans/:id/claim-returned',
  access: 'circulation:lost',
  summary: 'The patron says it was brought back',
  description:
    'Fines stop, it counts towards no limit and is looked for. `loan` says whether the loan stays open (`keep`) or is closed; without it the setting decides. What was charged for a lost item stays.',
  params: IdParams,
  body: Type.Object({ ...Note, loan: Type.Optional(oneOf('keep', 'close')) }),
  response: ClaimedLoan,
})
export const ClaimNeverHad = route({
  method: 'POST',
  path: '/loans/:id/claim-never-had',
  access: 'circulation:lost',
  summary: 'The patron says that they never had it',
  params: IdParams,
  body: Type.Object({ ...Note, loan: Type.Optional(oneOf('keep', 'close')) }),
  response: ClaimedLoan,
})
export const UndoLost = route({
  method: 'POST',
  path: '/loans/:id/lost/undo',
  access: 'circulation:lost',
  summary: 'Take back that a loan was declared lost',
  description: 'What was charged is cancelled, what was paid of it becomes credit; the loan is out again.',
  params: IdParams,
  body: Type.Object(Note),
  response: Loan,
})

export const Claim = Type.Object({
  id: Type.Integer(),
  kind: oneOf('returned', 'never-had'),
  at: Instant,
  by: Type.String(),
  note: Type.String(),
  branch: Type.Integer(),
  loan: Type.Integer(),
  loanClosed: Type.Boolean(),
  patron: Nullable(Type.Integer()),
  patronName: Nullable(Type.String()),
  item: Type.Integer(),
  barcode: Type.String(),
  bib: Type.Integer(),
  title: Type.String(),
  author: Nullable(Type.String()),
  callNumber: Type.String(),
  location: Nullable(Type.String()),
  status: ItemStatus,
  searches: Type.Array(Type.Object({ at: Instant, by: Type.String(), note: Type.String() })),
  /** How it ended: found in the library, brought back by the patron, declared lost, given up as missing, or taken back. */
  resolution: Nullable(oneOf('found', 'returned', 'lost', 'missing', 'undone')),
  resolvedAt: Nullable(Instant),
  resolvedBy: Nullable(Type.String()),
  resolutionNote: Type.String(),
})
export type Claim = Static<typeof Claim>
export const ListClaims = route({
  method: 'GET',
  path: '/claims',
  access: 'circulation:read',
  summary: 'Claims: what to look for at the shelves, in shelf order; with `settled` past ones, latest first',
  query: Type.Object({
    branch: Type.Optional(Type.Integer()),
    patron: Type.Optional(Type.Integer()),
    loan: Type.Optional(Type.Integer()),
    kind: Type.Optional(oneOf('returned', 'never-had')),
    settled: Type.Optional(Type.Boolean()),
    ...PageQuery,
  }),
  response: List(Claim),
})
export const NoteClaimSearch = route({
  method: 'POST',
  path: '/claims/:id/searches',
  access: 'circulation:lost',
  summary: 'Looked for a claimed item and did not find it',
  params: IdParams,
  body: Type.Object(Note),
  response: Type.Object({ searches: Type.Integer() }),
})
export const ResolveClaim = route({
  method: 'POST',
  path: '/claims/:id/resolution',
  access: 'circulation:lost',
  summary: 'Give a claimed item up as missing, or take the claim back',
  description: 'An item that was found is checked in with `claim`; one that is lost is declared lost.',
  params: IdParams,
  body: Type.Object({ resolution: oneOf('missing', 'undone'), ...Note }),
  response: Loan,
})

/** What an action would change, before it is done. */
export const LoanEffect = Type.Object({
  /** False: it would be refused, and why. */
  allowed: Type.Boolean(),
  blocks: Type.Array(Type.Object({ code: Type.String(), message: Type.String() })),
  before: Type.Object({ state: Type.String(), item: ItemStatus, balance: Money }),
  after: Nullable(Type.Object({ state: Type.String(), item: ItemStatus, balance: Money })),
  /** Lines of the account that would come or change; below zero what would be given back. */
  lines: Type.Array(Type.Object({ kind: Type.String(), description: Type.String(), change: Money })),
  reasons: Type.Array(Reason),
})
export type LoanEffect = Static<typeof LoanEffect>
const LoanAction = oneOf('lost', 'claim-returned', 'claim-never-had', 'found', 'returned', 'forgive', 'undo-lost')
export type LoanAction = Static<typeof LoanAction>
export const GetLoanEffect = route({
  method: 'POST',
  path: '/loans/:id/effect',
  access: 'circulation:read',
  summary: 'What an action on a loan would change, to the cent; nothing is written',
  description:
    '`found`: checked in now; a claimed item was in the library all the time. `returned`: checked in, brought by the patron. `forgive`: checked in without a fine.',
  params: IdParams,
  body: Type.Object({ action: LoanAction, loan: Type.Optional(oneOf('keep', 'close')) }),
  response: LoanEffect,
})
export const ChangeLoans = route({
  method: 'POST',
  path: '/loans/batch',
  access: 'circulation:lost',
  summary: 'Do the same with many loans at once, or show what it would change',
  description: 'With `preview` nothing is written. Each loan is done or refused by itself.',
  body: Type.Object({
    loans: Type.Array(Id, { minItems: 1, maxItems: 500 }),
    action: oneOf('lost', 'claim-returned', 'claim-never-had', 'undo-lost'),
    note: Type.Optional(Type.String()),
    preview: Type.Optional(Type.Boolean()),
  }),
  response: Type.Object({
    done: Type.Integer(),
    refused: Type.Integer(),
    /** What all the accounts together would owe more; below zero less. */
    change: Money,
    rows: Type.Array(
      Type.Object({
        loan: Type.Integer(),
        done: Type.Boolean(),
        change: Money,
        blocks: Type.Array(Type.Object({ code: Type.String(), message: Type.String() })),
      }),
    ),
  }),
})

/** A loan that troubles, for the list of lost and long overdue loans. */
export const ListTroubles = route({
  method: 'GET',
  path: '/loans/troubles',
  access: 'circulation:read',
  summary: 'Lost, claimed and long overdue loans',
  description: 'The longest overdue first. `days`: overdue at least so many days.',
  query: Type.Object({
    state: Type.Optional(oneOf('overdue', 'lost', 'lost-paid', 'claimed-returned')),
    branch: Type.Optional(Type.Integer()),
    days: Type.Optional(Type.Integer({ minimum: 0 })),
    itemType: Type.Optional(Type.String()),
    category: Type.Optional(Type.String()),
    q: Type.Optional(Type.String({ maxLength: 100 })),
    ...PageQuery,
  }),
  response: List(
    Type.Object({
      ...Loan.properties,
      email: Nullable(Type.String()),
      phone: Nullable(Type.String()),
      daysOverdue: Type.Integer(),
      /** What is owed for this loan now. */
      owed: Money,
    }),
  ),
})

export const Defect = Type.Object({
  id: Type.Integer(),
  kind: oneOf('damaged', 'parts-missing'),
  item: Type.Integer(),
  barcode: Type.String(),
  title: Type.String(),
  bib: Type.Integer(),
  loan: Nullable(Type.Integer()),
  patron: Nullable(Type.Integer()),
  patronName: Nullable(Type.String()),
  branch: Type.Integer(),
  parts: Type.Array(Type.String()),
  note: Type.String(),
  at: Instant,
  by: Type.String(),
  charge: Nullable(Type.Integer()),
  state: oneOf('open', 'settled', 'undone'),
})
export type Defect = Static<typeof Defect>
export const ListDefects = route({
  method: 'GET',
  path: '/defects',
  access: 'circulation:read',
  summary: 'Damaged items and items with parts missing that are set aside',
  query: Type.Object({
    branch: Type.Optional(Type.Integer()),
    item: Type.Optional(Type.Integer()),
    patron: Type.Optional(Type.Integer()),
    kind: Type.Optional(oneOf('damaged', 'parts-missing')),
    settled: Type.Optional(Type.Boolean()),
    ...PageQuery,
  }),
  response: List(Defect),
})
export const ReportDamage = route({
  method: 'POST',
  path: '/items/:id/damage',
  access: 'circulation:lost',
  summary: 'An item is damaged: set it aside, and charge who had it',
  description:
    'Charged to the patron of `loan`, else of the open or the latest loan that is still known. `stillLent` leaves its state as it is.',
  params: IdParams,
  body: Type.Object({
    note: Type.String({ minLength: 1, maxLength: 2000 }),
    charge: Type.Optional(Money),
    loan: Type.Optional(Id),
    stillLent: Type.Optional(Type.Boolean()),
  }),
  response: Defect,
})
export const ReportMissingParts = route({
  method: 'POST',
  path: '/items/:id/missing-parts',
  access: 'circulation:check-in',
  summary: 'Parts of an item did not come back: set it aside until they are brought',
  description:
    'Its patron is told which parts to bring, and charged if `charge` is given. A hold that had caught it goes on waiting.',
  params: IdParams,
  body: Type.Object({
    parts: Type.Array(Type.String({ minLength: 1, maxLength: 200 }), { minItems: 1, maxItems: 50 }),
    charge: Type.Optional(Money),
    loan: Type.Optional(Id),
    ...Note,
  }),
  response: Defect,
})
export const SettleDefect = route({
  method: 'POST',
  path: '/defects/:id/settlement',
  access: 'circulation:check-in',
  summary: 'An item is repaired or complete again: check it in next, to learn where it goes',
  description: '`parts` names those that were brought; without it all. `cancelCharge` takes back what was charged.',
  params: IdParams,
  body: Type.Object({
    parts: Type.Optional(Type.Array(Type.String())),
    cancelCharge: Type.Optional(Type.Boolean()),
    ...Note,
  }),
  response: Defect,
})
export const UndoDefect = route({
  method: 'POST',
  path: '/defects/:id/undo',
  access: 'circulation:lost',
  summary: 'Take back a damage or missing parts that were noted by mistake, with the charge',
  params: IdParams,
  response: Defect,
})
export const MarkItem = route({
  method: 'POST',
  path: '/items/:id/mark',
  access: 'circulation:lost',
  summary: 'Mark an item as lost, missing, damaged, withdrawn or available, with the reason',
  description:
    'An item on loan is refused unless `loan` is `close`: its loan then ends as of now; `lost` declares the loan lost. A journey that is under way is cancelled, a hold that had caught it goes on waiting.',
  params: IdParams,
  body: Type.Object({
    status: oneOf('lost', 'missing', 'damaged', 'withdrawn', 'available'),
    reason: Type.String({ minLength: 1, maxLength: 2000 }),
    loan: Type.Optional(oneOf('refuse', 'close')),
  }),
  response: Type.Object({
    item: Type.Integer(),
    status: ItemStatus,
    loan: Nullable(Type.Integer()),
    cancelledTransits: Type.Integer(),
  }),
})
