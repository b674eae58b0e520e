import { Bib, BibBrief, MarcView } from '../catalog/contract.ts'
import { route } from '../../platform/route.ts'
import { Id, IdParams, Instant, Nullable, oneOf, Type, type Static } from '../../platform/schemas.ts'
import { searchKeys } from './contract-search-keys.ts'

export const SearchTerm = Type.Object({
  key: oneOf(...searchKeys),
  text: Type.String({ minLength: 1, maxLength: 500 }),
})

/**
 * `waiting` for its turn, `asking`, `found` records, `nothing` there, `failed` with the reason, `not-asked` because it
 * cannot be searched in this way.
 */
export const targetStates = ['waiting', 'asking', 'found', 'nothing', 'failed', 'not-asked'] as const
export type TargetState = (typeof targetStates)[number]

const ScoreReason = Type.Object({ points: Type.Integer(), text: Type.String() })

/** A record of another catalogue, as lists show it. */
export const Candidate = Type.Object({
  id: Type.Integer(),
  source: Type.String(),
  /** The catalogue among those of the search. */
  place: Type.Integer(),
  title: Type.String(),
  author: Nullable(Type.String()),
  year: Nullable(Type.Integer()),
  edition: Nullable(Type.String()),
  publisher: Nullable(Type.String()),
  extent: Nullable(Type.String()),
  format: Type.String(),
  language: Nullable(Type.String()),
  isbns: Type.Array(Type.String()),
  classNumbers: Type.Array(Type.String()),
  subjects: Type.Integer(),
  fields: Type.Integer(),
  /** 0 to 100, with what it gained and lost points by. */
  score: Type.Integer(),
  reasons: Type.Array(ScoreReason),
  /** The character set it came in, and what was repaired or claimed falsely. */
  encoding: Type.String(),
  notes: Type.Array(Type.String()),
  work: Type.String(),
  /** The title of this library that has one of its numbers. */
  here: Nullable(Type.Integer()),
})
export type Candidate = Static<typeof Candidate>

/** Records of several catalogues that describe one edition, best first. */
export const CandidateGroup = Type.Object({
  work: Type.String(),
  title: Type.String(),
  author: Nullable(Type.String()),
  year: Nullable(Type.Integer()),
  format: Type.String(),
  candidates: Type.Array(Candidate),
})
export type CandidateGroup = Static<typeof CandidateGroup>

/** A title of this library that fits what is searched. */
export const OwnTitle = Type.Object({
  ...BibBrief.properties,
  items: Type.Integer(),
  version: Type.Integer(),
})
export type OwnTitle = Static<typeof OwnTitle>

export const CopySearch = Type.Object({
  id: Type.Integer(),
  terms: Type.Array(SearchTerm),
  text: Type.String(),
  at: Instant,
  /** False until every catalogue has answered or was given up. */
  done: Type.Boolean(),
  targets: Type.Array(
    Type.Object({
      place: Type.Integer(),
      target: Nullable(Type.Integer()),
      name: Type.String(),
      state: oneOf(...targetStates),
      hits: Nullable(Type.Integer()),
      fetched: Type.Integer(),
      message: Nullable(Type.String()),
      /** It has been asked for longer than others usually take. */
      slow: Type.Boolean(),
    }),
  ),
  /** What this library has already. */
  here: Type.Array(OwnTitle),
  /** Best first; the first record of the first group is the one to take. */
  groups: Type.Array(CandidateGroup),
})
export type CopySearch = Static<typeof CopySearch>

export const BeginCopySearch = route({
  method: 'POST',
  path: '/copy-cataloguing/searches',
  access: 'copy-cataloguing:search',
  summary: 'Search the catalogues of others, all at once',
  description:
    'Answers at once; `GET /copy-cataloguing/searches/:id` says how far each catalogue is, and holds the records that have come. Without `targets` all that are switched on are asked.',
  body: Type.Object({
    terms: Type.Array(SearchTerm, { minItems: 1, maxItems: 7 }),
    targets: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 200 })),
  }),
  response: CopySearch,
})
export const GetCopySearch = route({
  method: 'GET',
  path: '/copy-cataloguing/searches/:id',
  access: 'copy-cataloguing:search',
  summary: 'A search of the catalogues of others: who has answered, and what came',
  params: IdParams,
  response: CopySearch,
})

