import { route } from '../../platform/route.ts'
import {
  Block,
  Id,
  Instant,
  List,
  Money,
  Nullable,
  PageQuery,
  oneOf,
  Type,
  type Static,
} from '../../platform/schemas.ts'

export { lineKinds, snapshotPath, type Snapshot } from './contract-snapshot.ts'

/** At most so many entries travel in one request; a desk sends the next when these are answered. */
export const entriesAtOnce = 200

export const offlineKinds = ['check-out', 'check-in', 'renew'] as const
export const OfflineKind = oneOf(...offlineKinds)
export type OfflineKind = (typeof offlineKinds)[number]

const text = (maxLength: number) => Type.String({ maxLength })
const Uuid = Type.String({ pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' })

/** One thing that was done at a desk or a kiosk without the server. */
export const OfflineEntry = Type.Object({
  /** Made where it was done; whatever is sent under it happens once. */
  id: Uuid,
  kind: OfflineKind,
  /** When it was done, as the desk reckons the server's time: its clock set right by the difference measured at the last contact. */
  at: Instant,
  /** What the clock of the desk showed; differs from `at` where that clock is wrong. */
  shown: Type.Optional(Instant),
  branch: Id,
  /** The workstation, in words. */
  desk: text(100),
  /** Who did it there; a kiosk leaves it out. */
  by: Type.Optional(Type.Object({ id: Type.Optional(Id), name: text(200) })),
  /** For check-out and renewal. */
  card: Type.Optional(text(40)),
  barcode: text(40),
  /** What the patron was told, for check-out and renewal. */
  due: Type.Optional(Instant),
  /** Where the desk was told to put what came in; `set-aside` where nothing was known of it. */
  told: Type.Optional(oneOf('shelf', 'hold-shelf', 'transit', 'set-aside')),
  /** What was typed at the desk where the item was not known there. */
  title: Type.Optional(text(500)),
  /** Blocks that were known at the desk and passed there, and why. */
  passed: Type.Optional(Type.Object({ codes: Type.Array(text(60), { maxItems: 40 }), reason: text(500) })),
})
export type OfflineEntry = Static<typeof OfflineEntry>

/** `done`: in the books as it was; `noted`: in the books, with something to look at; `open`: could not be written, somebody must decide. */
export const entryOutcomes = ['done', 'noted', 'open'] as const
export const EntryOutcome = oneOf(...entryOutcomes)
export type EntryOutcome = (typeof entryOutcomes)[number]

export const SendOfflineEntries = route({
  method: 'POST',
  path: '/offline/entries',
  access: 'offline:replay',
  summary: 'Send what was done without the server',
  description:
    'Each entry happens once, however often it is sent. They are worked off in the order in which they were done, across desks, each in a transaction of its own at the time at which it was done. What would have been refused is written all the same and listed as an exception; what cannot be written waits there for a decision. Every entry that was sent is answered.',
  body: Type.Object({ entries: Type.Array(OfflineEntry, { minItems: 1, maxItems: entriesAtOnce }) }),
  response: Type.Object({
    entries: Type.Array(
      Type.Object({
        id: Type.String(),
        outcome: EntryOutcome,
        /** Why it is an exception, or what was made of it. */
        messages: Type.Array(Type.String()),
      }),
    ),
    /** Exceptions of the branches that these entries are of which nobody has settled. */
    exceptions: Type.Integer(),
  }),
})

/** How an exception may be settled. */
export const resolutions = ['accept', 'lend', 'check-in', 'attach', 'fast-add', 'renew', 'charge', 'dismiss'] as const
export const Resolution = oneOf(...resolutions)
export type Resolution = (typeof resolutions)[number]

/** An entry that somebody has to look at. */
export const OfflineException = Type.Object({
  id: Type.String(),
  kind: OfflineKind,
  outcome: EntryOutcome,
  at: Instant,
  receivedAt: Instant,
  branch: Type.Integer(),
  branchName: Type.String(),
  desk: Type.String(),
  /** Who did it, and who sent it where that is another. */
  by: Type.String(),
  sentBy: Type.String(),
  card: Nullable(Type.String()),
  patron: Nullable(Type.Integer()),
  patronName: Nullable(Type.String()),
  barcode: Type.String(),
  item: Nullable(Type.Integer()),
  title: Nullable(Type.String()),
  due: Nullable(Instant),
  /** The loan that it made or renewed. */
  loan: Nullable(Type.Integer()),
  /** What stands or would have stood against it. */
  blocks: Type.Array(Block),
  /** What was set right on the way: clocks, merged patrons, due dates. */
  notes: Type.Array(Type.String()),
  /** What can be done about it. */
  choices: Type.Array(Resolution),
  settled: Nullable(Type.Object({ how: Resolution, by: Type.String(), at: Instant, reason: Type.String() })),
})
export type OfflineException = Static<typeof OfflineException>

const EntryParams = Type.Object({ id: Uuid })

export const ListOfflineExceptions = route({
  method: 'GET',
  path: '/offline/exceptions',
  access: 'offline:resolve',
  summary: 'What was done without the server and needs a look, in the order in which it was done',
  query: Type.Object({
    branch: Type.Optional(Type.Integer()),
    /** Those that are settled, latest first. */
    settled: Type.Optional(Type.Boolean()),
    ...PageQuery,
  }),
  response: List(OfflineException),
})
export const GetOfflineEntry = route({
  method: 'GET',
  path: '/offline/entries/:id',
  access: 'offline:resolve',
  summary: 'One entry that was done without the server, exception or not',
  params: EntryParams,
  response: OfflineException,
})
export const SettleOfflineException = route({
  method: 'POST',
  path: '/offline/exceptions/:id/settlement',
  access: 'offline:resolve',
  summary: 'Settle an exception',
  description:
    '`accept`: it stands as it is. `lend`: lend it all the same, as of then. `check-in`: take the item back now. `attach`: lend it as of then to the patron of `card`. `fast-add`: add an item with `title` and lend it. `renew`: give the loan the due date that was told. `charge`: the patron owes `amount`. `dismiss`: nothing is written, with a reason.',
  params: EntryParams,
  body: Type.Object({
    how: Resolution,
    card: Type.Optional(text(40)),
    title: Type.Optional(text(500)),
    amount: Type.Optional(Money),
    reason: Type.Optional(text(500)),
  }),
  response: OfflineException,
})
