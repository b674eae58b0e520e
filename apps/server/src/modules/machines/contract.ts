import { route } from '../../platform/route.ts'
import {
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
import { machinePermissions, MachineOptions, SomeMachineOptions } from './contract-options.ts'

export * from './contract-options.ts'

/** What stands there; it sets the first options and the picture on screens. */
export const machineKinds = ['self-check', 'sorter', 'pay-station', 'vendor', 'other'] as const
export const MachineKind = oneOf(...machineKinds)
export type MachineKind = (typeof machineKinds)[number]

/** How a machine does just now. `counts` are messages of the last minute. */
export const MachineState = Type.Object({
  /** Lines that are open. */
  connected: Type.Integer(),
  /** When the last message came; null: none since the account was made. */
  lastMessage: Nullable(Instant),
  perMinute: Type.Integer(),
  /** What last went wrong within a day, in words. */
  lastProblem: Nullable(Type.Object({ at: Instant, text: Type.String() })),
})
export type MachineState = Static<typeof MachineState>

export const Machine = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  kind: MachineKind,
  branch: Type.Integer(),
  branchName: Type.String(),
  /** What it sends as CN. */
  login: Type.String(),
  active: Type.Boolean(),
  permissions: Type.Array(oneOf(...machinePermissions)),
  options: MachineOptions,
  note: Type.String(),
  createdAt: Instant,
  passwordSetAt: Instant,
  state: MachineState,
})
export type Machine = Static<typeof Machine>

const fields = {
  name: Type.String({ minLength: 1, maxLength: 100 }),
  kind: MachineKind,
  branch: Type.Integer(),
  login: Type.String({ minLength: 1, maxLength: 60 }),
  active: Type.Boolean(),
  permissions: Type.Array(oneOf(...machinePermissions)),
  options: SomeMachineOptions,
  note: Type.String({ maxLength: 2000 }),
}
const Password = Type.String({ minLength: 4, maxLength: 200 })

export const ListMachines = route({
  method: 'GET',
  path: '/machines',
  access: 'machines:view',
  summary: 'Self-checks, sorters and other machines with an account, and how they do just now',
  query: Type.Object({ branch: Type.Optional(Type.Integer()), ...PageQuery }),
  response: List(Machine),
})
export const GetMachine = route({
  method: 'GET',
  path: '/machines/:id',
  access: 'machines:view',
  summary: 'One machine with all its options',
  params: IdParams,
  response: Machine,
})
export const CreateMachine = route({
  method: 'POST',
  path: '/machines',
  access: 'machines:manage',
  summary: 'Give a machine an account',
  description:
    'Without `permissions` and `options` it has those that its kind usually has. Without `password` one is made up. The password is in this answer and never again.',
  body: Type.Object({
    name: fields.name,
    kind: Type.Optional(fields.kind),
    branch: fields.branch,
    login: fields.login,
    password: Type.Optional(Password),
    permissions: Type.Optional(fields.permissions),
    options: Type.Optional(fields.options),
    note: Type.Optional(fields.note),
  }),
  response: Type.Object({ machine: Machine, password: Type.String() }),
})
export const ChangeMachine = route({
  method: 'PATCH',
  path: '/machines/:id',
  access: 'machines:manage',
  summary: 'Change a machine; options that are not named stay',
  description: 'Open lines go on with the new options from their next message; `active: false` ends them.',
  params: IdParams,
  body: Type.Partial(Type.Object(fields)),
  response: Machine,
})
export const DeleteMachine = route({
  method: 'DELETE',
  path: '/machines/:id',
  access: 'machines:manage',
  summary: 'Take an account away; what the machine did stays on record',
  params: IdParams,
  response: Empty,
})
export const SetMachinePassword = route({
  method: 'POST',
  path: '/machines/:id/password',
  access: 'machines:manage',
  summary: 'Set a new password, or have one made up; open lines are ended',
  params: IdParams,
  body: Type.Object({ password: Type.Optional(Password) }),
  response: Type.Object({ password: Type.String() }),
})