const DiffPart = Type.Object({
  what: oneOf('tag', 'indicators', 'code', 'text'),
  kind: oneOf('kept', 'added', 'removed'),
  text: Type.String(),
})
const ComparedFields = Type.Array(
  Type.Object({
    kind: oneOf('kept', 'moved', 'changed', 'added', 'removed'),
    tag: Type.String(),
    /** Places of the field in the record before and after, from 0. */
    before: Type.Optional(Type.Integer()),
    after: Type.Optional(Type.Integer()),
    parts: Type.Array(DiffPart),
  }),
)

export const GetCandidate = route({
  method: 'GET',
  path: '/copy-cataloguing/candidates/:id',
  access: 'copy-cataloguing:search',
  summary: 'A record of another catalogue, whole',
  params: IdParams,
  response: Type.Object({ ...Candidate.properties, record: MarcView }),
})
export const CompareCandidates = route({
  method: 'GET',
  path: '/copy-cataloguing/candidates/:id/difference',
  access: 'copy-cataloguing:search',
  summary: 'How a record of another catalogue differs from another one, or from a title of this library',
  params: IdParams,
  query: Type.Object({ candidate: Type.Optional(Id), bib: Type.Optional(Id) }),
  response: Type.Object({ isSame: Type.Boolean(), fields: ComparedFields }),
})

/** How a record is taken over. */
export const Taking = {
  /** Fields of other records of this search that are taken as well: by record and place of the field, from 0. */
  take: Type.Optional(
    Type.Array(Type.Object({ candidate: Id, field: Type.Integer({ minimum: 0, maximum: 50_000 }) }), { maxItems: 500 }),
  ),
  /** Places of fields of the record itself that are left out, from 0. */
  leaveOut: Type.Optional(Type.Array(Type.Integer({ minimum: 0, maximum: 50_000 }), { maxItems: 500 })),
  /** A title of this library that the record is laid over, with the version that was looked at. */
  over: Type.Optional(
    Type.Object({
      bib: Id,
      version: Type.Optional(Id),
      /** A profile of overlaying; without one local and protected fields stay, and the rest is replaced. */
      profile: Type.Optional(Type.String({ maxLength: 120 })),
    }),
  ),
}

export const ListCopyProfiles = route({
  method: 'GET',
  path: '/copy-cataloguing/profiles',
  access: 'copy-cataloguing:search',
  summary: 'How records can be laid over titles: profiles that came with Carrel, then those of this library',
  response: Type.Object({
    rows: Type.Array(Type.Object({ ref: Type.String(), name: Type.String(), isReady: Type.Boolean() })),
  }),
})
export const PreviewCandidate = route({
  method: 'POST',
  path: '/copy-cataloguing/candidates/:id/preview',
  access: 'copy-cataloguing:search',
  summary: 'What a record would be when it is taken over: with fields of others, or laid over a title of this library',
  readOnly: true,
  params: IdParams,
  body: Type.Object(Taking),
  response: Type.Object({
    record: MarcView,
    /** Against the title that it is laid over, or the record as it came. */
    fields: ComparedFields,
    /** What was kept, replaced and added, and why. */
    remarks: Type.Array(Type.String()),
  }),
})
export const BringCandidate = route({
  method: 'POST',
  path: '/copy-cataloguing/candidates/:id/bring',
  access: 'catalog:write',
  summary: 'Take a record over as a new title, or lay it over one of this library',
  description:
    'Refused with `title-here` when this library has a title with one of its numbers; `anyway` adds another title all the same.',
  params: IdParams,
  body: Type.Object({ ...Taking, anyway: Type.Optional(Type.Boolean()) }),
  response: Bib,
})
