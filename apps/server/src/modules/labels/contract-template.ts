import { linearCodes } from '@carrel/barcodes'
import { oneOf, Type, type Static } from '../../platform/schemas.ts'

const millimetres = (least: number, most: number) => Type.Number({ minimum: least, maximum: most })
const box = {
  x: millimetres(0, 600),
  y: millimetres(0, 600),
  width: millimetres(0.1, 600),
  height: millimetres(0.1, 600),
}
const style = {
  /** In points. */
  size: Type.Number({ minimum: 4, maximum: 72 }),
  smallest: Type.Number({ minimum: 4, maximum: 72 }),
  font: oneOf('sans', 'serif', 'mono'),
  bold: Type.Boolean(),
  align: oneOf('left', 'center', 'right'),
  valign: oneOf('top', 'middle', 'bottom'),
  turn: Type.Union([Type.Literal(0), Type.Literal(90), Type.Literal(270)]),
}
const is = <const N extends string>(name: N) => Type.Literal(name)
const text = Type.String({ maxLength: 500 })

/** One thing on a label; texts name facts in double braces, such as `{{title}}`. Millimetres from the upper left corner. */
export const LabelElementSchema = Type.Union([
  Type.Object({ element: is('text'), text, wrap: Type.Boolean(), ...box, ...style }),
  Type.Object({ element: is('call-number'), ...box, ...style }),
  Type.Object({
    element: is('barcode'),
    code: oneOf(...linearCodes),
    content: text,
    caption: Type.Boolean(),
    ...box,
  }),
  Type.Object({ element: is('qr'), content: text, level: oneOf('L', 'M', 'Q', 'H'), ...box }),
  Type.Object({ element: is('line'), line: millimetres(0.05, 10), ...box }),
  Type.Object({ element: is('box'), line: millimetres(0.05, 10), ...box }),
  Type.Object({
    element: is('image'),
    /** A PNG or JPEG of at most 300 kB as a `data:` address. */
    image: Type.String({ maxLength: 420_000, pattern: '^data:image/(png|jpeg);base64,[A-Za-z0-9+/=]+$' }),
    ...box,
  }),
])

/** The paper, in millimetres. */
export const LabelStockSchema = Type.Object({
  kind: oneOf('sheet', 'roll'),
  pageWidth: millimetres(5, 600),
  pageHeight: millimetres(5, 600),
  labelWidth: millimetres(5, 600),
  labelHeight: millimetres(5, 600),
  columns: Type.Integer({ minimum: 1, maximum: 30 }),
  rows: Type.Integer({ minimum: 1, maximum: 60 }),
  left: millimetres(0, 300),
  top: millimetres(0, 300),
  pitchX: millimetres(1, 600),
  pitchY: millimetres(1, 600),
  corner: millimetres(0, 20),
})

/** A label with its paper, and by how much everything is moved right and down on it. */
export const LabelDefinition = Type.Object({
  stock: LabelStockSchema,
  elements: Type.Array(LabelElementSchema, { minItems: 1, maxItems: 40 }),
  nudge: Type.Object({ x: millimetres(-20, 20), y: millimetres(-20, 20) }),
})
export type LabelDefinition = Static<typeof LabelDefinition>

/** What a label is for. */
export const labelUses = ['spine', 'barcode', 'pocket', 'pair', 'rfid'] as const
export const LabelUse = oneOf(...labelUses)
export type LabelUse = (typeof labelUses)[number]
