import { route } from '../../platform/route.ts'
import { Id, oneOf, Type, type Static } from '../../platform/schemas.ts'
import { BatchRun, Selection } from '../batch-editing/contract.ts'
import { ChangedKind } from './contract-changes.ts'

/** Which headings get their links written into records, and how. */
export const HeadingLinking = Type.Object({
  /** Which records; all that carry an established heading unless told. */
  selection: Type.Optional(Selection),
  /** Only records with headings of this authority record; in them every heading gets its link. */
  authority: Type.Optional(Id),
  kind: Type.Optional(ChangedKind),
  /** What stands in $0; as the library has set it, else the number. Where there is no number behind a code of an agency it is the address, and the other way round. */
  write: Type.Optional(oneOf('number', 'address', 'none')),
  /** Also $1, the address of the person or thing itself; as the library has set it unless told. */
  thing: Type.Optional(Type.Boolean()),
  /** Also headings with subdivisions: they get the link of the heading before them. No unless told. */
  subdivided: Type.Optional(Type.Boolean()),
  /** Another number of the same agency that is there gives way; yes unless told. */
  replace: Type.Optional(Type.Boolean()),
  why: Type.Optional(Type.String({ maxLength: 500 })),
  applyAtOnce: Type.Optional(Type.Boolean()),
})
export type HeadingLinking = Static<typeof HeadingLinking>

export const LinkHeadingsInRecords = route({
  method: 'POST',
  path: '/heading-changes/links',
  access: 'catalog:batch',
  summary: 'Write the links of headings to their authorities into records ($0, $1)',
  description:
    'Makes a batch edit of one step, `link-headings`: its preview shows each record, it is written by `POST /batch-edits/:id/apply` and taken back by `POST /batch-edits/:id/undo`. Headings that are only nearly alike, outdated or claimed by several records get no link.',
  body: HeadingLinking,
  response: BatchRun,
})
