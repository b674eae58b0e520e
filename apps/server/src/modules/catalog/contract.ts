import { route } from '../../platform/route.ts'
import {
  Empty,
  IdParams,
  Instant,
  List,
  Money,
  Nullable,
  PageQuery,
  oneOf,
  Type,
  type Static,
} from '../../platform/schemas.ts'

/**
 * States of an item. `restricted` is lent only when staff confirm it; `transit-cancelled` was on its way and is routed anew
 * at its next scan; `lost-paid` is lost and paid for; `incomplete` waits for parts that did not come back. `on-loan`, `on-hold-shelf` and `in-transit` are set by circulation and holds only.
 */
export const itemStatuses = [
  'available',
  'on-loan',
  'on-hold-shelf',
  'in-transit',
  'transit-cancelled',
  'in-process',
  'on-order',
  'restricted',
  'missing',
  'lost',
  'lost-paid',
  'incomplete',
  'claimed-returned',
  'damaged',
  'withdrawn',
] as const
export const ItemStatus = oneOf(...itemStatuses)
export type ItemStatus = (typeof itemStatuses)[number]

/** A title as lists show it. */
export const BibBrief = Type.Object({
  id: Type.Integer(),
  /** Title proper and remainder, without ISBD punctuation at the end. */
  title: Type.String(),
  /** The same in the original script (880), when there is one. */
  originalTitle: Nullable(Type.String()),
  author: Nullable(Type.String()),
  originalAuthor: Nullable(Type.String()),
  year: Nullable(Type.Integer()),
  /** `book`, `film`, `music`, `audiobook`, `periodical`, `map`, `game`, `equipment`, … */
  format: Type.String(),
  /** ISO 639-2/B, e.g. `eng`. */
  language: Nullable(Type.String()),
  isbn: Nullable(Type.String()),
  /** Dewey or LC number, which also colours the drawn cover. */
  classNumber: Nullable(Type.String()),
})
export type BibBrief = Static<typeof BibBrief>

export const Item = Type.Object({
  id: Type.Integer(),
  bib: Type.Integer(),
  title: Type.String(),
  author: Nullable(Type.String()),
  barcode: Type.String(),
  callNumber: Type.String(),
  /** Owning branch. */
  branch: Type.Integer(),
  /** Where it is now, or is due to arrive. */
  holdingBranch: Type.Integer(),
  location: Nullable(Type.Integer()),
  itemType: Type.String(),
  status: ItemStatus,
  statusSince: Instant,
  /** List price, for replacing it. */
  price: Nullable(Money),
  /** What the library paid for it. */
  cost: Nullable(Money),
  copyNumber: Nullable(Type.String()),
  /** Volume or part, e.g. `v. 2`. */
  part: Nullable(Type.String()),
  note: Type.String(),
  /** Shown when it is lent and returned, e.g. `3 discs`. */
  accompanying: Type.String(),
  /** The part of the holdings that it belongs to, e.g. `local-history`; circulation rules may name it. */
  collection: Nullable(Type.String()),
  /** The reader must be this old, whatever rules and record say. */
  minimumAge: Nullable(Type.Integer()),
  /** Where it belongs while `location` is only for the time being; null: it is where it belongs. */
  permanentLocation: Nullable(Type.Integer()),
  /** Added at the desk in a hurry; a cataloguer has yet to look at it. */
  temporary: Type.Boolean(),
  /** After a change: its place in the search index's order; a search with `atLeast` finds what was saved. */
  sequence: Type.Optional(Type.Integer()),
})
export type Item = Static<typeof Item>

export const Bib = Type.Object({
  ...BibBrief.properties,
  controlNumber: Type.String(),
  version: Type.Integer(),
  publisher: Nullable(Type.String()),
  place: Nullable(Type.String()),
  extent: Nullable(Type.String()),
  edition: Nullable(Type.String()),
  series: Type.Array(Type.String()),
  subjects: Type.Array(Type.String()),
  contributors: Type.Array(Type.String()),
  summary: Nullable(Type.String()),
  notes: Type.Array(Type.String()),
  identifiers: Type.Array(Type.Object({ kind: Type.String(), value: Type.String() })),
  links: Type.Array(Type.Object({ url: Type.String(), text: Type.String() })),
  suppressed: Type.Boolean(),
  createdAt: Instant,
  changedAt: Instant,
  items: Type.Array(Item),
  /** After a change: its place in the search index's order; a search with `atLeast` finds what was saved. */
  sequence: Type.Optional(Type.Integer()),
})
export type Bib = Static<typeof Bib>

/** One MARC field in a form that screens can show: control fields have `value`, others indicators and subfields. */
export const MarcField = Type.Object({
  tag: Type.String(),
  value: Type.Optional(Type.String()),
  indicators: Type.Optional(Type.String()),
  subfields: Type.Optional(Type.Array(Type.Object({ code: Type.String(), value: Type.String() }))),
})
export const MarcView = Type.Object({
  leader: Type.String(),
  fields: Type.Array(MarcField),
  version: Type.Integer(),
})

