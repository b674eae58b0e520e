import { route } from '../../platform/route.ts'
import { Empty, Id, IdParams, Instant, List, Nullable, oneOf, Type, type Static } from '../../platform/schemas.ts'
import { PrintDocument, printUses, PrintUse } from './contract-documents.ts'

export { PrintDocument, PrintUse, printUses, Symbology, symbologies, usesOf } from './contract-documents.ts'

/** `receipt`: a strip of paper, ESC/POS; `label`: ZPL II. */
export const printerKinds = ['receipt', 'label'] as const
export type PrinterKind = (typeof printerKinds)[number]

/** What a printer said of itself last. `quiet`: it prints and does not answer questions. */
export const printerStates = [
  'unknown',
  'ready',
  'quiet',
  'paper-low',
  'offline',
  'paper-out',
  'cover-open',
  'ribbon-out',
  'paused',
  'error',
] as const
export const PrinterState = oneOf(...printerStates)
export type PrinterState = (typeof printerStates)[number]

export const codePageChoices = ['auto', 'cp437', 'cp850', 'cp858', 'cp852', 'cp866', 'cp1252'] as const

const printerFields = {
  name: Type.String({ minLength: 1, maxLength: 80 }),
  kind: oneOf(...printerKinds),
  /** Name or address in the library's network. */
  host: Type.String({ minLength: 1, maxLength: 253 }),
  port: Type.Integer({ minimum: 1, maximum: 65535 }),
  /** Width of receipt paper in millimetres. */
  paper: Type.Union([Type.Literal(58), Type.Literal(80)]),
  /** Width and height of a label in millimetres, and dots of the printer to an inch. */
  labelWidth: Type.Number({ minimum: 10, maximum: 220 }),
  labelHeight: Type.Number({ minimum: 5, maximum: 600 }),
  dpi: Type.Union([Type.Literal(203), Type.Literal(300), Type.Literal(600)]),
  codePage: oneOf(...codePageChoices),
  cutter: Type.Boolean(),
  /** A cash drawer hangs on it, which opens for cash. */
  drawer: Type.Boolean(),
  copies: Type.Integer({ minimum: 1, maximum: 10 }),
  /** Asked how it is before and after each page; off for printers that cannot answer. */
  asksStatus: Type.Boolean(),
  enabled: Type.Boolean(),
}
export const Printer = Type.Object({
  id: Type.Integer(),
  branch: Type.Integer(),
  branchName: Type.String(),
  ...printerFields,
  state: PrinterState,
  /** The state in words for the desk. */
  stateText: Type.String(),
  stateAt: Nullable(Instant),
  /** Pages that wait, and those that want a decision of somebody. */
  waiting: Type.Integer(),
  held: Type.Integer(),
})
export type Printer = Static<typeof Printer>

const optional = Type.Partial(Type.Object(printerFields)).properties
export const ListPrinters = route({
  method: 'GET',
  path: '/printers',
  access: 'staff',
  summary: 'Printers of the library, how they are and what waits for them',
  query: Type.Object({ branch: Type.Optional(Type.Integer()) }),
  response: List(Printer),
})
export const CreatePrinter = route({
  method: 'POST',
  path: '/printers',
  access: 'printing:manage',
  summary: 'Add a printer of a branch, by its address in the network',
  description: 'Receipt printers speak ESC/POS, label printers ZPL II, both over TCP, usually on port 9100.',
  body: Type.Object({
    ...optional,
    branch: Id,
    name: printerFields.name,
    kind: printerFields.kind,
    host: printerFields.host,
  }),
  response: Printer,
})
export const ChangePrinter = route({
  method: 'PUT',
  path: '/printers/:id',
  access: 'printing:manage',
  summary: 'Change a printer; what is not named stays',
  params: IdParams,
  body: Type.Object({ ...optional, branch: Type.Optional(Id) }),
  response: Printer,
})
export const RemovePrinter = route({
  method: 'DELETE',
  path: '/printers/:id',
  access: 'printing:manage',
  summary: 'Remove a printer; refused while pages wait for it',
  params: IdParams,
  response: Empty,
})
export const AskPrinter = route({
  method: 'POST',
  path: '/printers/:id/status',
  access: 'printing:print',
  summary: 'Ask a printer how it is, and print what waits if it is ready',
  params: IdParams,
  response: Printer,
})

