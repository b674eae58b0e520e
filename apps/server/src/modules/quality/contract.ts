import { route } from '../../platform/route.ts'
import { IdParams, Instant, Day, List, Nullable, PageQuery, oneOf, Type, type Static } from '../../platform/schemas.ts'

/** How much a finding weighs: `error` breaks something, `warning` is most likely wrong, `info` is worth a look. */
export const severities = ['error', 'warning', 'info'] as const
export const FindingSeverity = oneOf(...severities)
export type FindingSeverity = (typeof severities)[number]

const Code = Type.String({ pattern: '^[a-z0-9-]{1,80}$' })

/** A rule with how much there is of it now. */
export const QualityRule = Type.Object({
  code: Type.String(),
  /** In a few words. */
  title: Type.String(),
  /** Why it matters and what to do. */
  help: Type.String(),
  /** What it is about, such as "Standard numbers". */
  group: Type.String(),
  /** Its weight in this library. */
  severity: FindingSeverity,
  /** Its weight unless the library decides otherwise. */
  usualSeverity: FindingSeverity,
  off: Type.Boolean(),
  /** The fault can be mended without looking at each record. */
  fixable: Type.Boolean(),
  flags: Type.Integer(),
  records: Type.Integer(),
  dismissed: Type.Integer(),
  /** Flags at the end of each of the last thirty days, oldest first, today last; days before the first count are 0. */
  trend: Type.Array(Type.Integer()),
})
export type QualityRule = Static<typeof QualityRule>

/** How far the walk through the whole catalogue is. */
const Walk = Type.Object({
  why: Type.String(),
  by: Type.String(),
  begunAt: Instant,
  done: Type.Integer(),
  total: Type.Integer(),
  job: Nullable(Type.Integer()),
  endedAt: Nullable(Instant),
  stopped: Type.Boolean(),
})
export const QualityOverview = Type.Object({
  rules: Type.Array(QualityRule),
  /** Titles in the catalogue. */
  records: Type.Integer(),
  /** Records with an open flag, by the gravest of theirs. */
  flagged: Type.Object({ error: Type.Integer(), warning: Type.Integer(), info: Type.Integer() }),
  flags: Type.Integer(),
  dismissed: Type.Integer(),
  /** Records with an open flag at the end of each of the last thirty days, today last. */
  trend: Type.Array(Type.Integer()),
  /** Records that were written and not looked at yet. */
  waiting: Type.Integer(),
  check: Nullable(Walk),
  links: Nullable(
    Type.Object({ ...Walk.properties, asked: Type.Integer(), dead: Type.Integer(), moved: Type.Integer() }),
  ),
})
export type QualityOverview = Static<typeof QualityOverview>

/** A field with what is wrong in it marked. */
export const FlaggedField = Type.Object({
  tag: Type.String(),
  indicators: Nullable(Type.String()),
  /** What is meant when no part is: `field`, its `tag` or its `indicators`. */
  marked: oneOf('parts', 'field', 'tag', 'indicators'),
  /** Runs of a control field (without code) or subfields; long ones are shortened. */
  parts: Type.Array(Type.Object({ code: Nullable(Type.String()), text: Type.String(), marked: Type.Boolean() })),
})
export type FlaggedField = Static<typeof FlaggedField>

export const Flag = Type.Object({
  id: Type.Integer(),
  bib: Type.Integer(),
  title: Type.String(),
  author: Nullable(Type.String()),
  controlNumber: Type.String(),
  format: Type.String(),
  code: Type.String(),
  /** The rule in a few words. */
  rule: Type.String(),
  severity: FindingSeverity,
  message: Type.String(),
  tag: Nullable(Type.String()),
  /** Which of the fields with this tag, from 1. */
  occurrence: Nullable(Type.Integer()),
  subfield: Nullable(Type.String()),
  /** The field; null where it is missing or the record as a whole is meant. */
  field: Nullable(FlaggedField),
  foundAt: Instant,
  /** Who saved the record last, and when. */
  savedBy: Type.String(),
  savedAt: Instant,
  dismissed: Nullable(Type.Object({ reason: Type.String(), by: Type.String(), at: Instant })),
})
export type Flag = Static<typeof Flag>

/** Which records are meant. */
const recordFilters = {
  format: Type.Optional(Type.String({ maxLength: 40 })),
  /** Titles with an item of this branch. */
  branch: Type.Optional(Type.Integer()),
  /** Titles whose record an import wrote. */
  import: Type.Optional(Type.Integer()),
  /** Titles whose record this person or program saved last. */
  savedBy: Type.Optional(Type.String({ maxLength: 200 })),
  /** First found at this moment or later. */
  since: Type.Optional(Instant),
}
export const GetQuality = route({
  method: 'GET',
  path: '/quality',
  access: 'quality:read',
  summary: 'Every rule with how many records it flags, and how far checking is',
  description:
    'With conditions, the counts of rules are those of the records that fulfil them; trend and progress stay those of the library.',
  query: Type.Object(recordFilters),
  response: QualityOverview,
})

