import { route } from '../../platform/route.ts'
import { Empty, Id, IdParams, List, Nullable, oneOf, Type, type Static } from '../../platform/schemas.ts'
import { LabelBatch } from './contract.ts'

const fields = {
  name: Type.String({ minLength: 1, maxLength: 100 }),
  /** The branch that takes numbers from it; null: all. */
  branch: Nullable(Id),
  /** What stands before the number, e.g. `31234`. */
  prefix: Type.String({ pattern: '^[0-9A-Z-]{0,20}$' }),
  /** How many digits the number has, zeros in front. */
  digits: Type.Integer({ minimum: 1, maximum: 12 }),
  /** `luhn`: the check digit of 14-digit library barcodes. */
  checkDigit: oneOf('luhn', 'none'),
  first: Type.Integer({ minimum: 0, maximum: 999_999_999_999 }),
  last: Type.Integer({ minimum: 0, maximum: 999_999_999_999 }),
}

/** Numbers that barcodes are taken from, each once. */
export const BarcodeRange = Type.Object({
  id: Type.Integer(),
  ...fields,
  branchName: Nullable(Type.String()),
  /** The next barcode that is free; null when the range is used up. */
  next: Nullable(Type.String()),
  left: Type.Integer(),
})
export type BarcodeRange = Static<typeof BarcodeRange>
export const ListBarcodeRanges = route({
  method: 'GET',
  path: '/barcode-ranges',
  access: 'staff',
  summary: 'Ranges of numbers for item barcodes, and what is left of them',
  response: List(BarcodeRange),
})
export const CreateBarcodeRange = route({
  method: 'POST',
  path: '/barcode-ranges',
  access: 'labels:manage',
  summary: 'Add a range of numbers for item barcodes',
  body: Type.Object(fields),
  response: BarcodeRange,
})
export const RemoveBarcodeRange = route({
  method: 'DELETE',
  path: '/barcode-ranges/:id',
  access: 'labels:manage',
  summary: 'Take no more numbers from a range',
  params: IdParams,
  response: Empty,
})
export const TakeBarcodes = route({
  method: 'POST',
  path: '/barcode-ranges/:id/next',
  access: 'labels:print',
  summary: 'Take the next free barcodes; nobody else gets them',
  description: 'Numbers that items have already are passed over.',
  params: IdParams,
  body: Type.Object({ count: Type.Optional(Type.Integer({ minimum: 1, maximum: 5000 })) }),
  response: Type.Object({ barcodes: Type.Array(Type.String()) }),
})
export const PrintBarcodes = route({
  method: 'POST',
  path: '/barcode-ranges/:id/sheets',
  access: 'labels:print',
  summary: 'Take free barcodes and make labels of them, for items to come',
  params: IdParams,
  body: Type.Object({
    template: Id,
    count: Type.Integer({ minimum: 1, maximum: 5000 }),
    /** Each number so many times: one for the book, one for its pocket. */
    copies: Type.Optional(Type.Integer({ minimum: 1, maximum: 10 })),
    start: Type.Optional(Type.Integer({ minimum: 0, maximum: 1800 })),
  }),
  response: LabelBatch,
})
