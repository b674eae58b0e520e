import { tagModels } from '@carrel/iso28560'
import { route } from '../../platform/route.ts'
import { Id, Nullable, oneOf, Type, type Static } from '../../platform/schemas.ts'

const Part = Type.Object({
  of: Type.Integer({ minimum: 1, maximum: 255 }),
  part: Type.Integer({ minimum: 1, maximum: 255 }),
})
const Line = Type.Object({ name: Type.String(), value: Type.String() })

export const ListRfidChips = route({
  method: 'GET',
  path: '/rfid/chips',
  access: 'staff',
  summary: 'Chips of tags, and the model, chip and owner that this library writes by',
  response: Type.Object({
    rows: Type.Array(
      Type.Object({ code: Type.String(), name: Type.String(), bytes: Type.Integer(), block: Type.Integer() }),
    ),
    model: oneOf(...tagModels),
    chip: Type.String(),
    owner: Type.String(),
  }),
})

/** A tag as it is to be written. */
export const TagToWrite = Type.Object({
  model: oneOf(...tagModels),
  chip: Type.String(),
  chipName: Type.String(),
  item: Type.String(),
  title: Type.String(),
  /** The whole memory in hexadecimal digits. */
  hex: Type.String(),
  /** Bytes that say something. */
  used: Type.Integer(),
  bytes: Type.Integer(),
  blocks: Type.Array(Type.Object({ number: Type.Integer(), hex: Type.String(), lock: Type.Boolean() })),
  dsfid: Type.Integer(),
  /** Values of the Application Family Identifier in stock and on loan. */
  afi: Type.Object({ secured: Type.Integer(), unsecured: Type.Integer() }),
  /** What the bytes say, read back. */
  lines: Type.Array(Line),
})
export type TagToWrite = Static<typeof TagToWrite>
export const EncodeTag = route({
  method: 'POST',
  path: '/rfid/tags/encode',
  access: 'staff',
  summary: 'The bytes of the tag of an item, for the software of an RFID pad',
  description: 'By ISO 28560-2 or ISO 28560-3. Nothing is changed; the pad writes the blocks, DSFID and AFI.',
  readOnly: true,
  body: Type.Object({
    /** Barcode of an item, or any number when `unknown` is allowed. */
    item: Type.String({ minLength: 1, maxLength: 60 }),
    /** Also for a number that no item has yet. */
    unknown: Type.Optional(Type.Boolean()),
    model: Type.Optional(oneOf(...tagModels)),
    chip: Type.Optional(Type.String({ maxLength: 40 })),
    owner: Type.Optional(Type.String({ maxLength: 20 })),
    set: Type.Optional(Part),
    /** Two hexadecimal digits; else by the item: for circulation, or not. */
    usage: Type.Optional(Type.String({ pattern: '^[0-9A-Fa-f]{2}$' })),
    withTitle: Type.Optional(Type.Boolean()),
    withCallNumber: Type.Optional(Type.Boolean()),
    lock: Type.Optional(Type.Array(Type.Integer({ minimum: 1, maximum: 26 }), { maxItems: 26 })),
  }),
  response: TagToWrite,
})

/** A tag as it was understood. */
export const TagRead = Type.Object({
  model: oneOf(...tagModels, 'empty', 'unknown'),
  item: Type.String(),
  owner: Type.String(),
  set: Nullable(Part),
  usage: Type.String(),
  title: Type.String(),
  lines: Type.Array(Line),
  problems: Type.Array(Type.String()),
  sound: Type.Boolean(),
  /** The item of the library that the tag names, if there is one. */
  found: Nullable(
    Type.Object({ item: Id, bib: Id, title: Type.String(), barcode: Type.String(), callNumber: Type.String() }),
  ),
})
export type TagRead = Static<typeof TagRead>
export const DecodeTag = route({
  method: 'POST',
  path: '/rfid/tags/decode',
  access: 'staff',
  summary: 'What the bytes of a tag say, and which item it is',
  readOnly: true,
  body: Type.Object({
    /** Its memory from the first block on, in hexadecimal digits. */
    hex: Type.String({ maxLength: 40_000 }),
    dsfid: Type.Optional(Type.Integer({ minimum: 0, maximum: 255 })),
    afi: Type.Optional(Type.Integer({ minimum: 0, maximum: 255 })),
  }),
  response: TagRead,
})
