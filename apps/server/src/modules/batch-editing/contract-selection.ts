import { route } from '../../platform/route.ts'
import { Instant, Nullable, oneOf, Type, type Static } from '../../platform/schemas.ts'

/** What was searched for: the whole result is meant, not a page of it. The parameters are those of `GET /search`. */
export const SearchChoice = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 2000 })),
  facet: Type.Optional(Type.Array(Type.String({ maxLength: 300 }), { maxItems: 100 })),
  yearFrom: Type.Optional(Type.Integer()),
  yearTo: Type.Optional(Type.Integer()),
})

/** Which records are meant, in one of these ways. What it holds is found anew whenever it is used. */
export const Selection = Type.Union([
  Type.Object({ search: SearchChoice }),
  Type.Object({ set: Type.Integer({ minimum: 1 }) }),
  /** Records that are flagged by a rule now. */
  Type.Object({ finding: Type.String({ minLength: 1, maxLength: 100 }), severity: Type.Optional(Type.String()) }),
  Type.Object({ bibs: Type.Array(Type.Integer({ minimum: 1 }), { minItems: 1, maxItems: 200_000 }) }),
  /** Titles that an import added or changed. */
  Type.Object({ import: Type.Integer({ minimum: 1 }) }),
  /** Titles whose records were added or changed at this moment or later. */
  Type.Object({ changedSince: Instant }),
])
export type Selection = Static<typeof Selection>

/** A record as lists of this module show it. */
export const SelectedRecord = Type.Object({
  bib: Type.Integer(),
  controlNumber: Type.String(),
  title: Type.String(),
  author: Nullable(Type.String()),
  year: Nullable(Type.Integer()),
  format: Type.String(),
})
export type SelectedRecord = Static<typeof SelectedRecord>

export const CountSelection = route({
  method: 'POST',
  path: '/batch-edits/selection',
  access: 'catalog:read',
  summary: 'How many records a selection holds, and the first of them',
  description: 'Nothing is kept: a run finds its records anew when it begins, and keeps to those.',
  readOnly: true,
  body: Type.Object({ selection: Selection, sample: Type.Optional(Type.Integer({ minimum: 0, maximum: 100 })) }),
  response: Type.Object({
    total: Type.Integer(),
    /** The selection in words, e.g. `search “emil”`. */
    text: Type.String(),
    rows: Type.Array(SelectedRecord),
  }),
})

/** Formats in which records are given out. */
export const RecordFormat = oneOf('iso2709', 'marcxml', 'mrk', 'json')
export type RecordFormat = Static<typeof RecordFormat>
