import { route } from '../../platform/route.ts'
import { Empty, Id, IdParams, Instant, List, Type, type Static } from '../../platform/schemas.ts'
import { LabelDefinition, LabelStockSchema, LabelUse } from './contract-template.ts'

export { LabelDefinition, LabelElementSchema, LabelStockSchema, LabelUse, labelUses } from './contract-template.ts'

const name = Type.String({ minLength: 1, maxLength: 100 })

/** A label under a name, with what it says now. */
export const LabelTemplateView = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  use: LabelUse,
  version: Type.Integer(),
  definition: LabelDefinition,
  changedAt: Instant,
  changedBy: Type.String(),
})
export type LabelTemplateView = Static<typeof LabelTemplateView>

export const ListLabelTemplates = route({
  method: 'GET',
  path: '/label-templates',
  access: 'staff',
  summary: 'Labels that can be printed: spines, barcodes, pockets, RFID',
  response: List(LabelTemplateView),
})
export const GetLabelTemplate = route({
  method: 'GET',
  path: '/label-templates/:id',
  access: 'staff',
  summary: 'One label with its paper and what stands on it',
  params: IdParams,
  response: LabelTemplateView,
})
export const CreateLabelTemplate = route({
  method: 'POST',
  path: '/label-templates',
  access: 'labels:manage',
  summary: 'Add a label',
  body: Type.Object({ name, use: LabelUse, definition: LabelDefinition }),
  response: LabelTemplateView,
})
export const ChangeLabelTemplate = route({
  method: 'PUT',
  path: '/label-templates/:id',
  access: 'labels:manage',
  summary: 'Save a label as its next version; batches keep the one that they were printed by',
  description: '`version` is the one that was edited: when someone saved in between, it is refused and nothing lost.',
  params: IdParams,
  body: Type.Object({ name, use: LabelUse, definition: LabelDefinition, version: Type.Integer() }),
  response: LabelTemplateView,
})
export const RemoveLabelTemplate = route({
  method: 'DELETE',
  path: '/label-templates/:id',
  access: 'labels:manage',
  summary: 'Take a label out of the list; what was printed by it can still be printed again',
  params: IdParams,
  response: Empty,
})
export const ListLabelTemplateVersions = route({
  method: 'GET',
  path: '/label-templates/:id/versions',
  access: 'staff',
  summary: 'Every version of a label, latest first',
  params: IdParams,
  response: Type.Object({
    rows: Type.Array(
      Type.Object({
        version: Type.Integer(),
        name: Type.String(),
        definition: LabelDefinition,
        at: Instant,
        by: Type.String(),
      }),
    ),
  }),
})
export const AddReadyLabelTemplates = route({
  method: 'POST',
  path: '/label-templates/ready',
  access: 'labels:manage',
  summary: 'Add the labels that most libraries use, but for those whose names are taken',
  response: List(LabelTemplateView),
})
export const ListLabelStocks = route({
  method: 'GET',
  path: '/label-stocks',
  access: 'staff',
  summary: 'Papers in common use, with their measures',
  response: Type.Object({
    rows: Type.Array(Type.Object({ code: Type.String(), name: Type.String(), stock: LabelStockSchema })),
  }),
})

/** Dots to an inch of the heads of label printers. */
export const printerResolutions = [203, 300, 600] as const
export const PrinterResolution = Type.Union([Type.Literal(203), Type.Literal(300), Type.Literal(600)])

/** A label as a picture, with what is wrong with it. */
export const LabelPicture = Type.Object({
  item: Type.Union([Type.Integer(), Type.Null()]),
  /** Of the book; of a made-up one when `item` is null. */
  title: Type.String(),
  /** SVG, one unit for a millimetre. */
  svg: Type.String(),
  problems: Type.Array(Type.String()),
})
export const PreviewLabel = route({
  method: 'POST',
  path: '/label-templates/preview',
  access: 'staff',
  summary: 'How a label would look on items; on one of the library when none are named, else on a made-up book',
  description:
    'With `dpi`, as a label printer with so many dots to an inch will burn it: drawn from the ZPL that it would get.',
  readOnly: true,
  body: Type.Object({
    definition: LabelDefinition,
    items: Type.Optional(Type.Array(Id, { maxItems: 12 })),
    dpi: Type.Optional(PrinterResolution),
  }),
  response: Type.Object({
    /** What is wrong with the paper's measures. */
    stock: Type.Array(Type.String()),
    rows: Type.Array(LabelPicture),
  }),
})