const flagFilters = {
  ...recordFilters,
  code: Type.Optional(Code),
  severity: Type.Optional(FindingSeverity),
  /** Only those of the titles with these numbers. */
  bib: Type.Optional(Type.Array(Type.Integer(), { maxItems: 1000 })),
  /** Those that were dismissed instead of those that are open. */
  dismissed: Type.Optional(Type.Boolean()),
}
const flagQuery = Type.Object({ ...flagFilters, ...PageQuery })
export type FlagQuery = Static<typeof flagQuery>
export type FlagFilters = Omit<FlagQuery, 'limit' | 'offset'>

export const ListFlags = route({
  method: 'GET',
  path: '/quality/flags',
  access: 'quality:read',
  summary: 'Flags of a rule or of all, newest titles first, each with its field',
  description: '`GET /api/v1/quality/flags.csv` with the same conditions gives all of them as delimited text.',
  query: flagQuery,
  response: List(Flag),
})
export const ListBibFlags = route({
  method: 'GET',
  path: '/bibs/:id/flags',
  access: 'quality:read',
  summary: 'What was found in one record, in the order of its fields; dismissed flags too',
  params: IdParams,
  response: List(Flag),
})
export const CheckBib = route({
  method: 'POST',
  path: '/bibs/:id/check',
  access: 'quality:read',
  summary: 'Check one record again',
  params: IdParams,
  response: List(Flag),
})

const flagIds = Type.Array(Type.Integer(), { minItems: 1, maxItems: 1000 })
const Changed = Type.Object({
  /** Flags that changed. */
  changed: Type.Integer(),
  /** Flags that were not there any more. */
  gone: Type.Integer(),
})
export const DismissFlags = route({
  method: 'POST',
  path: '/quality/flags/dismiss',
  access: 'quality:dismiss',
  summary: 'Say that flags are right as they are, with the reason',
  description: 'It holds for as long as the field does not change, however often the record is checked.',
  body: Type.Object({ flags: flagIds, reason: Type.String({ maxLength: 500 }) }),
  response: Changed,
})
export const RestoreFlags = route({
  method: 'POST',
  path: '/quality/flags/restore',
  access: 'quality:dismiss',
  summary: 'Open dismissed flags again',
  body: Type.Object({ flags: flagIds }),
  response: Changed,
})

export const QualityTrend = route({
  method: 'GET',
  path: '/quality/trend',
  access: 'quality:read',
  summary: 'How much there was on each day, of one rule or of all together; today is as it is now',
  query: Type.Object({
    code: Type.Optional(Code),
    days: Type.Optional(Type.Integer({ minimum: 1, maximum: 3660 })),
  }),
  response: Type.Object({
    rows: Type.Array(Type.Object({ day: Day, flags: Type.Integer(), records: Type.Integer() })),
  }),
})

export const CheckAll = route({
  method: 'POST',
  path: '/quality/check',
  access: 'quality:manage',
  summary: 'Check every record again',
  body: Type.Object({}),
  response: Type.Object({ job: Type.Integer() }),
})
export const CheckLinks = route({
  method: 'POST',
  path: '/quality/links/check',
  access: 'quality:manage',
  summary: 'Ask every address of 856 $u whether it is still there',
  description:
    'One address of a host at a time, one a second at most, public addresses only. Dead and moved ones are flagged as `url-dead` and `url-moved`.',
  body: Type.Object({}),
  response: Type.Object({ job: Type.Integer() }),
})

/** What the library has decided about a rule. */
export const RuleSetting = Type.Object({
  code: Type.String(),
  off: Type.Boolean(),
  /** Null: as it is usually. */
  severity: Nullable(FindingSeverity),
})
export type RuleSetting = Static<typeof RuleSetting>
export const LocalField = Type.Object({
  /** A tag, `X` for any character: `590`, `9XX`. */
  pattern: Type.String({ minLength: 1, maxLength: 10 }),
  note: Type.String({ maxLength: 200 }),
})
export type LocalField = Static<typeof LocalField>

export const GetQualityProfile = route({
  method: 'GET',
  path: '/quality/profile',
  access: 'quality:read',
  summary: 'Rules that are switched off or weigh otherwise here, and fields of the library’s own',
  response: Type.Object({ rules: Type.Array(RuleSetting), localFields: Type.Array(LocalField) }),
})
export const PutQualityRule = route({
  method: 'PUT',
  path: '/quality/rules/:code',
  access: 'quality:manage',
  summary: 'Switch a rule off or on, or give it another weight',
  params: Type.Object({ code: Code }),
  body: Type.Object({ off: Type.Boolean(), severity: Nullable(FindingSeverity) }),
  response: RuleSetting,
})
export const PutLocalFields = route({
  method: 'PUT',
  path: '/quality/local-fields',
  access: 'quality:manage',
  summary: 'Name the fields that this library has defined for itself',
  description: 'What the format says of them (undefined, repeated, indicators, subfields) is no finding then.',
  body: Type.Object({ fields: Type.Array(LocalField, { maxItems: 500 }) }),
  response: List(LocalField),
})
