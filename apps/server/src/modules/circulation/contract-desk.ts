import { route } from '../../platform/route.ts'
import {
  Block,
  Day,
  Empty,
  IdParams,
  Instant,
  List,
  Nullable,
  PageQuery,
  oneOf,
  Type,
  type Static,
} from '../../platform/schemas.ts'
import { Item } from '../catalog/contract.ts'

/** What staff are told, or asked, when an item is scanned: about one item, or about all of a type, shelf or owner. */
export const ItemAlert = Type.Object({
  id: Type.Integer(),
  item: Nullable(Type.Integer()),
  barcode: Nullable(Type.String()),
  itemType: Nullable(Type.String()),
  location: Nullable(Type.Integer()),
  owner: Nullable(Type.Integer()),
  text: Type.String(),
  atCheckOut: Type.Boolean(),
  atCheckIn: Type.Boolean(),
  /** Staff must confirm it (block `ask-at-desk`); else it is only shown. */
  asks: Type.Boolean(),
  /** Gone once it was shown. */
  once: Type.Boolean(),
  /** Its last day. */
  until: Nullable(Day),
  createdAt: Instant,
  by: Type.String(),
})
export type ItemAlert = Static<typeof ItemAlert>
const newItemAlert = Type.Object({
  item: Type.Optional(Type.Integer()),
  barcode: Type.Optional(Type.String({ maxLength: 40 })),
  itemType: Type.Optional(Type.String()),
  location: Type.Optional(Type.Integer()),
  owner: Type.Optional(Type.Integer()),
  text: Type.String({ minLength: 1, maxLength: 500 }),
  atCheckOut: Type.Optional(Type.Boolean()),
  atCheckIn: Type.Optional(Type.Boolean()),
  asks: Type.Optional(Type.Boolean()),
  once: Type.Optional(Type.Boolean()),
  until: Type.Optional(Nullable(Day)),
})
export type NewItemAlert = Static<typeof newItemAlert>
export const ListItemAlerts = route({
  method: 'GET',
  path: '/item-alerts',
  access: 'circulation:read',
  summary: 'Alerts that scans of items give',
  query: Type.Object({ item: Type.Optional(Type.Integer()) }),
  response: List(ItemAlert),
})
export const AddItemAlert = route({
  method: 'POST',
  path: '/item-alerts',
  access: 'circulation:alerts',
  summary: 'Tell or ask staff something when an item is scanned',
  description:
    'About one item (`item` or `barcode`), or about all of an `itemType`, shelving `location` or `owner` branch. With `asks`, check-out and check-in stop with the block `ask-at-desk` until it is confirmed by an override without a reason.',
  body: newItemAlert,
  response: ItemAlert,
})
export const ClearItemAlert = route({
  method: 'DELETE',
  path: '/item-alerts/:id',
  access: 'circulation:alerts',
  summary: 'End an alert',
  params: IdParams,
  response: Empty,
})

/** An item that the desk added so that a reader need not wait: a task for a cataloguer. */
export const FastAdd = Type.Object({
  item: Type.Integer(),
  barcode: Type.String(),
  bib: Type.Integer(),
  title: Type.String(),
  branch: Type.Integer(),
  branchName: Type.String(),
  at: Instant,
  by: Type.String(),
  /** On loan still, or waiting in the workroom. */
  status: Item.properties.status,
})
export type FastAdd = Static<typeof FastAdd>
export const ListFastAdds = route({
  method: 'GET',
  path: '/fast-adds',
  access: 'circulation:read',
  summary: 'Items that the desk added and nobody has catalogued yet',
  query: Type.Object(PageQuery),
  response: List(FastAdd),
})
export const SettleFastAdd = route({
  method: 'POST',
  path: '/fast-adds/:id/settlement',
  access: 'catalog:items',
  summary: 'Say that an item added at the desk is catalogued',
  description:
    'The item is no longer temporary; with `bib` it moves to that title, and the short title made at the desk is deleted when nothing hangs on it any more.',
  params: IdParams,
  body: Type.Object({ bib: Type.Optional(Type.Integer()) }),
  response: Item,
})