export const FacetValue = Type.Object({
  value: Type.String(),
  label: Type.String(),
  count: Type.Integer(),
  selected: Type.Boolean(),
})
export const SearchHit = Type.Object({
  ...BibBrief.properties,
  summary: Nullable(Type.String()),
  /** Branches where a copy is on the shelf now. */
  availableAt: Type.Array(Type.Integer()),
  items: Type.Integer(),
  /** With `group=work`: how many of the titles found are editions of this work. */
  editions: Type.Optional(Type.Integer()),
})
export type SearchHit = Static<typeof SearchHit>
export const SearchAnswer = Type.Object({
  total: Type.Integer(),
  /** With `group=work`: how many works the titles found are. */
  works: Type.Optional(Type.Integer()),
  rows: Type.Array(SearchHit),
  facets: Type.Array(Type.Object({ name: Type.String(), label: Type.String(), values: Type.Array(FacetValue) })),
  years: Nullable(
    Type.Object({
      from: Type.Integer(),
      to: Type.Integer(),
      buckets: Type.Array(Type.Object({ from: Type.Integer(), to: Type.Integer(), count: Type.Integer() })),
    }),
  ),
  /** What was searched instead, when nothing was found as typed. */
  corrected: Nullable(Type.String()),
  /**
   * How the search was taken less strictly, when nothing was found otherwise: any spelling of a quoted phrase, its words apart,
   * in any field, or most of the words.
   */
  relaxed: Nullable(oneOf('spelling', 'phrase', 'fields', 'words')),
  /** Folded words that were looked for, to mark them in titles. */
  words: Type.Array(Type.String()),
  /** Sequence number of the index that answered. */
  sequence: Type.Integer(),
})
export type SearchAnswer = Static<typeof SearchAnswer>

/** Lines of the advanced search at most. */
const mostLines = 12

const searchQuery = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 2000 })),
  /** A query in CQL 1.2, such as `dc.title all "hobbit" and date >= 1990`; together with `q` both must be true. */
  cql: Type.Optional(Type.String({ maxLength: 4000 })),
  /** Lines of the advanced search, one beside the other: what `term` 1 stands in is `field` 1. Empty terms are passed over. */
  term: Type.Optional(Type.Array(Type.String({ maxLength: 300 }), { maxItems: mostLines })),
  field: Type.Optional(Type.Array(Type.String({ maxLength: 30 }), { maxItems: mostLines })),
  match: Type.Optional(Type.Array(oneOf('all', 'any', 'phrase', 'exact', 'starts', 'whole'), { maxItems: mostLines })),
  /** How a line goes with all above it. */
  join: Type.Optional(Type.Array(oneOf('and', 'or', 'not'), { maxItems: mostLines })),
  /** `work`: editions of one work are one hit, the best of them. */
  group: Type.Optional(oneOf('work')),
  /** `name:value`, several allowed; values of one facet are alternatives, facets narrow each other. */
  facet: Type.Optional(Type.Array(Type.String({ maxLength: 300 }))),
  yearFrom: Type.Optional(Type.Integer()),
  yearTo: Type.Optional(Type.Integer()),
  sort: Type.Optional(oneOf('relevance', 'title', 'author', 'newest', 'oldest', 'added', 'call-number')),
  /** Wait (at most a second) until the index has reached this sequence: what was just saved is found. */
  atLeast: Type.Optional(Type.Integer()),
  ...PageQuery,
})
export type SearchQuery = Static<typeof searchQuery>

export const SearchCatalog = route({
  method: 'GET',
  path: '/search',
  access: 'public',
  summary: 'Search the catalogue',
  query: searchQuery,
  response: SearchAnswer,
})
export const Suggest = route({
  method: 'GET',
  path: '/suggestions',
  access: 'public',
  summary: 'Suggestions while typing',
  query: Type.Object({
    q: Type.String({ maxLength: 200 }),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 20 })),
  }),
  response: Type.Object({
    rows: Type.Array(
      Type.Object({
        text: Type.String(),
        kind: oneOf('title', 'author', 'subject', 'series'),
        bib: Nullable(Type.Integer()),
      }),
    ),
  }),
})

