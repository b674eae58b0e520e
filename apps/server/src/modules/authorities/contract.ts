import { route } from '../../platform/route.ts'
import { Id, Instant, Nullable, oneOf, Type, type Static } from '../../platform/schemas.ts'

/** What a heading names: a person or body, a work, what works are about, or what kind of work they are. */
export const headingKinds = ['name', 'title', 'subject', 'genre'] as const
export const HeadingKind = oneOf(...headingKinds)
export type HeadingKind = (typeof headingKinds)[number]

export const Heading = Type.Object({
  id: Type.Integer(),
  kind: HeadingKind,
  text: Type.String(),
  /** Code of its vocabulary, e.g. `lcsh`; empty for names and where none is given. */
  source: Type.String(),
  /** Titles that carry it. */
  bibs: Type.Integer(),
})
export type Heading = Static<typeof Heading>

export const BrowseHeadings = route({
  method: 'GET',
  path: '/headings',
  access: 'public',
  summary: 'Headings in alphabetical order from a word on',
  query: Type.Object({
    kind: HeadingKind,
    from: Type.Optional(Type.String({ maxLength: 200 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  }),
  response: Type.Object({ rows: Type.Array(Heading) }),
})

/** How a heading stands to an authority record; see `rules/decide-link.ts`. */
export const linkWays = [
  'chosen',
  'exact',
  'subdivided',
  'main',
  'see-from',
  'near',
  'undifferentiated',
  'conflict',
  'retired',
  'none',
] as const
/** How related headings stand to one. */
export const relations = ['', 'broader', 'narrower', 'earlier', 'later', 'related'] as const

/** A line of the list of headings: one that titles carry, or a form that leads to one. */
export const BrowseEntry = Type.Object({
  entry: oneOf('heading', 'see'),
  /** Number of the heading; null for a form that only leads to one. */
  id: Nullable(Type.Integer()),
  text: Type.String(),
  source: Type.String(),
  bibs: Type.Integer(),
  /** The authority record behind it. */
  authority: Nullable(Type.Integer()),
  /** The heading that is used instead: of a form that leads to it, and of a heading that is out of use. */
  see: Nullable(Type.String()),
  /** Related headings that have titles: see also. */
  related: Type.Array(
    Type.Object({ id: Type.Integer(), text: Type.String(), bibs: Type.Integer(), relation: oneOf(...relations) }),
  ),
})
export type BrowseEntry = Static<typeof BrowseEntry>
export const BrowseList = Type.Object({
  rows: Type.Array(BrowseEntry),
  /** For the page before and the page behind; null where the list ends. */
  before: Nullable(Type.String()),
  after: Nullable(Type.String()),
})
export type BrowseList = Static<typeof BrowseList>

export const BrowseReferences = route({
  method: 'GET',
  path: '/headings/browse',
  access: 'public',
  summary: 'The list of headings with see and see-also references, forwards and back',
  query: Type.Object({
    kind: HeadingKind,
    from: Type.Optional(Type.String({ maxLength: 300 })),
    after: Type.Optional(Type.String({ maxLength: 1000 })),
    before: Type.Optional(Type.String({ maxLength: 1000 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  }),
  response: BrowseList,
})

/** An authority that may be meant by what someone writes. */
export const HeadingCandidate = Type.Object({
  authority: Type.Integer(),
  vocabulary: Type.String(),
  text: Type.String(),
  /** The see-from form by which it was found. */
  via: Nullable(Type.String()),
  bibs: Type.Integer(),
  /** Its 1XX, to take over. */
  field: Nullable(
    Type.Object({
      tag: Type.String(),
      value: Type.Optional(Type.String()),
      indicators: Type.Optional(Type.String()),
      subfields: Type.Optional(Type.Array(Type.Object({ code: Type.String(), value: Type.String() }))),
    }),
  ),
})
export type HeadingCandidate = Static<typeof HeadingCandidate>
export const HeadingMatch = Type.Object({
  how: oneOf(...linkWays),
  authority: Nullable(Type.Integer()),
  parts: Type.Integer(),
  candidates: Type.Array(HeadingCandidate),
})
export type HeadingMatch = Static<typeof HeadingMatch>
export const MatchHeading = route({
  method: 'GET',
  path: '/headings/match',
  access: 'staff',
  summary: 'The authority of a heading that is being written, and others that may be meant',
  query: Type.Object({
    kind: HeadingKind,
    text: Type.String({ maxLength: 1000 }),
    source: Type.Optional(Type.String({ maxLength: 40 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 30 })),
  }),
  response: HeadingMatch,
})

/** One heading with the authority that it is linked to. */
export const HeadingFacts = Type.Object({
  ...Heading.properties,
  firstAt: Nullable(Instant),
  how: oneOf(...linkWays),
  authority: Nullable(Type.Object({ id: Type.Integer(), text: Type.String(), vocabulary: Type.String() })),
})
export type HeadingFacts = Static<typeof HeadingFacts>
const HeadingParams = Type.Object({ id: Id })
export const GetHeading = route({
  method: 'GET',
  path: '/headings/:id',
  access: 'staff',
  summary: 'A heading with the authority record that it is linked to',
  params: HeadingParams,
  response: HeadingFacts,
})
export const LinkHeading = route({
  method: 'PUT',
  path: '/headings/:id/authority',
  access: 'authorities:write',
  summary: 'Link a heading to an authority record by hand; null looks for it again',
  params: HeadingParams,
  body: Type.Object({ authority: Nullable(Id) }),
  response: HeadingFacts,
})

export const headingReports = [
  'unlinked',
  'near',
  'see-from',
  'retired',
  'conflict',
  'undifferentiated',
  'main',
  'double',
  'new',
] as const
export const authorityReports = ['blind', 'same-heading', 'see-heading', 'loop'] as const
export const reportNames = [...headingReports, ...authorityReports] as const
export type ReportName = (typeof reportNames)[number]

/** A line of a report: a heading of the catalogue or an authority record, and what it is about. */
export const ReportRow = Type.Object({
  /** By which it is put aside: `heading:12` or `authority:7`. */
  subject: Type.String(),
  heading: Nullable(Heading),
  authority: Nullable(Type.Object({ id: Type.Integer(), text: Type.String(), vocabulary: Type.String() })),
  /** Others that it is about: headings nearly alike, records of the same heading, the way of a loop. */
  others: Type.Array(
    Type.Object({
      text: Type.String(),
      authority: Nullable(Type.Integer()),
      heading: Nullable(Type.Integer()),
      bibs: Type.Integer(),
    }),
  ),
  /** Why it was put aside; null where it was not. */
  ignored: Nullable(Type.String()),
})
export type ReportRow = Static<typeof ReportRow>

export const CountFaults = route({
  method: 'GET',
  path: '/heading-reports/faults',
  access: 'authorities:read',
  summary: 'How many faults the authority records have',
  description: 'Every record is asked: with half a million of them it takes some seconds.',
  response: Type.Object({
    /** Records that are in use. */
    records: Type.Integer(),
    counts: Type.Array(Type.Object({ report: oneOf(...authorityReports), count: Type.Integer() })),
  }),
})
export const CountReports = route({
  method: 'GET',
  path: '/heading-reports',
  access: 'authorities:read',
  summary: 'How many headings each report has',
  response: Type.Object({
    headings: Type.Integer(),
    linked: Type.Integer(),
    /** Headings that nothing has looked at yet. */
    unseen: Type.Integer(),
    counts: Type.Array(Type.Object({ report: oneOf(...reportNames), count: Type.Integer() })),
  }),
})
export const GetReport = route({
  method: 'GET',
  path: '/heading-reports/:report',
  access: 'authorities:read',
  summary: 'Headings or authority records that want work',
  description:
    'unlinked: of no authority · near: nearly alike to one · see-from: an outdated form is used · retired: the authority was taken out of use · conflict: claimed by several · undifferentiated: several persons · main: a subdivision is not established · double: nearly alike among themselves · new: came since a day · blind: a see-also that leads nowhere · same-heading: two records for one heading · see-heading: a see-from form is the heading of another record · loop: broader terms that lead back to themselves.',
  params: Type.Object({ report: oneOf(...reportNames) }),
  query: Type.Object({
    kind: Type.Optional(HeadingKind),
    vocabulary: Type.Optional(Type.String({ maxLength: 40 })),
    /** For `new`. */
    since: Type.Optional(Instant),
    /** What was put aside instead of what was not. */
    ignored: Type.Optional(Type.Boolean()),
    after: Type.Optional(Type.String({ maxLength: 2500 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  }),
  response: Type.Object({ rows: Type.Array(ReportRow), next: Nullable(Type.String()) }),
})
const IgnoreParams = Type.Object({
  report: oneOf(...reportNames),
  subject: Type.String({ pattern: '^(heading|authority):[0-9]{1,15}$' }),
})
export const IgnoreInReport = route({
  method: 'PUT',
  path: '/heading-reports/:report/ignored/:subject',
  access: 'authorities:write',
  summary: 'Put a line of a report aside, with the reason',
  params: IgnoreParams,
  body: Type.Object({ reason: Type.String({ minLength: 1, maxLength: 500 }) }),
  response: Type.Object({}),
})
export const HeedInReport = route({
  method: 'DELETE',
  path: '/heading-reports/:report/ignored/:subject',
  access: 'authorities:write',
  summary: 'Take a line that was put aside back into its report',
  params: IgnoreParams,
  response: Type.Object({}),
})

export * from './contract-record.ts'
