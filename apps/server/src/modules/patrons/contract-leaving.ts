import { route } from '../../platform/route.ts'
import { Block, Day, Empty, IdParams, Instant, List, oneOf, Type, type Static } from '../../platform/schemas.ts'
import { Patron, patronFields } from './contract.ts'

/** What would happen if a patron were deleted. */
export const Leaving = Type.Object({
  /** Why not, with each loan and what is owed; none when it can be done. */
  blocks: Type.Array(Block),
  /** What goes with it, in words. */
  effects: Type.Array(Type.String()),
})
export const PreviewLeaving = route({
  method: 'GET',
  path: '/patrons/:id/deletion',
  access: 'patrons:delete',
  summary: 'What deleting a patron would do, and why it cannot be done',
  params: IdParams,
  response: Leaving,
})
export const DeletePatron = route({
  method: 'DELETE',
  path: '/patrons/:id',
  access: 'patrons:delete',
  summary: 'Delete a patron: out of lists and desks; can be taken back until the personal data are wiped',
  description:
    'Refused with the list of open loans (`has-loans`) and of what is owed (`owes-money`). Open holds are cancelled. Personal data are wiped after the days of the setting `patrons.keep-deleted-days`; statistics stay.',
  params: IdParams,
  query: Type.Object({ reason: Type.Optional(Type.String({ maxLength: 500 })) }),
  response: Empty,
})
export const RestorePatron = route({
  method: 'POST',
  path: '/patrons/:id/restoration',
  access: 'patrons:delete',
  summary: 'Bring back a deleted patron whose personal data are not wiped yet',
  params: IdParams,
  response: Patron,
})
export const ErasePatron = route({
  method: 'POST',
  path: '/patrons/:id/erasure',
  access: 'patrons:delete',
  summary: 'Wipe everything personal at once; cannot be undone',
  description:
    'Refused like deleting. Loans and charges of the past stay without a name, so that statistics and accounts stay right.',
  params: IdParams,
  body: Type.Object({ reason: Type.String({ minLength: 1, maxLength: 500 }) }),
  response: Empty,
})
export const AnonymisePatron = route({
  method: 'POST',
  path: '/patrons/:id/anonymisation',
  access: 'patrons:delete',
  summary: 'Forget what the patron has borrowed and returned; the patron stays, statistics stay',
  description: 'Refused with the list while a returned loan still binds: something is owed for it.',
  params: IdParams,
  response: Type.Object({ forgotten: Type.Integer() }),
})
export const Export = Type.Object({
  made: Instant,
  sections: Type.Record(Type.String(), Type.Array(Type.Record(Type.String(), Type.Unknown()))),
})
export type Export = Static<typeof Export>
export const ExportPatron = route({
  method: 'GET',
  path: '/patrons/:id/export',
  access: 'patrons:export',
  summary: 'Everything that the library keeps about a patron; as CSV files in one text at `/patrons/{id}/export.csv`',
  params: IdParams,
  response: Export,
})

/** What is done to many patrons at once. */
export const BatchAction = oneOf('expire', 'renew', 'anonymise', 'delete', 'erase', 'category', 'branch')
export const Batch = Type.Object({
  action: BatchAction,
  /** These patrons; or all that the conditions name, which must be at least one. */
  ids: Type.Optional(Type.Array(Type.Integer(), { maxItems: 100_000 })),
  category: Type.Optional(Type.String()),
  branch: Type.Optional(Type.Integer()),
  expiredBefore: Type.Optional(Day),
  /** No loan is open, and none was made since. */
  unusedSince: Type.Optional(Day),
  /** Last day of the cards, for `expire`; default yesterday. */
  expires: Type.Optional(Day),
  toCategory: Type.Optional(patronFields.category),
  toBranch: Type.Optional(patronFields.branch),
  reason: Type.Optional(Type.String({ maxLength: 500 })),
})
export type Batch = Static<typeof Batch>
export const BatchPreview = Type.Object({
  total: Type.Integer(),
  /** The first hundred, with why it cannot be done to each. */
  rows: Type.Array(Type.Object({ id: Type.Integer(), name: Type.String(), blocks: Type.Array(Block) })),
})
export const PreviewBatch = route({
  method: 'POST',
  path: '/patron-batches/preview',
  access: 'patrons:delete',
  summary: 'Which patrons a batch would change, and which not and why',
  body: Batch,
  response: BatchPreview,
  readOnly: true,
})
export const StartBatch = route({
  method: 'POST',
  path: '/patron-batches',
  access: 'patrons:delete',
  summary: 'Do something to many patrons, as a job with progress; its result lists those it could not be done to',
  body: Batch,
  response: Type.Object({ job: Type.Integer() }),
})

/** A merge of two records of one person. */
export const Merge = Type.Object({
  id: Type.Integer(),
  kept: Type.Integer(),
  keptName: Type.String(),
  gone: Type.Integer(),
  goneName: Type.String(),
  at: Instant,
  by: Type.String(),
  reason: Type.String(),
  /** How many rows of each kind moved, e.g. `circulation.loan: 3`. */
  moved: Type.Record(Type.String(), Type.Integer()),
  undone: Type.Boolean(),
})
export type Merge = Static<typeof Merge>
/** Fields of which one value is taken from the record that goes. */
export const MergeField = oneOf(
  'givenName',
  'familyName',
  'preferredName',
  'category',
  'branch',
  'birthDate',
  'expires',
  'email',
  'phone',
  'address',
  'language',
  'pin',
  'externalId',
  'keepHistory',
  'card',
  'photo',
)
export const MergePatrons = route({
  method: 'POST',
  path: '/patrons/:id/merges',
  access: 'patrons:merge',
  summary:
    'Merge another record of the same person into this one: loans, holds, charges, cards, notes, everything moves',
  description:
    'Fields in `take` get the value of the other record; `fields` names fields of the library likewise. Where both wait for the same title, the earlier hold stays. The other number goes on finding the patron.',
  params: IdParams,
  body: Type.Object({
    other: Type.Integer(),
    take: Type.Optional(Type.Array(MergeField)),
    fields: Type.Optional(Type.Array(Type.String())),
    reason: Type.Optional(Type.String({ maxLength: 500 })),
  }),
  response: Merge,
})
export const ListMerges = route({
  method: 'GET',
  path: '/patron-merges',
  access: 'patrons:read',
  summary: 'Merges, latest first',
  query: Type.Object({
    patron: Type.Optional(Type.Integer()),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  }),
  response: List(Merge),
})
export const UndoMerge = route({
  method: 'POST',
  path: '/patron-merges/:id/undo',
  access: 'patrons:merge',
  summary: 'Take a merge back: both are as they were, each with what was theirs',
  description: 'Refused while something later depends on it, such as a payment for a charge that moved.',
  params: IdParams,
  response: Merge,
})
