import { route } from '../../platform/route.ts'
import { Day, Empty, IdParams, Instant, List, Nullable, oneOf, Type, type Static } from '../../platform/schemas.ts'
import { Patron, PatronBlock, ProxyRight, Stops } from './contract.ts'

const Code = Type.Object({ code: Type.String() })

/** A field of the library: something it wants to know of patrons beyond what Carrel asks. */
export const Field = Type.Object({
  code: Type.String(),
  name: Type.String(),
  kind: oneOf('text', 'number', 'date', 'choice', 'yes-no'),
  /** What may be chosen, for the kind `choice`. */
  choices: Type.Array(Type.String()),
  required: Type.Boolean(),
  /** Patron search finds what is in it. */
  searchable: Type.Boolean(),
  /** No two patrons may have the same. */
  once: Type.Boolean(),
  /** The patron sees it in the account. */
  shown: Type.Boolean(),
  position: Type.Integer(),
})
export type Field = Static<typeof Field>
export const ListFields = route({
  method: 'GET',
  path: '/patron-fields',
  access: 'staff',
  summary: "The library's own fields of patrons",
  response: List(Field),
})
export const PutField = route({
  method: 'PUT',
  path: '/patron-fields/:code',
  access: 'patrons:categories',
  summary: 'Add or change a field; its kind can change only while nobody has a value',
  params: Code,
  body: Type.Object({
    name: Type.String({ minLength: 1, maxLength: 200 }),
    kind: Field.properties.kind,
    choices: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 200 }), { maxItems: 500 })),
    required: Type.Optional(Type.Boolean()),
    searchable: Type.Optional(Type.Boolean()),
    once: Type.Optional(Type.Boolean()),
    shown: Type.Optional(Type.Boolean()),
    position: Type.Optional(Type.Integer()),
  }),
  response: Field,
})
export const RemoveField = route({
  method: 'DELETE',
  path: '/patron-fields/:code',
  access: 'patrons:categories',
  summary: 'Remove a field that no patron has a value in',
  params: Code,
  response: Empty,
})

/** A kind of block as the library wants it. */
export const BlockKind = Type.Object({
  code: Type.String(),
  name: Type.String(),
  stops: Type.Array(Stops),
  /**
   * Not in force where the desk is at most so many steps in the tree of branches from the patron's home, and the item
   * from the desk: 0 the same branch, 2 sister branches; null: in force everywhere.
   */
  ignoreWithin: Nullable(Type.Integer({ minimum: 0 })),
  /** What the patron is told instead of the reason; empty: the reason. */
  patronText: Type.String(),
  position: Type.Integer(),
})
export type BlockKind = Static<typeof BlockKind>
export const ListBlockKinds = route({
  method: 'GET',
  path: '/patron-block-kinds',
  access: 'staff',
  summary: 'Kinds of blocks',
  response: List(BlockKind),
})
export const PutBlockKind = route({
  method: 'PUT',
  path: '/patron-block-kinds/:code',
  access: 'patrons:categories',
  summary: 'Add or change a kind of block; it holds at once for all blocks of the kind',
  params: Code,
  body: Type.Object({
    name: Type.String({ minLength: 1, maxLength: 200 }),
    stops: Type.Optional(Type.Array(Stops)),
    ignoreWithin: Type.Optional(BlockKind.properties.ignoreWithin),
    patronText: Type.Optional(Type.String({ maxLength: 500 })),
    position: Type.Optional(Type.Integer()),
  }),
  response: BlockKind,
})
export const PastBlock = Type.Object({
  ...PatronBlock.properties,
  cleared: Nullable(Instant),
  clearedBy: Nullable(Type.String()),
  clearedReason: Nullable(Type.String()),
})
export type PastBlock = Static<typeof PastBlock>
export const ListPatronBlocks = route({
  method: 'GET',
  path: '/patrons/:id/blocks',
  access: 'patrons:read',
  summary: 'Every block that a patron ever had, latest first: who set it and why, who cleared it, when and why',
  params: IdParams,
  response: List(PastBlock),
})

export const PatronHint = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  card: Nullable(Type.String()),
  birthDate: Nullable(Day),
  branch: Type.Integer(),
  /** What is alike. */
  alike: Type.Array(oneOf('name-and-birth-date', 'name', 'email', 'phone', 'address', 'card', 'external-id')),
  /** 1 to 100; 60 and more is most likely the same person. */
  likeness: Type.Integer(),
})
export type PatronHint = Static<typeof PatronHint>
export const FindDuplicates = route({
  method: 'POST',
  path: '/patron-duplicates',
  access: 'patrons:read',
  summary: 'Patrons who may be the same person as one that is being typed, most likely first',
  description:
    'Everything is compared folded: Müller, MULLER and Muller are one; phone numbers by their digits, addresses by their words.',
  body: Type.Object({
    givenName: Type.Optional(Type.String()),
    familyName: Type.Optional(Type.String()),
    preferredName: Type.Optional(Type.String()),
    birthDate: Type.Optional(Nullable(Type.String())),
    email: Type.Optional(Type.String()),
    phone: Type.Optional(Type.String()),
    address: Type.Optional(Type.String()),
    card: Type.Optional(Type.String()),
    externalId: Type.Optional(Nullable(Type.String())),
    /** A patron who is not a duplicate of themselves. */
    except: Type.Optional(Type.Integer()),
  }),
  response: List(PatronHint),
  readOnly: true,
})

