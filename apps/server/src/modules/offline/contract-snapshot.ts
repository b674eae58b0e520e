import { Type, type Static } from '../../platform/schemas.ts'

/**
 * Where a desk fetches what it needs to go on without the server (`GET`, permission `offline:use`; `?since=CURSOR` gives only
 * what has changed). The answer is newline-delimited JSON: first a {@link Snapshot} head, then arrays that begin with one of
 * {@link lineKinds}, last `["end", count]`; an answer without its end was cut and is not to be used.
 */
export const snapshotPath = '/api/v1/offline/snapshot'

/**
 * What a line holds. `p`: patrons by card, in the order of the cards; `i`: items by barcode, in that order; `end`: how many lines came.
 * A page is `["p", rows]` with at most a thousand rows. A row of patrons is
 * `[card, patron, name, kind, age, expires, owed, loans, overdue, holdsReady, byType, blocks, state]`, one of items
 * `[barcode, item, title, author, kind, status, callNumber, patron, due, heldFor, minimumAge]`; what is null, and zeros and empty
 * texts at the end, are left out or null. `owed` is in minor units, `byType` counts open loans by item type, `blocks` are
 * sentences, `state` is that of a card that is not in use; `heldFor` is the patron for whom it is kept, or 0 where others wait.
 * In a delta a row of one element, `[card]` or `[barcode]`, is gone.
 */
export const lineKinds = ['p', 'i', 'end'] as const

/** How long loans are under one set of attributes, reckoned by the server for the days to come. */
const Term = Type.Object({
  lendable: Type.Boolean(),
  /** Due moments of what is lent on these days, `[day, moment]`; for loans by days. */
  due: Type.Array(Type.Tuple([Type.String(), Type.String()])),
  /** For loans by minutes and hours: `[moment, moment]` in steps of five minutes for the next day and a half, and their length. */
  steps: Type.Array(Type.Tuple([Type.String(), Type.String()])),
  minutes: Type.Union([Type.Integer(), Type.Null()]),
  totalLoanLimit: Type.Union([Type.Integer(), Type.Null()]),
  loanLimit: Type.Union([Type.Integer(), Type.Null()]),
  /** In minor units. */
  fineLimit: Type.Union([Type.Integer(), Type.Null()]),
  overdueBlocks: Type.Union([Type.Literal('no'), Type.Literal('confirm'), Type.Literal('block')]),
  overdueLimit: Type.Union([Type.Integer(), Type.Null()]),
  minimumAge: Type.Union([Type.Integer(), Type.Null()]),
  /** True where a loan ends with the card at the latest. */
  endsWithCard: Type.Boolean(),
})

/** The head of a snapshot: rules worked out for the kinds of patrons and items that there are. */
export const Snapshot = Type.Object({
  version: Type.Literal(1),
  /** What to ask with next time for the changes alone. */
  cursor: Type.String(),
  /** False: only what changed since the cursor that was sent; kinds and terms are whole in either case. */
  whole: Type.Boolean(),
  takenAt: Type.String(),
  branch: Type.Object({ id: Type.Integer(), name: Type.String(), timeZone: Type.String() }),
  currency: Type.String(),
  /** Hours for which a desk goes on after its last contact. */
  hours: Type.Integer(),
  /** Names of patrons are in it. */
  names: Type.Boolean(),
  categories: Type.Record(Type.String(), Type.String()),
  itemTypes: Type.Record(Type.String(), Type.String()),
  /** Category of each kind of patron, which rows name by its place here. */
  patronKinds: Type.Array(Type.String()),
  /** Item type of each kind of item, which rows name by its place here. */
  itemKinds: Type.Array(Type.String()),
  terms: Type.Array(Term),
  /** The term of a kind of patron and a kind of item: `fits[patronKind][itemKind]`. */
  fits: Type.Array(Type.Array(Type.Integer())),
  /** The kinds by which an unknown patron or item is taken. */
  unknownPatron: Type.Integer(),
  unknownItem: Type.Integer(),
})
export type Snapshot = Static<typeof Snapshot>