export const GetBib = route({
  method: 'GET',
  path: '/bibs/:id',
  access: 'public',
  summary: 'One title with its items',
  params: IdParams,
  response: Bib,
})
export const GetBibMarc = route({
  method: 'GET',
  path: '/bibs/:id/marc',
  access: 'public',
  summary: 'The MARC record of a title',
  params: IdParams,
  response: MarcView,
})
export const ListBibVersions = route({
  method: 'GET',
  path: '/bibs/:id/versions',
  access: 'catalog:read',
  summary: 'Every version of a record with who, when and why',
  params: IdParams,
  response: Type.Object({
    rows: Type.Array(Type.Object({ version: Type.Integer(), at: Instant, by: Type.String(), why: Type.String() })),
  }),
})
export const CreateBib = route({
  method: 'POST',
  path: '/bibs',
  access: 'catalog:write',
  summary: 'Add a title',
  description: 'Either `marc` (mnemonic text, MARCXML or MARC-in-JSON text) or the few `fields` of a brief title.',
  body: Type.Object({
    marc: Type.Optional(Type.String({ maxLength: 1_000_000 })),
    fields: Type.Optional(
      Type.Object({
        title: Type.String({ minLength: 1 }),
        author: Type.Optional(Type.String()),
        year: Type.Optional(Type.Integer({ minimum: 1, maximum: 9999 })),
        isbn: Type.Optional(Type.String()),
        format: Type.Optional(Type.String()),
        /** What the title says of age, e.g. `PEGI 16`; goes into MARC 521. */
        rating: Type.Optional(Type.String({ maxLength: 200 })),
      }),
    ),
  }),
  response: Bib,
})
export const ReplaceBibMarc = route({
  method: 'PUT',
  path: '/bibs/:id/marc',
  access: 'catalog:write',
  summary: 'Save an edited record',
  description: '`version` is the one that was edited: when someone saved in between, it is refused and nothing lost.',
  params: IdParams,
  body: Type.Object({
    marc: Type.String({ maxLength: 1_000_000 }),
    version: Type.Integer(),
    why: Type.Optional(Type.String()),
  }),
  response: Bib,
})
export const DeleteBib = route({
  method: 'DELETE',
  path: '/bibs/:id',
  access: 'catalog:write',
  summary: 'Delete a title without items',
  params: IdParams,
  response: Empty,
})

const itemFields = {
  bib: Type.Integer(),
  barcode: Type.String({ minLength: 1, maxLength: 40 }),
  callNumber: Type.Optional(Type.String()),
  branch: Type.Integer(),
  location: Type.Optional(Nullable(Type.Integer())),
  itemType: Type.String(),
  price: Type.Optional(Nullable(Money)),
  cost: Type.Optional(Nullable(Money)),
  copyNumber: Type.Optional(Nullable(Type.String())),
  part: Type.Optional(Nullable(Type.String())),
  note: Type.Optional(Type.String()),
  accompanying: Type.Optional(Type.String()),
  collection: Type.Optional(Nullable(Type.String({ minLength: 1, maxLength: 60 }))),
  minimumAge: Type.Optional(Nullable(Type.Integer({ minimum: 0, maximum: 120 }))),
  permanentLocation: Type.Optional(Nullable(Type.Integer())),
  temporary: Type.Optional(Type.Boolean()),
}
export const CreateItem = route({
  method: 'POST',
  path: '/items',
  access: 'catalog:items',
  summary: 'Add an item',
  description: 'A barcode that exists is refused and the other item untouched.',
  body: Type.Object({ ...itemFields, status: Type.Optional(ItemStatus) }),
  response: Item,
})
/** A new item, as it is sent. */
export type NewItem = NonNullable<typeof CreateItem.types>['body']
export const GetItem = route({
  method: 'GET',
  path: '/items/:id',
  access: 'staff',
  summary: 'One item',
  params: IdParams,
  response: Item,
})
export const GetItemByBarcode = route({
  method: 'GET',
  path: '/item-barcodes/:barcode',
  access: 'staff',
  summary: 'The item with a barcode',
  params: Type.Object({ barcode: Type.String() }),
  response: Item,
})
export const ChangeItem = route({
  method: 'PATCH',
  path: '/items/:id',
  access: 'catalog:items',
  summary: 'Change an item',
  params: IdParams,
  body: Type.Partial(Type.Object({ ...itemFields, status: ItemStatus })),
  response: Item,
})
/** What may be changed of an item, as it is sent. */
export type ItemChange = NonNullable<typeof ChangeItem.types>['body']
export const DeleteItem = route({
  method: 'DELETE',
  path: '/items/:id',
  access: 'catalog:items',
  summary: 'Delete an item that nobody has and nobody waits for',
  params: IdParams,
  response: Empty,
})
export const ListItems = route({
  method: 'GET',
  path: '/items',
  access: 'staff',
  summary: 'Items by status, place or type',
  query: Type.Object({
    status: Type.Optional(ItemStatus),
    branch: Type.Optional(Type.Integer()),
    location: Type.Optional(Type.Integer()),
    itemType: Type.Optional(Type.String()),
    q: Type.Optional(Type.String()),
    ...PageQuery,
  }),
  response: List(Item),
})

export const ItemType = Type.Object({ code: Type.String(), name: Type.String() })
export type ItemType = Static<typeof ItemType>
export const ListItemTypes = route({
  method: 'GET',
  path: '/item-types',
  access: 'public',
  summary: 'Item types',
  response: List(ItemType),
})
export const PutItemType = route({
  method: 'PUT',
  path: '/item-types/:code',
  access: 'catalog:types',
  summary: 'Add or rename an item type',
  params: Type.Object({ code: Type.String() }),
  body: Type.Object({ name: Type.String({ minLength: 1 }) }),
  response: ItemType,
})
