import { route } from '../../platform/route.ts'
import {
  Day,
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

export const Category = Type.Object({
  code: Type.String(),
  name: Type.String(),
  /** Months until a new card expires; null: never. */
  cardMonths: Nullable(Type.Integer({ minimum: 1 })),
  ageFrom: Nullable(Type.Integer()),
  ageTo: Nullable(Type.Integer()),
})
export type Category = Static<typeof Category>

export const PatronBlock = Type.Object({
  id: Type.Integer(),
  reason: Type.String(),
  since: Instant,
  until: Nullable(Day),
  by: Type.String(),
})
export const PatronNote = Type.Object({ id: Type.Integer(), text: Type.String(), at: Instant, by: Type.String() })
export const Card = Type.Object({
  barcode: Type.String(),
  state: oneOf('active', 'replaced', 'lost'),
  since: Instant,
})

/** A patron as lists show one. */
export const PatronBrief = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  /** Family name first, for sorting: `Reyes, Jordan`. */
  sortName: Type.String(),
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
  categoryName: Type.String(),
  email: Type.String(),
  phone: Type.String(),
  address: Type.String(),
  language: Type.String(),
  /** Reading history is kept only when the patron asks for it. */
  keepHistory: Type.Boolean(),
  hasPin: Type.Boolean(),
  active: Type.Boolean(),
  registered: Instant,
  cards: Type.Array(Card),
  blocks: Type.Array(PatronBlock),
  notes: Type.Array(PatronNote),
  household: Type.Array(Type.Object({ id: Type.Integer(), name: Type.String() })),
})
export type Patron = Static<typeof Patron>

const patronFields = {
  givenName: Type.String({ maxLength: 200 }),
  familyName: Type.String({ minLength: 1, maxLength: 200 }),
  category: Type.String(),
  branch: Type.Integer(),
  card: Type.Optional(Type.String({ maxLength: 40 })),
  pin: Type.Optional(Type.String({ minLength: 4, maxLength: 100 })),
  birthDate: Type.Optional(Nullable(Day)),
  expires: Type.Optional(Nullable(Day)),
  email: Type.Optional(Type.String()),
  phone: Type.Optional(Type.String()),
  address: Type.Optional(Type.String()),
  language: Type.Optional(Type.String()),
  keepHistory: Type.Optional(Type.Boolean()),
}

export const SearchPatrons = route({
  method: 'GET',
  path: '/patrons',
  access: 'patrons:read',
  summary: 'Find patrons by name, card, e-mail or phone',
  query: Type.Object({
    q: Type.Optional(Type.String()),
    category: Type.Optional(Type.String()),
    branch: Type.Optional(Type.Integer()),
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
    'Without `card`, a free number of the library is given. A card that exists is refused and the other patron untouched.',
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
  body: Type.Object({ reason: Type.String({ minLength: 1 }), until: Type.Optional(Nullable(Day)) }),
  response: Patron,
})
export const ClearPatronBlock = route({
  method: 'DELETE',
  path: '/patrons/:id/blocks/:block',
  access: 'patrons:block',
  summary: 'Clear a block',
  params: Type.Object({ id: Type.Integer(), block: Type.Integer() }),
  response: Patron,
})
export const AddPatronNote = route({
  method: 'POST',
  path: '/patrons/:id/notes',
  access: 'patrons:write',
  summary: 'Add a note for staff',
  params: IdParams,
  body: Type.Object({ text: Type.String({ minLength: 1 }) }),
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
  }),
  response: Category,
})

export const AccountView = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  card: Nullable(Type.String()),
  expires: Nullable(Day),
  branch: Type.Integer(),
  email: Type.String(),
  keepHistory: Type.Boolean(),
  csrf: Type.String(),
})
export type AccountView = Static<typeof AccountView>
export const PatronSignIn = route({
  method: 'POST',
  path: '/account/session',
  access: 'public',
  summary: 'Sign in with card and PIN',
  body: Type.Object({ card: Type.String({ maxLength: 200 }), pin: Type.String({ maxLength: 1000 }) }),
  response: AccountView,
})
export const PatronSignOut = route({
  method: 'DELETE',
  path: '/account/session',
  access: 'patron',
  summary: 'Sign out',
  response: Empty,
})
export const GetAccount = route({
  method: 'GET',
  path: '/account',
  access: 'patron',
  summary: 'The signed-in patron',
  response: AccountView,
})
export const ChangePin = route({
  method: 'PUT',
  path: '/account/pin',
  access: 'patron',
  summary: 'Choose a new PIN',
  body: Type.Object({ old: Type.String({ maxLength: 1000 }), new: Type.String({ minLength: 4, maxLength: 100 }) }),
  response: Empty,
})
