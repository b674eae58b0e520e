import { route } from '../../platform/route.ts'
import {
  Day,
  IdParams,
  Instant,
  List,
  Money,
  Nullable,
  Override,
  PageQuery,
  oneOf,
  Type,
  type Static,
} from '../../platform/schemas.ts'

export const Category = Type.Object({
  code: Type.String(),
  name: Type.String(),
  /** Months until a new card expires; null: never. */
  cardMonths: Nullable(Type.Integer({ minimum: 1 })),
  ageFrom: Nullable(Type.Integer()),
  ageTo: Nullable(Type.Integer()),
  /** The category of whoever has become older than `ageTo`: it counts from the birthday on; null: they stay. */
  becomes: Nullable(Type.String()),
  /** Charged at registration; null: nothing. */
  enrolmentFee: Nullable(Money),
  /** The enrolment fee is charged at each renewal of the card too. */
  feeOnRenewal: Type.Boolean(),
})
export type Category = Static<typeof Category>

/** What a block stops. */
export const Stops = oneOf('loans', 'renewals', 'holds')
export const PatronBlock = Type.Object({
  id: Type.Integer(),
  /** Code of its kind; null for a plain block, which stops everything everywhere. */
  kind: Nullable(Type.String()),
  kindName: Nullable(Type.String()),
  reason: Type.String(),
  since: Instant,
  until: Nullable(Day),
  by: Type.String(),
  /** In force at the desks of this branch or system alone; null: everywhere. */
  branch: Nullable(Type.Integer()),
  stops: Type.Array(Stops),
  /** Not in force this near to the patron's home (steps in the tree of branches); null: always in force. */
  ignoreWithin: Nullable(Type.Integer()),
})
/** `staff`: in the record; `pop-up`: told at the desk; `patron`: a message in the patron's account. */
export const NoteKind = oneOf('staff', 'pop-up', 'patron')
export const PatronNote = Type.Object({
  id: Type.Integer(),
  kind: NoteKind,
  text: Type.String(),
  at: Instant,
  by: Type.String(),
  until: Nullable(Day),
})
export const Card = Type.Object({
  barcode: Type.String(),
  state: oneOf('active', 'replaced', 'lost'),
  since: Instant,
  ended: Nullable(Instant),
  endedBy: Nullable(Type.String()),
})
export const Address = Type.Object({
  /** Such as `home` or `school`. */
  label: Type.String(),
  street: Type.String(),
  city: Type.String(),
  region: Type.String(),
  postcode: Type.String(),
  country: Type.String(),
  /** Letters go here; one address at most. */
  mailing: Type.Boolean(),
})
export type Address = Static<typeof Address>
/** Someone to turn to in the patron's place. */
export const Contact = Type.Object({
  name: Type.String(),
  relation: Type.String(),
  phone: Type.String(),
  email: Type.String(),
})
export type Contact = Static<typeof Contact>
/** What the library's own fields hold: text, number, `2011-04-05`, one of the choices, true or false. */
export const FieldValues = Type.Record(
  Type.String(),
  Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()]),
)
export type FieldValues = Static<typeof FieldValues>
const Linked = Type.Object({ id: Type.Integer(), name: Type.String() })
const Related = Type.Object({ id: Type.Integer(), name: Type.String(), relation: Type.String() })
/** What one patron may do for another: borrow with their limits, collect their holds, get their notices. */
export const ProxyRight = oneOf('borrow', 'collect', 'notices')
export type ProxyRight = Static<typeof ProxyRight>
export const ProxyLink = Type.Object({
  id: Type.Integer(),
  /** The other person. */
  patron: Type.Integer(),
  name: Type.String(),
  rights: Type.Array(ProxyRight),
  starts: Day,
  ends: Nullable(Day),
  /** Within its days. */
  active: Type.Boolean(),
  note: Type.String(),
})
export type ProxyLink = Static<typeof ProxyLink>

/** A patron as lists show one. */
export const PatronBrief = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  /** Family name first, for sorting: `Reyes, Jordan`. */
  sortName: Type.String(),
  /** What the patron wants to be called; empty: as in the name. */
  preferredName: Type.String(),
  card: Nullable(Type.String()),
  category: Type.String(),
  branch: Type.Integer(),
  birthDate: Nullable(Day),
  expires: Nullable(Day),
  blocked: Type.Boolean(),
})
export type PatronBrief = Static<typeof PatronBrief>

