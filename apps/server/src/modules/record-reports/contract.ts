import type {
  CharacterCounts,
  Coverage,
  Essentials,
  FieldCounts,
  Lengths,
  MaterialCounts,
  RecordQuestion,
  StandardNumbers,
  ValueCounts,
} from '@carrel/marc-reports'
import { route } from '../../platform/route.ts'
import {
  Empty,
  IdParams,
  Instant,
  List,
  Nullable,
  oneOf,
  PageQuery,
  Type,
  type Static,
} from '../../platform/schemas.ts'
import { SelectedRecord, Selection } from '../batch-editing/contract.ts'

/** What can be counted. */
export const countNames = ['fields', 'materials', 'essentials', 'characters', 'lengths', 'coverage', 'numbers'] as const
export const CountName = oneOf(...countNames)
export type CountName = Static<typeof CountName>

/** What was counted; only what was asked for is there. */
export interface CountResults {
  readonly fields?: FieldCounts
  /** What MARC 21 calls the fields (`245`) and subfields (`245$a`) that were counted. */
  readonly names?: Readonly<Record<string, string>>
  readonly materials?: MaterialCounts
  readonly essentials?: Essentials
  readonly characters?: CharacterCounts
  readonly lengths?: Lengths
  readonly coverage?: Coverage
  readonly numbers?: StandardNumbers
  /** What stands at each place that was asked for; the 1,000 most frequent texts of each. */
  readonly values?: readonly ValueCounts[]
}

/** How the records of two moments differ. */
export interface ComparisonResult {
  readonly same: number
  readonly changed: number
  /** Records that were not there at the first moment. */
  readonly added: number
  /** Records that were deleted between the moments. */
  readonly removed: number
  /** Records that were written and in which nothing that is compared differs. */
  readonly touched: number
  /** In how many records each field was added, removed or changed. */
  readonly tags: readonly { tag: string; records: number; added: number; removed: number; changed: number }[]
}

/** What a report asks for. */
export interface ReportRequest {
  readonly counts?: readonly CountName[]
  readonly values?: readonly string[]
  readonly wanted?: readonly string[]
  readonly from?: string
  readonly to?: string | null
  readonly ignore?: readonly string[]
  readonly question?: RecordQuestion
}

const Question = Type.Unsafe<RecordQuestion>(
  Type.Object({ about: Type.String({ maxLength: 20 }) }, { additionalProperties: true }),
)
const Results = Type.Unsafe<CountResults>({})
const Compared = Type.Unsafe<ComparisonResult>({})
const Request = Type.Unsafe<ReportRequest>({})

export const RecordReportState = oneOf('waiting', 'running', 'done', 'stopped', 'failed')

const summary = {
  id: Type.Integer(),
  kind: oneOf('counts', 'comparison', 'list'),
  name: Type.String(),
  selection: Selection,
  selectionText: Type.String(),
  request: Request,
  parent: Nullable(Type.Integer()),
  state: RecordReportState,
  job: Nullable(Type.Integer()),
  /** Records that it is about; of a list those that were found. */
  records: Type.Integer(),
  error: Nullable(Type.String()),
  at: Instant,
  by: Type.String(),
  finishedAt: Nullable(Instant),
}
export const RecordReportSummary = Type.Object(summary)
export type RecordReportSummary = Static<typeof RecordReportSummary>

export const RecordReport = Type.Object({
  ...summary,
  counts: Nullable(Results),
  comparison: Nullable(Compared),
})
export type RecordReport = Static<typeof RecordReport>

export const ListRecordReports = route({
  method: 'GET',
  path: '/record-reports',
  access: 'catalog:read',
  summary: 'Reports on records, newest first',
  query: Type.Object(PageQuery),
  response: List(RecordReportSummary),
})

const Place = Type.String({ minLength: 2, maxLength: 60 })

export const BeginRecordReport = route({
  method: 'POST',
  path: '/record-reports',
  access: 'catalog:read',
  summary: 'Count fields, characters and more in any records; a job does it',
  body: Type.Object({
    selection: Selection,
    counts: Type.Array(CountName, { maxItems: 20 }),
    /** Places whose texts are counted: `650$a`, `008/35-37`. */
    values: Type.Optional(Type.Array(Place, { maxItems: 20 })),
    /** Fields that each record should have, `1XX` for any; those that its kind needs when empty. */
    wanted: Type.Optional(Type.Array(Type.String({ pattern: '^[0-9A-Za-z.]{3}$' }), { maxItems: 50 })),
    name: Type.Optional(Type.String({ maxLength: 200 })),
  }),
  response: RecordReport,
})