/** Which printer takes which documents at a workstation, and which come out by themselves. */
export const WorkstationUse = Type.Object({
  use: PrintUse,
  /** Null: the browser's own print window. */
  printer: Nullable(Type.Integer()),
  automatic: Type.Boolean(),
})
export type WorkstationUse = Static<typeof WorkstationUse>
export const Workstation = Type.Object({
  id: Type.Integer(),
  branch: Type.Integer(),
  branchName: Type.String(),
  name: Type.String(),
  /** One line for each use. */
  uses: Type.Array(WorkstationUse),
})
export type Workstation = Static<typeof Workstation>
const workstationFields = {
  name: Type.String({ minLength: 1, maxLength: 80 }),
  uses: Type.Optional(Type.Array(WorkstationUse, { maxItems: printUses.length })),
}
export const ListWorkstations = route({
  method: 'GET',
  path: '/workstations',
  access: 'staff',
  summary: 'Computers of the desks, and where they print',
  query: Type.Object({ branch: Type.Optional(Type.Integer()) }),
  response: List(Workstation),
})
export const CreateWorkstation = route({
  method: 'POST',
  path: '/workstations',
  access: 'printing:print',
  summary: 'Give a computer a name; it keeps the number and prints by it',
  body: Type.Object({ branch: Id, ...workstationFields }),
  response: Workstation,
})
export const ChangeWorkstation = route({
  method: 'PUT',
  path: '/workstations/:id',
  access: 'printing:print',
  summary: 'Rename a computer, or say where its documents are printed and which come out by themselves',
  params: IdParams,
  body: Type.Partial(Type.Object({ branch: Id, ...workstationFields })),
  response: Workstation,
})
export const RemoveWorkstation = route({
  method: 'DELETE',
  path: '/workstations/:id',
  access: 'printing:manage',
  summary: 'Forget a computer; it asks for a name again when it is used',
  params: IdParams,
  response: Empty,
})

/** `held`: nobody knows whether it came out, or somebody stopped it; a person decides. */
export const printJobStates = ['waiting', 'printing', 'printed', 'failed', 'held', 'cancelled'] as const
export const PrintJobState = oneOf(...printJobStates)
export type PrintJobState = (typeof printJobStates)[number]
export const PrintJob = Type.Object({
  id: Type.Integer(),
  printer: Type.Integer(),
  printerName: Type.String(),
  branch: Type.Integer(),
  workstation: Nullable(Type.Integer()),
  workstationName: Nullable(Type.String()),
  use: PrintUse,
  title: Type.String(),
  state: PrintJobState,
  attempts: Type.Integer(),
  /** Why it is not out yet, in words for the desk; empty when nothing is wrong. */
  problem: Type.String(),
  copies: Type.Integer(),
  createdAt: Instant,
  createdBy: Type.String(),
  printedAt: Nullable(Instant),
  /** Whether it can be printed once more: contents are kept only as long as the library says. */
  canRepeat: Type.Boolean(),
})
export type PrintJob = Static<typeof PrintJob>
export const ListPrintJobs = route({
  method: 'GET',
  path: '/print-jobs',
  access: 'printing:print',
  summary: 'The queues of the printers, latest first',
  query: Type.Object({
    branch: Type.Optional(Type.Integer()),
    printer: Type.Optional(Type.Integer()),
    workstation: Type.Optional(Type.Integer()),
    state: Type.Optional(PrintJobState),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
    offset: Type.Optional(Type.Integer({ minimum: 0 })),
  }),
  response: List(PrintJob),
})
export const CreatePrintJob = route({
  method: 'POST',
  path: '/print-jobs',
  access: 'printing:print',
  summary: 'Print a document on a printer, or on the one that a workstation has for it',
  description:
    'Refused with `no-printer-set` when the workstation prints such documents in the browser. The document is written out at once; what happens to it afterwards does not change what is printed.',
  body: Type.Object({
    document: PrintDocument,
    printer: Type.Optional(Id),
    workstation: Type.Optional(Id),
    copies: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
  }),
  response: PrintJob,
})
export const GetPrintJob = route({
  method: 'GET',
  path: '/print-jobs/:id',
  access: 'printing:print',
  summary: 'One page of a queue',
  params: IdParams,
  response: PrintJob,
})
export const StepPrintJob = route({
  method: 'POST',
  path: '/print-jobs/:id/steps',
  access: 'printing:print',
  summary: 'Try a page again, stop it, drop it, say that it came out, or print it once more',
  description:
    '`again` puts a failed or held page back into its queue; `hold` stops one that waits; `cancel` drops it; `done` says that a held page did come out; `repeat` prints a page that is out once more.',
  params: IdParams,
  body: Type.Object({ do: oneOf('again', 'hold', 'cancel', 'done', 'repeat') }),
  response: PrintJob,
})
export const MovePrintJobs = route({
  method: 'POST',
  path: '/print-jobs/move',
  access: 'printing:print',
  summary: 'Print elsewhere what is not out yet: the named pages, or all of a printer',
  body: Type.Object({
    to: Id,
    jobs: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 1000 })),
    from: Type.Optional(Id),
  }),
  response: Type.Object({ moved: Type.Integer() }),
})

/** What a desk is told at once: a printer that it uses cannot print, or asks. */
export const PrintTrouble = Type.Object({
  printer: Type.Integer(),
  printerName: Type.String(),
  state: PrinterState,
  stateText: Type.String(),
  /** Pages that wait for it, oldest first. */
  jobs: Type.Array(PrintJob),
  /** Where such pages could be printed instead. */
  elsewhere: Type.Array(Type.Object({ id: Type.Integer(), name: Type.String() })),
})
export type PrintTrouble = Static<typeof PrintTrouble>
export const ListPrintTroubles = route({
  method: 'GET',
  path: '/print-troubles',
  access: 'printing:print',
  summary: 'Printers of a workstation that cannot print now, with what waits for them',
  description: 'Told as the live event `print`: ask again then.',
  query: Type.Object({ workstation: Type.Integer() }),
  response: Type.Object({ rows: Type.Array(PrintTrouble) }),
})