export const Patron = Type.Object({
  ...PatronBrief.properties,
  givenName: Type.String(),
  familyName: Type.String(),
  /** The number by which another system, such as a school's, knows the patron. */
  externalId: Nullable(Type.String()),
  /** In force today: whoever has outgrown a category with a next one is in that. */
  categoryName: Type.String(),
  /** Whole years today. */
  age: Nullable(Type.Integer()),
  /** Younger than the setting `patrons.juvenile-under` says. */
  juvenile: Type.Boolean(),
  email: Type.String(),
  phone: Type.String(),
  /** The mailing address in one text. */
  address: Type.String(),
  addresses: Type.Array(Address),
  contacts: Type.Array(Contact),
  fields: FieldValues,
  language: Type.String(),
  /** Reading history is kept only when the patron asks for it. */
  keepHistory: Type.Boolean(),
  /** Loans from this moment on are in the history. */
  historySince: Nullable(Instant),
  hasPin: Type.Boolean(),
  /** Whether the address was confirmed by a link; left out where nobody was asked. */
  emailConfirmed: Type.Optional(Type.Boolean()),
  hasPhoto: Type.Boolean(),
  active: Type.Boolean(),
  registered: Instant,
  deleted: Nullable(Instant),
  cards: Type.Array(Card),
  /** Blocks in force today. */
  blocks: Type.Array(PatronBlock),
  notes: Type.Array(PatronNote),
  household: Type.Array(Linked),
  /** Who answers for this patron. */
  guarantors: Type.Array(Related),
  /** For whom this patron answers. */
  guarantees: Type.Array(Related),
  /** Who may act for this patron. */
  proxies: Type.Array(ProxyLink),
  /** For whom this patron may act. */
  sponsors: Type.Array(ProxyLink),
  housebound: Type.Boolean(),
})
export type Patron = Static<typeof Patron>

const Short = Type.String({ maxLength: 200 })
const NewAddress = Type.Partial(Type.Object({ ...Address.properties, street: Type.String({ maxLength: 1000 }) }))
const NewContact = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 200 }),
  relation: Type.Optional(Short),
  phone: Type.Optional(Short),
  email: Type.Optional(Short),
})
/** What may be said of a patron; other contracts ask for some of it. */
export const patronFields = {
  givenName: Type.String({ maxLength: 200 }),
  familyName: Type.String({ minLength: 1, maxLength: 200 }),
  preferredName: Type.Optional(Short),
  externalId: Type.Optional(Nullable(Short)),
  category: Type.String(),
  branch: Type.Integer(),
  card: Type.Optional(Type.String({ maxLength: 40 })),
  pin: Type.Optional(Type.String({ minLength: 4, maxLength: 100 })),
  birthDate: Type.Optional(Nullable(Day)),
  expires: Type.Optional(Nullable(Day)),
  /** The card ends at this moment rather than at the end of a day; it sets `expires` to the day of the home branch. */
  expiresAt: Type.Optional(Nullable(Instant)),
  email: Type.Optional(Type.String()),
  phone: Type.Optional(Type.String()),
  address: Type.Optional(Type.String()),
  addresses: Type.Optional(Type.Array(NewAddress, { maxItems: 20 })),
  contacts: Type.Optional(Type.Array(NewContact, { maxItems: 20 })),
  fields: Type.Optional(FieldValues),
  language: Type.Optional(Type.String()),
  keepHistory: Type.Optional(Type.Boolean()),
  override: Type.Optional(Override),
}