const Other = Type.Object({ id: Type.Integer(), other: Type.Integer() })
export const PutGuarantor = route({
  method: 'PUT',
  path: '/patrons/:id/guarantors/:other',
  access: 'patrons:write',
  summary: 'Say that another patron answers for this one',
  description:
    'What guarantees owe stops the guarantor from borrowing beyond the setting `patrons.guarantees-limit`; what a whole group of guarantors and guarantees owes stops each beyond `patrons.guarantor-group-limit`.',
  params: Other,
  body: Type.Object({ relation: Type.Optional(Type.String({ maxLength: 100 })) }),
  response: Patron,
})
export const RemoveGuarantor = route({
  method: 'DELETE',
  path: '/patrons/:id/guarantors/:other',
  access: 'patrons:write',
  summary: 'Say that another patron answers for this one no more',
  params: Other,
  response: Patron,
})
export const PutProxy = route({
  method: 'PUT',
  path: '/patrons/:id/proxies/:other',
  access: 'patrons:write',
  summary: 'Let another patron act for this one, on some days and in some things',
  params: Other,
  body: Type.Object({
    rights: Type.Optional(Type.Array(ProxyRight, { minItems: 1, description: 'Default: all' })),
    starts: Type.Optional(Day),
    ends: Type.Optional(Nullable(Day)),
    note: Type.Optional(Type.String({ maxLength: 500 })),
  }),
  response: Patron,
})
export const EndProxy = route({
  method: 'DELETE',
  path: '/patrons/:id/proxies/:other',
  access: 'patrons:write',
  summary: 'End that another patron may act for this one',
  params: Other,
  response: Patron,
})

/** How the library brings things to someone who cannot come. */
export const Housebound = Type.Object({
  /** 1 Monday to 7 Sunday. */
  weekday: Type.Integer({ minimum: 1, maximum: 7 }),
  everyWeeks: Type.Integer({ minimum: 1, maximum: 8 }),
  /** The first visit; later ones are counted from its week. */
  firstDay: Day,
  timeOfDay: Type.String(),
  preferences: Type.String(),
  avoid: Type.String(),
  note: Type.String(),
  volunteer: Nullable(Type.Integer()),
  volunteerName: Nullable(Type.String()),
  next: Day,
  visits: Type.Array(
    Type.Object({ day: Day, state: oneOf('delivered', 'missed', 'skipped'), note: Type.String(), by: Type.String() }),
  ),
})
export type Housebound = Static<typeof Housebound>
export const GetHousebound = route({
  method: 'GET',
  path: '/patrons/:id/housebound',
  access: 'patrons:read',
  summary: 'The home delivery of a patron: day, preferences, volunteer, visits',
  params: IdParams,
  response: Housebound,
})
export const PutHousebound = route({
  method: 'PUT',
  path: '/patrons/:id/housebound',
  access: 'patrons:write',
  summary: 'Set up or change home delivery',
  params: IdParams,
  body: Type.Object({
    weekday: Housebound.properties.weekday,
    everyWeeks: Type.Optional(Housebound.properties.everyWeeks),
    firstDay: Type.Optional(Day),
    timeOfDay: Type.Optional(Type.String({ maxLength: 100 })),
    preferences: Type.Optional(Type.String({ maxLength: 2000 })),
    avoid: Type.Optional(Type.String({ maxLength: 2000 })),
    note: Type.Optional(Type.String({ maxLength: 2000 })),
    volunteer: Type.Optional(Nullable(Type.Integer())),
  }),
  response: Housebound,
})
export const EndHousebound = route({
  method: 'DELETE',
  path: '/patrons/:id/housebound',
  access: 'patrons:write',
  summary: 'End home delivery',
  params: IdParams,
  response: Empty,
})
export const NoteVisit = route({
  method: 'PUT',
  path: '/patrons/:id/housebound/visits/:day',
  access: 'patrons:write',
  summary: 'Say how a visit went',
  params: Type.Object({ id: Type.Integer(), day: Day }),
  body: Type.Object({
    state: oneOf('delivered', 'missed', 'skipped'),
    note: Type.Optional(Type.String({ maxLength: 2000 })),
  }),
  response: Housebound,
})
export const DeliveryRow = Type.Object({
  patron: Type.Integer(),
  name: Type.String(),
  card: Nullable(Type.String()),
  phone: Type.String(),
  address: Type.String(),
  timeOfDay: Type.String(),
  preferences: Type.String(),
  avoid: Type.String(),
  note: Type.String(),
  volunteer: Nullable(Type.Integer()),
  volunteerName: Nullable(Type.String()),
  state: Nullable(oneOf('delivered', 'missed', 'skipped')),
})
export type DeliveryRow = Static<typeof DeliveryRow>
export const ListDeliveries = route({
  method: 'GET',
  path: '/housebound-deliveries',
  access: 'patrons:read',
  summary: 'Whom the library visits at home on a day',
  query: Type.Object({ day: Type.Optional(Day), branch: Type.Optional(Type.Integer()) }),
  response: List(DeliveryRow),
})
