import { route } from '../../platform/route.ts'
import {
  Day,
  Empty,
  Id,
  IdParams,
  Instant,
  List,
  Nullable,
  oneOf,
  PageQuery,
  Type,
  type Static,
} from '../../platform/schemas.ts'
import { Selection } from '../batch-editing/contract-selection.ts'
import { LabelPicture, PrinterResolution } from './contract-templates.ts'

const Barcode = Type.String({ minLength: 1, maxLength: 60 })

/** Which items labels are made for, in one of these ways. Of titles all items are meant, or those of a branch. */
export const LabelSource = Type.Union([
  Type.Object({ queue: Type.Object({ branch: Type.Optional(Id) }) }),
  Type.Object({ items: Type.Array(Id, { minItems: 1, maxItems: 5000 }) }),
  Type.Object({ barcodes: Type.Array(Barcode, { minItems: 1, maxItems: 5000 }) }),
  Type.Object({ titles: Selection, branch: Type.Optional(Id) }),
  /** Items that came on a day or after it, as they came. */
  Type.Object({ added: Type.Object({ branch: Type.Optional(Id), since: Day }) }),
  /** A stretch of the shelf, both ends included; either end may be missing. */
  Type.Object({
    shelf: Type.Object({
      branch: Type.Optional(Id),
      location: Type.Optional(Id),
      from: Type.Optional(Type.String({ maxLength: 200 })),
      to: Type.Optional(Type.String({ maxLength: 200 })),
    }),
  }),
])
export type LabelSource = Static<typeof LabelSource>

/** An item of a list for labels. */
export const LabelRow = Type.Object({
  item: Type.Integer(),
  bib: Type.Integer(),
  barcode: Type.String(),
  title: Type.String(),
  callNumber: Type.String(),
  branch: Type.Integer(),
  branchName: Type.String(),
  location: Nullable(Type.String()),
  /** Lines of its spine label before they are fitted to one. */
  lines: Type.Array(Type.String()),
  /** Lines were broken by hand. */
  byHand: Type.Boolean(),
})
export type LabelRow = Static<typeof LabelRow>

/** An item that waits for a label, and why. */
export const LabelQueueEntry = Type.Object({
  ...LabelRow.properties,
  id: Type.Integer(),
  reason: oneOf('new', 'call-number', 'by-hand'),
  callNumberBefore: Nullable(Type.String()),
  addedAt: Instant,
  addedBy: Type.String(),
})
export type LabelQueueEntry = Static<typeof LabelQueueEntry>
export const ListLabelQueue = route({
  method: 'GET',
  path: '/label-queue',
  access: 'labels:print',
  summary: 'Items that wait for labels, oldest first',
  query: Type.Object({ branch: Type.Optional(Type.Integer()), ...PageQuery }),
  response: List(LabelQueueEntry),
})
export const QueueLabels = route({
  method: 'POST',
  path: '/label-queue',
  access: 'labels:print',
  summary: 'Let items wait for labels; those that wait already stay where they are',
  body: Type.Object({ source: LabelSource }),
  response: Type.Object({ added: Type.Integer(), unknown: Type.Array(Type.String()) }),
})
export const ChangeLabelQueueEntry = route({
  method: 'PUT',
  path: '/label-queue/:id',
  access: 'labels:print',
  summary: 'Break the lines of a label by hand; null lets them be broken by rule again',
  params: IdParams,
  body: Type.Object({
    lines: Nullable(Type.Array(Type.String({ minLength: 1, maxLength: 80 }), { minItems: 1, maxItems: 20 })),
  }),
  response: LabelQueueEntry,
})
export const RemoveFromLabelQueue = route({
  method: 'POST',
  path: '/label-queue/remove',
  access: 'labels:print',
  summary: 'Take items off the list of those that wait for labels',
  body: Type.Object({ ids: Type.Array(Id, { minItems: 1, maxItems: 5000 }) }),
  response: Type.Object({ removed: Type.Integer() }),
})

export const FindLabelItems = route({
  method: 'POST',
  path: '/label-lists',
  access: 'labels:print',
  summary: 'The items that labels would be made for, the first of them in shelf order',
  readOnly: true,
  body: Type.Object({ source: LabelSource, limit: Type.Optional(Type.Integer({ minimum: 0, maximum: 1000 })) }),
  response: Type.Object({
    total: Type.Integer(),
    /** Where they come from, in words. */
    text: Type.String(),
    rows: Type.Array(LabelRow),
    /** Barcodes that no item has. */
    unknown: Type.Array(Type.String()),
  }),
})

/** Labels that were made together. */
export const LabelBatch = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  template: Type.Integer(),
  templateName: Type.String(),
  templateVersion: Type.Integer(),
  kind: oneOf('sheet', 'roll'),
  source: Type.String(),
  /** The first place of the first sheet, from 0. */
  start: Type.Integer(),
  labels: Type.Integer(),
  pages: Type.Integer(),
  /** Labels with something to look at. */
  problems: Type.Integer(),
  createdAt: Instant,
  createdBy: Type.String(),
  printedAt: Nullable(Instant),
  printedBy: Nullable(Type.String()),
})
export type LabelBatch = Static<typeof LabelBatch>
export const ListLabelBatches = route({
  method: 'GET',
  path: '/label-batches',
  access: 'labels:print',
  summary: 'Labels that were made together, latest first',
  query: Type.Object({ ...PageQuery }),
  response: List(LabelBatch),
})
export const CreateLabelBatch = route({
  method: 'POST',
  path: '/label-batches',
  access: 'labels:print',
  summary: 'Make labels of items, to be printed as PDF or on a label printer',
  description:
    'What each label says is kept. Items leave the list of those that wait when the batch is marked printed. Labels with problems are made all the same and counted in `problems`.',
  body: Type.Object({
    template: Id,
    source: LabelSource,
    name: Type.Optional(Type.String({ maxLength: 200 })),
    /** The first place of a sheet that is used up in part, from 0. */
    start: Type.Optional(Type.Integer({ minimum: 0, maximum: 1800 })),
    copies: Type.Optional(Type.Integer({ minimum: 1, maximum: 20 })),
  }),
  response: LabelBatch,
})
export const GetLabelBatch = route({
  method: 'GET',
  path: '/label-batches/:id',
  access: 'labels:print',
  summary: 'A batch with pictures of its labels; those with problems first',
  params: IdParams,
  query: Type.Object({
    limit: Type.Optional(Type.Integer({ minimum: 0, maximum: 200 })),
    offset: Type.Optional(Type.Integer({ minimum: 0 })),
    /** As a label printer with so many dots to an inch will burn them; else as they stand on paper. */
    dpi: Type.Optional(PrinterResolution),
  }),
  response: Type.Object({
    ...LabelBatch.properties,
    rows: Type.Array(Type.Object({ ...LabelPicture.properties, position: Type.Integer() })),
  }),
})
export const ChangeLabelBatch = route({
  method: 'PUT',
  path: '/label-batches/:id',
  access: 'labels:print',
  summary: 'Begin at another place of the sheet, or say that the labels came out',
  description: 'Marked printed, its items leave the list of those that wait; unmarked, they come back.',
  params: IdParams,
  body: Type.Object({
    start: Type.Optional(Type.Integer({ minimum: 0, maximum: 1800 })),
    printed: Type.Optional(Type.Boolean()),
  }),
  response: LabelBatch,
})
export const RemoveLabelBatch = route({
  method: 'DELETE',
  path: '/label-batches/:id',
  access: 'labels:print',
  summary: 'Forget a batch',
  params: IdParams,
  response: Empty,
})