export const SearchPatrons = route({
  method: 'GET',
  path: '/patrons',
  access: 'patrons:read',
  summary: 'Find patrons by name, card, e-mail, phone, birth date, or a field of the library that is searched',
  description:
    'With the setting `patrons.own-branch-only`, whoever lacks the permission `patrons:everywhere` finds (and counts) only patrons of the branch where they work and of those below it.',
  query: Type.Object({
    q: Type.Optional(Type.String()),
    category: Type.Optional(Type.String()),
    branch: Type.Optional(Type.Integer()),
    /** Code of a field of the library; with `value`. */
    field: Type.Optional(Type.String()),
    value: Type.Optional(Type.String()),
    /** Cards that end before this day. */
    expiredBefore: Type.Optional(Day),
    blocked: Type.Optional(Type.Boolean()),
    /** Those that were deleted and can still be brought back. */
    deleted: Type.Optional(Type.Boolean()),
    ...PageQuery,
  }),
  response: List(PatronBrief),
})
export const RegisterPatron = route({
  method: 'POST',
  path: '/patrons',
  access: 'patrons:write',
  summary: 'Register a patron',
  description:
    'Without `card`, a free number of the library is given. A card that exists is refused and the other patron untouched. An age that the category is not for (`category-age`) can be passed with `override`. The enrolment fee of the category is charged.',
  body: Type.Object(patronFields),
  response: Patron,
})
export const GetPatron = route({
  method: 'GET',
  path: '/patrons/:id',
  access: 'patrons:read',
  summary: 'One patron',
  params: IdParams,
  response: Patron,
})
export const GetPatronByCard = route({
  method: 'GET',
  path: '/cards/:barcode',
  access: 'patrons:read',
  summary: 'The patron of a card; an old card finds its owner too',
  params: Type.Object({ barcode: Type.String() }),
  response: Patron,
})
export const ChangePatron = route({
  method: 'PATCH',
  path: '/patrons/:id',
  access: 'patrons:write',
  summary: 'Change a patron',
  params: IdParams,
  body: Type.Partial(Type.Object({ ...patronFields, active: Type.Boolean() })),
  response: Patron,
})
export const ReplaceCard = route({
  method: 'POST',
  path: '/patrons/:id/cards',
  access: 'patrons:write',
  summary: 'Give a new card; the old one is marked and goes on finding its owner',
  params: IdParams,
  body: Type.Object({ barcode: Type.Optional(Type.String({ maxLength: 40 })), lost: Type.Optional(Type.Boolean()) }),
  response: Patron,
})
export const RenewCard = route({
  method: 'POST',
  path: '/patrons/:id/card-renewal',
  access: 'patrons:write',
  summary: 'Extend the card by the period of its category',
  params: IdParams,
  response: Patron,
})
export const AddPatronBlock = route({
  method: 'POST',
  path: '/patrons/:id/blocks',
  access: 'patrons:block',
  summary: 'Block a patron by hand',
  params: IdParams,
  body: Type.Object({
    reason: Type.String({ minLength: 1 }),
    until: Type.Optional(Nullable(Day)),
    /** Code of a kind; without, it stops everything everywhere. */
    kind: Type.Optional(Nullable(Type.String())),
    /** In force at the desks of this branch or system alone. */
    branch: Type.Optional(Nullable(Type.Integer())),
  }),
  response: Patron,
})
export const ClearPatronBlock = route({
  method: 'DELETE',
  path: '/patrons/:id/blocks/:block',
  access: 'patrons:block',
  summary: 'Clear a block, saying why',
  params: Type.Object({ id: Type.Integer(), block: Type.Integer() }),
  query: Type.Object({ reason: Type.Optional(Type.String({ maxLength: 500 })) }),
  response: Patron,
})
export const AddPatronNote = route({
  method: 'POST',
  path: '/patrons/:id/notes',
  access: 'patrons:write',
  summary: 'Add a note: for staff, told at the desk, or a message to the patron',
  params: IdParams,
  body: Type.Object({
    text: Type.String({ minLength: 1 }),
    kind: Type.Optional(NoteKind),
    /** Last day on which it is shown. */
    until: Type.Optional(Nullable(Day)),
  }),
  response: Patron,
})
export const EndPatronNote = route({
  method: 'DELETE',
  path: '/patrons/:id/notes/:note',
  access: 'patrons:write',
  summary: 'Take a note away; the log keeps that there was one',
  params: Type.Object({ id: Type.Integer(), note: Type.Integer() }),
  response: Patron,
})
export const JoinHousehold = route({
  method: 'PUT',
  path: '/patrons/:id/household',
  access: 'patrons:write',
  summary: 'Say that the patron lives together with another one',
  params: IdParams,
  body: Type.Object({ patron: Type.Integer() }),
  response: Patron,
})
export const LeaveHousehold = route({
  method: 'DELETE',
  path: '/patrons/:id/household',
  access: 'patrons:write',
  summary: 'Take the patron out of the household',
  params: IdParams,
  response: Patron,
})
export const ListCategories = route({
  method: 'GET',
  path: '/patron-categories',
  access: 'staff',
  summary: 'Patron categories',
  response: List(Category),
})
export const PutCategory = route({
  method: 'PUT',
  path: '/patron-categories/:code',
  access: 'patrons:categories',
  summary: 'Add or change a patron category',
  params: Type.Object({ code: Type.String() }),
  body: Type.Object({
    name: Type.String({ minLength: 1 }),
    cardMonths: Type.Optional(Category.properties.cardMonths),
    ageFrom: Type.Optional(Category.properties.ageFrom),
    ageTo: Type.Optional(Category.properties.ageTo),
    becomes: Type.Optional(Category.properties.becomes),
    enrolmentFee: Type.Optional(Category.properties.enrolmentFee),
    feeOnRenewal: Type.Optional(Type.Boolean()),
  }),
  response: Category,
})
