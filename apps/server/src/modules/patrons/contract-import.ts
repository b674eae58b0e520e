import { route } from '../../platform/route.ts'
import {
  Block,
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

/** What is done with the value of a field when the patron exists. */
export const Overwrite = oneOf('always', 'if-empty', 'never')
/** How a file is read: which column is what, who is whom, what is overwritten. */
export const ImportPlan = Type.Object({
  /**
   * Field for each column, by the heading of the column: `card`, `givenName`, `familyName`, `name`, `preferredName`,
   * `externalId`, `category`, `branch` (code or name), `birthDate`, `expires`, `email`, `phone`, `street`, `city`,
   * `region`, `postcode`, `country`, `address`, `language`, `pin`, `note`, `guarantorCard`, `field:CODE`; empty: left
   * out. Columns that are not named are guessed from their heading.
   */
  columns: Type.Record(Type.String(), Type.String()),
  /** What shows that a patron exists, the first that finds one counts. */
  match: Type.Array(oneOf('card', 'external-id', 'email', 'name-and-birth-date')),
  /** For patrons who exist; fields that are not named: `overwriteOthers`. */
  overwrite: Type.Record(Type.String(), Overwrite),
  overwriteOthers: Overwrite,
  /** Values for columns that are missing or empty, such as `category` and `branch`. */
  defaults: Type.Record(Type.String(), Type.String()),
  /** How days are written: year, month and day in this order. */
  dates: oneOf('ymd', 'dmy', 'mdy'),
  /** Patrons who are not found are added. */
  add: Type.Boolean(),
})
export type ImportPlan = Static<typeof ImportPlan>
export const PartialPlan = Type.Partial(ImportPlan)

export const PatronImport = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  size: Type.Integer(),
  state: oneOf('uploaded', 'waiting', 'running', 'checked', 'done', 'failed', 'cancelled', 'undoing', 'undone'),
  encoding: Nullable(Type.String()),
  delimiter: Nullable(Type.String()),
  /** Headings as in the file. */
  columns: Type.Array(Type.String()),
  plan: Nullable(ImportPlan),
  lines: Type.Integer(),
  added: Type.Integer(),
  changed: Type.Integer(),
  /** Found, and nothing to change. */
  existing: Type.Integer(),
  refused: Type.Integer(),
  error: Nullable(Type.String()),
  job: Nullable(Type.Integer()),
  at: Instant,
  by: Type.String(),
  ended: Nullable(Instant),
})
export type PatronImport = Static<typeof PatronImport>
export const ImportLine = Type.Object({
  /** Line of the file on which the record begins, from 1; the headings are line 1. */
  line: Type.Integer(),
  state: oneOf('added', 'changed', 'existing', 'refused'),
  patron: Nullable(Type.Integer()),
  name: Type.String(),
  /** Each with `facts.line`, `facts.column` (heading) and `facts.value`. */
  problems: Type.Array(Block),
  /** Why it could not be taken back, after an undo. */
  undone: Nullable(Type.String()),
})
export type ImportLine = Static<typeof ImportLine>

export const ListPatronImports = route({
  method: 'GET',
  path: '/patron-imports',
  access: 'patrons:import',
  summary: 'Imports of patrons, latest first',
  description:
    'A file is uploaded as the body of `POST /patron-imports/files?name=people.csv`, of any media type; its encoding, delimiter and headings are found out. Then `POST /patron-imports/{id}/run` checks or imports it. Refused lines come back as they came from `GET /patron-imports/{id}/refused`.',
  query: Type.Object(PageQuery),
  response: List(PatronImport),
})
export const GetPatronImport = route({
  method: 'GET',
  path: '/patron-imports/:id',
  access: 'patrons:import',
  summary: 'One import',
  params: IdParams,
  response: PatronImport,
})
export const ListImportLines = route({
  method: 'GET',
  path: '/patron-imports/:id/lines',
  access: 'patrons:import',
  summary: 'What became, or would become, of each line',
  params: IdParams,
  query: Type.Object({ state: Type.Optional(ImportLine.properties.state), ...PageQuery }),
  response: List(ImportLine),
})
export const RunPatronImport = route({
  method: 'POST',
  path: '/patron-imports/:id/run',
  access: 'patrons:import',
  summary: 'Check a file (a dry run that writes nothing) or import it, as a job with progress',
  params: IdParams,
  body: Type.Object({
    dryRun: Type.Optional(Type.Boolean()),
    /** Code of a saved plan; `plan` changes it for this run. */
    profile: Type.Optional(Type.String()),
    plan: Type.Optional(PartialPlan),
  }),
  response: PatronImport,
})
export const UndoPatronImport = route({
  method: 'POST',
  path: '/patron-imports/:id/undo',
  access: 'patrons:import',
  summary:
    'Take an import back: added patrons go, changed ones get back what they had, as far as nothing later depends on it',
  params: IdParams,
  response: PatronImport,
})

export const ImportProfile = Type.Object({ code: Type.String(), name: Type.String(), plan: ImportPlan })
export type ImportProfile = Static<typeof ImportProfile>
export const ListImportProfiles = route({
  method: 'GET',
  path: '/patron-import-profiles',
  access: 'patrons:import',
  summary: 'Saved plans of imports',
  response: List(ImportProfile),
})
export const PutImportProfile = route({
  method: 'PUT',
  path: '/patron-import-profiles/:code',
  access: 'patrons:import',
  summary: 'Save a plan for the next import',
  params: Type.Object({ code: Type.String() }),
  body: Type.Object({ name: Type.String({ minLength: 1, maxLength: 200 }), plan: PartialPlan }),
  response: ImportProfile,
})
export const RemoveImportProfile = route({
  method: 'DELETE',
  path: '/patron-import-profiles/:code',
  access: 'patrons:import',
  summary: 'Forget a saved plan',
  params: Type.Object({ code: Type.String() }),
  response: Empty,
})