/** A use inside the library, counted. */
export const InHouseUse = Type.Object({
  id: Type.Integer(),
  item: Nullable(Type.Integer()),
  barcode: Nullable(Type.String()),
  title: Nullable(Type.String()),
  kind: Nullable(Type.String()),
  count: Type.Integer(),
  at: Instant,
  /** What to do with it now. */
  message: Type.String(),
})
export type InHouseUse = Static<typeof InHouseUse>
export const RecordInHouseUse = route({
  method: 'POST',
  path: '/in-house-uses',
  access: 'circulation:check-in',
  summary: 'Count something that was used in the library',
  description:
    'An item by `barcode`, or things without one by `kind` ("newspapers"). What is on loan, on its way or waited for is not counted but refused: check it in.',
  body: Type.Object({
    barcode: Type.Optional(Type.String({ maxLength: 40 })),
    kind: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
    count: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
    branch: Type.Optional(Type.Integer()),
  }),
  response: InHouseUse,
})
export const UndoInHouseUse = route({
  method: 'POST',
  path: '/in-house-uses/:id/undo',
  access: 'circulation:check-in',
  summary: 'Take a counted use back',
  params: IdParams,
  response: Type.Object({ undone: Type.Boolean() }),
})
export const ReportInHouseUse = route({
  method: 'GET',
  path: '/in-house-uses/report',
  access: 'circulation:read',
  summary: 'Uses inside the library between two days, from scan baskets and from check-ins',
  query: Type.Object({
    from: Day,
    to: Day,
    branch: Type.Optional(Type.Integer()),
    by: Type.Optional(oneOf('day', 'branch', 'itemType', 'location', 'item')),
  }),
  response: Type.Object({
    total: Type.Integer(),
    rows: Type.Array(Type.Object({ key: Type.String(), name: Type.String(), count: Type.Integer() })),
  }),
})

/** Loans by the hour, the nearest due first. */
export const DueNow = Type.Object({
  loan: Type.Integer(),
  item: Type.Integer(),
  barcode: Type.String(),
  title: Type.String(),
  callNumber: Type.String(),
  itemType: Type.String(),
  itemTypeName: Type.String(),
  branch: Type.Integer(),
  patron: Nullable(Type.Integer()),
  patronName: Nullable(Type.String()),
  card: Nullable(Type.String()),
  out: Instant,
  due: Instant,
  onSite: Type.Boolean(),
  /** Whole minutes until it is due; below zero: overdue. */
  minutesLeft: Type.Integer(),
})
export type DueNow = Static<typeof DueNow>
export const GetDueBoard = route({
  method: 'GET',
  path: '/due-now',
  access: 'circulation:read',
  summary: 'What was lent by the minute or hour and is due now or soon',
  query: Type.Object({
    branch: Type.Optional(Type.Integer()),
    itemType: Type.Optional(Type.String()),
    /** Due within this many minutes; without it, all. */
    within: Type.Optional(Type.Integer({ minimum: 1 })),
    ...PageQuery,
  }),
  response: Type.Object({
    total: Type.Integer(),
    overdue: Type.Integer(),
    rows: Type.Array(DueNow),
    /** "27 laptops at eight": how many of a type are due at the same minute. */
    groups: Type.Array(
      Type.Object({ itemType: Type.String(), itemTypeName: Type.String(), due: Instant, count: Type.Integer() }),
    ),
  }),
})

export const WithdrawItem = route({
  method: 'POST',
  path: '/items/:id/withdrawal',
  access: 'catalog:items',
  summary: 'Take an item out of the collection (discard, weed)',
  description:
    'An item on loan is refused, or its loan closed first: `loan` says which, else the setting `circulation.discard-on-loan`. Items of another branch than one’s own need the permission `circulation:discard-elsewhere`.',
  params: IdParams,
  body: Type.Object({
    loan: Type.Optional(oneOf('refuse', 'close')),
    reason: Type.Optional(Type.String({ maxLength: 500 })),
  }),
  response: Item,
})