export const BeginRecordComparison = route({
  method: 'POST',
  path: '/record-reports/comparisons',
  access: 'catalog:read',
  summary: 'How records differ between two moments; a job finds out',
  body: Type.Object({
    selection: Selection,
    from: Instant,
    /** Now unless given. */
    to: Type.Optional(Instant),
    /** Fields and subfields that do not count: `005`, `9XX`, `856$z`. */
    ignore: Type.Optional(Type.Array(Type.String({ maxLength: 20 }), { maxItems: 50 })),
    name: Type.Optional(Type.String({ maxLength: 200 })),
  }),
  response: RecordReport,
})

export const GetRecordReport = route({
  method: 'GET',
  path: '/record-reports/:id',
  access: 'catalog:read',
  summary: 'One report with what it found',
  params: IdParams,
  response: RecordReport,
})

export const DeleteRecordReport = route({
  method: 'DELETE',
  path: '/record-reports/:id',
  access: 'catalog:read',
  summary: 'Delete one of one’s own reports; records are left as they are',
  params: IdParams,
  response: Empty,
})

export const ListBehind = route({
  method: 'POST',
  path: '/record-reports/:id/lists',
  access: 'catalog:read',
  summary: 'Find the records behind a figure of a report',
  params: IdParams,
  body: Type.Object({ question: Question, name: Type.String({ minLength: 1, maxLength: 200 }) }),
  response: RecordReport,
})

/** A record of a list, or one that differs. */
export const ListedRecord = Type.Object({
  ...SelectedRecord.properties,
  fate: Nullable(oneOf('added', 'changed', 'removed')),
  tags: Type.Array(Type.String()),
})
export type ListedRecord = Static<typeof ListedRecord>

export const ListReportRecords = route({
  method: 'GET',
  path: '/record-reports/:id/records',
  access: 'catalog:read',
  summary: 'The records of a list, or those that differ in a comparison',
  params: IdParams,
  query: Type.Object({
    fate: Type.Optional(oneOf('added', 'changed', 'removed')),
    tag: Type.Optional(Type.String({ minLength: 3, maxLength: 3 })),
    ...PageQuery,
  }),
  response: List(ListedRecord),
})

/** The numbers of the records, for a record set or a batch edit. */
export const ReportBibs = route({
  method: 'GET',
  path: '/record-reports/:id/bibs',
  access: 'catalog:read',
  summary: 'The numbers of all records of a list, or of those that differ',
  params: IdParams,
  query: Type.Object({
    fate: Type.Optional(oneOf('added', 'changed', 'removed')),
    tag: Type.Optional(Type.String({ minLength: 3, maxLength: 3 })),
  }),
  response: Type.Object({ bibs: Type.Array(Type.Integer()) }),
})

/** A field of two versions side by side; see `FieldDiff` of `@carrel/marc`. */
export const ComparedField = Type.Object({
  kind: oneOf('kept', 'moved', 'changed', 'added', 'removed'),
  tag: Type.String(),
  parts: Type.Array(
    Type.Object({
      what: oneOf('tag', 'indicators', 'code', 'text'),
      kind: oneOf('kept', 'removed', 'added'),
      text: Type.String(),
    }),
  ),
})
export type ComparedField = Static<typeof ComparedField>

export const GetRecordDifference = route({
  method: 'GET',
  path: '/record-reports/:id/records/:bib',
  access: 'catalog:read',
  summary: 'How one record differs between the moments of a comparison',
  params: Type.Object({ id: Type.Integer({ minimum: 1 }), bib: Type.Integer({ minimum: 1 }) }),
  response: Type.Object({ bib: Type.Integer(), title: Type.String(), fields: Type.Array(ComparedField) }),
})
// A table of the records of a report is `GET /api/v1/record-reports/:id/table?columns=001,245$a&delimiter=,`, as a file.