/** One line that is open, or an emulation that goes on. */
export const MachineSession = Type.Object({
  id: Type.String(),
  machine: Nullable(Type.Integer()),
  machineName: Nullable(Type.String()),
  address: Type.String(),
  tls: Type.Boolean(),
  emulated: Type.Boolean(),
  since: Instant,
  lastMessage: Nullable(Instant),
  messages: Type.Integer(),
  /** Checksums that were wrong, lines that were no messages. */
  faults: Type.Integer(),
})
export type MachineSession = Static<typeof MachineSession>
export const ListMachineSessions = route({
  method: 'GET',
  path: '/machine-sessions',
  access: 'machines:view',
  summary: 'Lines that are open, those before login too',
  query: Type.Object({ machine: Type.Optional(Type.Integer()) }),
  response: List(MachineSession),
})
export const EndMachineSession = route({
  method: 'DELETE',
  path: '/machine-sessions/:session',
  access: 'machines:manage',
  summary: 'Hang up',
  params: Type.Object({ session: Type.String({ maxLength: 60 }) }),
  response: Empty,
})

/** One part of a message in words. */
export const ExplainedPart = Type.Object({
  /** Two letters; empty for a part at a fixed place. */
  id: Type.String(),
  name: Type.String(),
  /** As it was sent; passwords and PINs as stars. */
  value: Type.String(),
  /** What a code means: `04` → "on loan"; empty where the value says it itself. */
  means: Type.String(),
})
/** A line as it came or went, and part by part in words. */
export const ExplainedLine = Type.Object({
  line: Type.String(),
  code: Type.String(),
  name: Type.String(),
  parts: Type.Array(ExplainedPart),
  /** Fields that the standard asks for and that are not there. */
  missing: Type.Array(Type.String()),
  /** What is wrong with the line itself: no message, a wrong checksum. */
  problem: Nullable(Type.String()),
})
export type ExplainedLine = Static<typeof ExplainedLine>

/** Why an answer is as it is: the block, the rule or the option that decided. */
export const Why = Type.Object({
  /** Stable, such as `too-many-loans`; empty for the rest. */
  code: Type.String(),
  text: Type.String(),
  /** Where it is changed in the staff app; null: nowhere. */
  link: Nullable(Type.String()),
})
export type Why = Static<typeof Why>

/** `ok`: done; `refused`: a "no" to the reader; `repeat`: answered again without a second effect; `fault`: no good message, or a failure of ours; `line`: opened, closed, login. */
export const traceTones = ['ok', 'refused', 'repeat', 'fault', 'line'] as const
export const TraceTone = oneOf(...traceTones)
export type TraceTone = (typeof traceTones)[number]

export const TraceEntry = Type.Object({
  id: Type.Integer(),
  at: Instant,
  machine: Nullable(Type.Integer()),
  machineName: Nullable(Type.String()),
  session: Type.String(),
  address: Type.String(),
  emulated: Type.Boolean(),
  tone: TraceTone,
  /** One line for the list: "Check-out of Dune: 2 reasons against it". */
  text: Type.String(),
  request: Nullable(ExplainedLine),
  answer: Nullable(ExplainedLine),
  why: Type.Array(Why),
  /** Whom and what it was about, where they exist. */
  patron: Nullable(Type.Integer()),
  item: Nullable(Type.Integer()),
  /** From the last byte of the request to the answer. */
  milliseconds: Type.Number(),
})
export type TraceEntry = Static<typeof TraceEntry>
export const ListTrace = route({
  method: 'GET',
  path: '/machine-trace',
  access: 'machines:view',
  summary: 'What machines said and what they were answered, newest first',
  description:
    'Kept for a day at most. `text` finds barcodes, cards and words; `machine: 0` is for lines that never logged in. Live topic: `machine-trace`.',
  query: Type.Object({
    machine: Type.Optional(Type.Integer()),
    session: Type.Optional(Type.String({ maxLength: 60 })),
    tone: Type.Optional(TraceTone),
    /** Two digits of the request. */
    message: Type.Optional(Type.String({ pattern: '^\\d\\d$' })),
    text: Type.Optional(Type.String({ maxLength: 100 })),
    /** Only entries older than this one. */
    before: Type.Optional(Type.Integer()),
    /** Only entries newer than this one, for following along. */
    after: Type.Optional(Type.Integer()),
    limit: PageQuery.limit,
  }),
  response: Type.Object({ rows: Type.Array(TraceEntry), more: Type.Boolean() }),
})
export const ClearTrace = route({
  method: 'DELETE',
  path: '/machine-trace',
  access: 'machines:manage',
  summary: 'Forget the trace, of one machine or of all',
  query: Type.Object({ machine: Type.Optional(Type.Integer()) }),
  response: Empty,
})

