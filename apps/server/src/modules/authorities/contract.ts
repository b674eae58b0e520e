import { route } from '../../platform/route.ts'
import { oneOf, Type, type Static } from '../../platform/schemas.ts'

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
