import { Id, Type, type Static } from '../../platform/schemas.ts'

/**
 * What a printer is for at a workstation: `due-slips` are the receipts of loans, `return-slips` those of returns,
 * `receipts` those of payments, `labels` spine and barcode labels, `texts` what a kiosk or program wrote itself.
 */
export const printUses = [
  'due-slips',
  'return-slips',
  'hold-slips',
  'transit-slips',
  'routing-slips',
  'receipts',
  'labels',
  'texts',
] as const
export const PrintUse = Type.Unsafe<PrintUse>({ type: 'string', enum: [...printUses] })
export type PrintUse = (typeof printUses)[number]

const language = { language: Type.Optional(Type.String({ minLength: 2, maxLength: 20 })) }
const is = <const N extends string>(name: N) => Type.Literal(name)
const Loans = Type.Array(Id, { minItems: 1, maxItems: 500 })
const Items = Type.Array(Id, { minItems: 1, maxItems: 500 })

/** Bars of a label; Codabar is drawn by Carrel, the others by the printer. */
export const symbologies = ['codabar', 'code39', 'code128', 'qr'] as const
export const Symbology = Type.Unsafe<Symbology>({ type: 'string', enum: [...symbologies] })
export type Symbology = (typeof symbologies)[number]

/** What is to be printed: things by their numbers, which the server writes out, or a text. */
export const PrintDocument = Type.Union([
  Type.Object({ type: is('loan-slip'), loans: Loans, ...language }),
  Type.Object({ type: is('return-slip'), checkIns: Type.Array(Id, { minItems: 1, maxItems: 500 }), ...language }),
  Type.Object({ type: is('hold-slip'), hold: Type.Optional(Id), checkIn: Type.Optional(Id), ...language }),
  Type.Object({ type: is('transit-slip'), transit: Type.Optional(Id), checkIn: Type.Optional(Id), ...language }),
  Type.Object({ type: is('routing-slip'), checkIn: Id, ...language }),
  /** A payment's receipt, by the number in its address or the one printed on it. */
  Type.Object({
    type: is('receipt'),
    receipt: Type.Union([Id, Type.String({ minLength: 1, maxLength: 60 })]),
    ...language,
  }),
  Type.Object({ type: is('spine-label'), items: Items }),
  Type.Object({ type: is('item-label'), items: Items }),
  /** Labels that were made together; see `/label-batches`. */
  Type.Object({ type: is('label-batch'), batch: Id }),
  /** A label of one's own: lines of text and a barcode below them. */
  Type.Object({
    type: is('label'),
    lines: Type.Array(Type.String({ maxLength: 200 }), { maxItems: 40 }),
    barcode: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
    symbology: Type.Optional(Symbology),
  }),
  /** A text with `**bold**` and `# large` lines, for programs that write their own slips. */
  Type.Object({
    type: is('text'),
    title: Type.String({ maxLength: 200 }),
    text: Type.String({ minLength: 1, maxLength: 20_000 }),
  }),
  Type.Object({ type: is('test') }),
])
export type PrintDocument = Static<typeof PrintDocument>

/** The use of a document: by it a workstation's printer is found. */
export const usesOf: Readonly<Record<PrintDocument['type'], PrintUse>> = {
  'loan-slip': 'due-slips',
  'return-slip': 'return-slips',
  'hold-slip': 'hold-slips',
  'transit-slip': 'transit-slips',
  'routing-slip': 'routing-slips',
  receipt: 'receipts',
  'spine-label': 'labels',
  'item-label': 'labels',
  'label-batch': 'labels',
  label: 'labels',
  text: 'texts',
  test: 'texts',
}