export const Emulate = route({
  method: 'POST',
  path: '/machines/:id/emulate',
  access: 'machines:manage',
  summary: 'Play a line against the server as if this machine had sent it',
  description:
    'It has its full effect: loans are made, money is booked. `line` is a message without its end; a checksum is judged if it is there. The first line opens an emulation, already logged in, and gives its `session` back; it ends by itself after fifteen minutes.',
  params: IdParams,
  body: Type.Object({
    line: Type.String({ minLength: 1, maxLength: 8192 }),
    session: Type.Optional(Type.String({ maxLength: 60 })),
  }),
  response: Type.Object({ session: Type.String(), entry: TraceEntry }),
})
export const ExplainLine = route({
  method: 'POST',
  path: '/machines/explain',
  access: 'machines:view',
  summary: 'Say in words what a line holds; nothing is done',
  body: Type.Object({ line: Type.String({ minLength: 1, maxLength: 8192 }) }),
  response: ExplainedLine,
  readOnly: true,
})

/** Something that a machine reports as done and that the rules would not have allowed. */
export const MachineException = Type.Object({
  id: Type.Integer(),
  at: Instant,
  machine: Nullable(Type.Integer()),
  machineName: Type.String(),
  kind: oneOf('offline-loan', 'offline-renewal', 'offline-return'),
  /** Done all the same, or not possible at all. */
  recorded: Type.Boolean(),
  card: Type.String(),
  barcode: Type.String(),
  patron: Nullable(Type.Integer()),
  item: Nullable(Type.Integer()),
  loan: Nullable(Type.Integer()),
  /** When the machine says that it happened. */
  happened: Instant,
  blocks: Type.Array(Type.Object({ code: Type.String(), message: Type.String() })),
  settledAt: Nullable(Instant),
  settledBy: Nullable(Type.String()),
  note: Type.String(),
})
export type MachineException = Static<typeof MachineException>
export const ListMachineExceptions = route({
  method: 'GET',
  path: '/machine-exceptions',
  access: 'machines:view',
  summary: 'What machines did on their own that staff should look at, newest first',
  query: Type.Object({ settled: Type.Optional(Type.Boolean()), machine: Type.Optional(Type.Integer()), ...PageQuery }),
  response: List(MachineException),
})
export const SettleMachineException = route({
  method: 'POST',
  path: '/machine-exceptions/:id/settlement',
  access: 'machines:manage',
  summary: 'Say that it has been looked at',
  params: IdParams,
  body: Type.Object({ note: Type.Optional(Type.String({ maxLength: 500 })) }),
  response: MachineException,
})

/** Where machines reach the library. */
export const GetMachineLine = route({
  method: 'GET',
  path: '/machine-line',
  access: 'machines:view',
  summary: 'Port of the SIP2 server, whether it listens, lines that are open, messages a minute',
  response: Type.Object({
    listening: Type.Boolean(),
    port: Type.Integer(),
    /** Port for lines with TLS; null: none. */
    tlsPort: Nullable(Type.Integer()),
    open: Type.Integer(),
    most: Type.Integer(),
    perMinute: Type.Integer(),
  }),
})