export const CheckOutLine = Type.Object({
  barcode: Type.String(),
  loan: Nullable(Type.Integer()),
  title: Nullable(Type.String()),
  due: Nullable(Instant),
  /** Every reason why not; empty where it was lent. */
  blocks: Type.Array(Block),
})
export type CheckOutLine = Static<typeof CheckOutLine>
export const CheckOutBatch = route({
  method: 'POST',
  path: '/check-out-batches',
  access: 'circulation:check-out',
  summary: 'Check out a list of items to one patron',
  description:
    'Each item by itself: what cannot be lent is listed with every reason and stops nothing else. `override` passes its codes for every line.',
  body: Type.Object({
    patron: Type.Optional(Type.Integer()),
    card: Type.Optional(Type.String({ maxLength: 40 })),
    barcodes: Type.Array(Type.String({ maxLength: 40 }), { minItems: 1, maxItems: 500 }),
    branch: Type.Optional(Type.Integer()),
    due: Type.Optional(Instant),
    onSite: Type.Optional(Type.Boolean()),
    override: Type.Optional(Type.Object({ codes: Type.Array(Type.String()), reason: Type.String() })),
  }),
  response: Type.Object({ lent: Type.Integer(), refused: Type.Integer(), lines: Type.Array(CheckOutLine) }),
})

/** Options of a return, the same for one scan and for a list. */
export const checkInOptions = {
  /** Returned earlier; a moment to come counts as now. */
  returned: Type.Optional(Instant),
  /** From the book drop: counts as returned at the last closing of the branch. */
  bookDrop: Type.Optional(Type.Boolean()),
  /** No overdue fine for this return. */
  forgive: Type.Optional(Type.Boolean()),
  /** Catches no hold; the queue waits on. */
  noHolds: Type.Optional(Type.Boolean()),
  /** Sends nothing on its way: what belongs elsewhere stays. */
  noTransits: Type.Optional(Type.Boolean()),
}
export const CheckInBatch = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  branch: Type.Integer(),
  at: Instant,
  by: Type.String(),
  total: Type.Integer(),
  done: Type.Integer(),
  ok: Type.Integer(),
  attention: Type.Integer(),
  refused: Type.Integer(),
  /** Number of the job that works it off, for long lists. */
  job: Nullable(Type.Integer()),
})
export type CheckInBatch = Static<typeof CheckInBatch>
export const CheckInLine = Type.Object({
  number: Type.Integer(),
  barcode: Type.String(),
  title: Nullable(Type.String()),
  route: Nullable(Type.String()),
  /** Null: not done yet. */
  tone: Nullable(oneOf('ok', 'attention', 'stop', 'refused')),
  message: Type.String(),
  checkIn: Nullable(Type.Integer()),
})
export type CheckInLine = Static<typeof CheckInLine>
export const CreateCheckInBatch = route({
  method: 'POST',
  path: '/check-in-batches',
  access: 'circulation:check-in',
  summary: 'Check in a list of barcodes',
  description:
    'Short lists (100 lines or fewer) are done at once; longer ones by a job. Each line keeps what became of it. A line that is empty or comes twice is skipped.',
  body: Type.Object({
    name: Type.Optional(Type.String({ maxLength: 200 })),
    barcodes: Type.Array(Type.String({ maxLength: 60 }), { minItems: 1, maxItems: 100_000 }),
    branch: Type.Optional(Type.Integer()),
    ...checkInOptions,
  }),
  response: CheckInBatch,
})
export const ListCheckInBatches = route({
  method: 'GET',
  path: '/check-in-batches',
  access: 'circulation:read',
  summary: 'Lists that were checked in, newest first',
  query: Type.Object(PageQuery),
  response: List(CheckInBatch),
})
export const GetCheckInBatch = route({
  method: 'GET',
  path: '/check-in-batches/:id',
  access: 'circulation:read',
  summary: 'One list and how far it is',
  params: IdParams,
  response: CheckInBatch,
})
export const ListCheckInLines = route({
  method: 'GET',
  path: '/check-in-batches/:id/lines',
  access: 'circulation:read',
  summary: 'The lines of a list, each with what became of it',
  params: IdParams,
  query: Type.Object({ tone: Type.Optional(oneOf('ok', 'attention', 'stop', 'refused')), ...PageQuery }),
  response: List(CheckInLine),
})
