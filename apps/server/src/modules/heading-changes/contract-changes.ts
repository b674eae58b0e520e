import { route } from '../../platform/route.ts'
import { Id, IdParams, Instant, List, Nullable, oneOf, PageQuery, Type, type Static } from '../../platform/schemas.ts'
import { BatchRun } from '../batch-editing/contract.ts'

/** Which headings are meant: names, titles of works and series, subjects, genres, or whatever bears the text. */
export const ChangedKind = oneOf('any', 'name', 'title', 'subject', 'genre')
export type ChangedKind = Static<typeof ChangedKind>

const HeadingText = Type.String({ minLength: 1, maxLength: 2000 })
const SourceCode = Type.String({ maxLength: 20, pattern: '^([a-z0-9][a-z0-9/_-]*)?$' })

/** A heading that is to be another one everywhere. */
export const HeadingChangeRequest = Type.Object({
  kind: ChangedKind,
  /** As lists show it, `Poor -- Medical care`, or with codes of subfields, `$aTwain, Mark,$d1835-1910`. */
  from: HeadingText,
  to: HeadingText,
  /** Only of this vocabulary (`lcsh`, `none`). */
  source: Type.Optional(SourceCode),
  /** The vocabulary that it is of from now on. */
  toSource: Type.Optional(SourceCode),
  /** Number or address of the authority record of the new heading ($0). */
  authority: Type.Optional(Type.String({ maxLength: 300 })),
  /** Also with more subdivisions, which stay; yes unless told. */
  subdivided: Type.Optional(Type.Boolean()),
  /** A name also before the title of a work; yes unless told. */
  nameTitles: Type.Optional(Type.Boolean()),
  /** Names and titles also as subjects; yes unless told. */
  asSubject: Type.Optional(Type.Boolean()),
  /** Also where it is a subdivision of another heading; no unless told. */
  asSubdivision: Type.Optional(Type.Boolean()),
  /** Titles are found by the old heading too from now on; no unless told. */
  keepOld: Type.Optional(Type.Boolean()),
  why: Type.Optional(Type.String({ maxLength: 500 })),
  applyAtOnce: Type.Optional(Type.Boolean()),
})
export type HeadingChangeRequest = Static<typeof HeadingChangeRequest>

/** A change of a heading, with how its batch edit stands. */
export const HeadingChange = Type.Object({
  /** The batch edit that does it: previews, exclusions, writing and undoing are `/batch-edits/:run`. */
  run: Type.Integer(),
  from: Type.String(),
  to: Type.String(),
  kind: ChangedKind,
  state: Type.String(),
  changed: Nullable(Type.Integer()),
  written: Nullable(Type.Integer()),
  undoneBy: Nullable(Type.Integer()),
  at: Instant,
  by: Type.String(),
})
export type HeadingChange = Static<typeof HeadingChange>

export const BeginHeadingChange = route({
  method: 'POST',
  path: '/heading-changes',
  access: 'catalog:batch',
  summary: 'Change a heading everywhere',
  description:
    'Finds the records that bear the heading and makes a batch edit of it: its preview shows each record, records can be left out, it is written by `POST /batch-edits/:id/apply` and taken back by `POST /batch-edits/:id/undo`. Records that someone saves meanwhile are told and left.',
  body: HeadingChangeRequest,
  response: BatchRun,
})
export const ListHeadingChanges = route({
  method: 'GET',
  path: '/heading-changes',
  access: 'catalog:read',
  summary: 'Headings that were changed everywhere, newest first',
  query: Type.Object(PageQuery),
  response: List(HeadingChange),
})
export const GetHeadingForm = route({
  method: 'GET',
  path: '/heading-changes/forms/:id',
  access: 'catalog:read',
  summary: 'A heading with the codes of its subfields, as a record has it',
  params: IdParams,
  response: Type.Object({
    heading: Type.Integer(),
    text: Type.String(),
    kind: ChangedKind,
    source: Type.String(),
    bibs: Type.Integer(),
    /** `$aTwain, Mark,$d1835-1910`; the text where no record could be looked at. */
    form: Type.String(),
    tag: Nullable(Type.String()),
  }),
})

/** An authority record that establishes another heading than before. */
export const HeadingOffer = Type.Object({
  id: Type.Integer(),
  authority: Type.Integer(),
  vocabulary: Type.String(),
  kind: ChangedKind,
  from: Type.String(),
  to: Type.String(),
  state: oneOf('open', 'taken', 'dismissed'),
  run: Nullable(Type.Integer()),
  /** Titles that carry the old heading now. */
  bibs: Type.Integer(),
  at: Instant,
})
export type HeadingOffer = Static<typeof HeadingOffer>

export const ListHeadingOffers = route({
  method: 'GET',
  path: '/heading-changes/offers',
  access: 'catalog:read',
  summary: 'Authority records whose heading changed, and which the records of the catalogue may follow',
  query: Type.Object({ state: Type.Optional(oneOf('open', 'taken', 'dismissed')), ...PageQuery }),
  response: List(HeadingOffer),
})
export const TakeHeadingOffer = route({
  method: 'POST',
  path: '/heading-changes/offers/:id/take',
  access: 'catalog:batch',
  summary: 'Let the records follow an authority record: begins a batch edit with a preview',
  params: Type.Object({ id: Id }),
  body: Type.Object({ applyAtOnce: Type.Optional(Type.Boolean()) }),
  response: BatchRun,
})
export const DismissHeadingOffer = route({
  method: 'POST',
  path: '/heading-changes/offers/:id/dismiss',
  access: 'catalog:batch',
  summary: 'Leave the records as they are although the authority record changed',
  params: Type.Object({ id: Id }),
  response: HeadingOffer,
})
