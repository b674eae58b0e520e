import { route } from '../../platform/route.ts'
import { Empty, Instant, Nullable, oneOf, Type, type Static } from '../../platform/schemas.ts'

/** What printing has texts for; what slips say belongs to circulation (`/slip-templates`). */
export const textKinds = ['receipt', 'spine-label', 'item-label'] as const
export const TextKind = oneOf(...textKinds)
export type TextKind = (typeof textKinds)[number]

const KindParams = Type.Object({ kind: TextKind })
const Language = Type.String({ minLength: 2, maxLength: 20 })

/** One text of a library's own, as it was from a moment on; an empty one is the way back to the text before it in the line. */
export const TextVersion = Type.Object({
  branch: Nullable(Type.Integer()),
  language: Type.String(),
  body: Type.String(),
  changedAt: Instant,
  changedBy: Type.String(),
})
export type TextVersion = Static<typeof TextVersion>
/** What receipts or labels say: Carrel's own text by language, and those of the library and its branches. */
export const PrintText = Type.Object({
  kind: TextKind,
  ready: Type.Record(Type.String(), Type.String()),
  fields: Type.Array(Type.Object({ name: Type.String(), list: Nullable(Type.String()) })),
  own: Type.Array(TextVersion),
})
export type PrintText = Static<typeof PrintText>
export const ListPrintTexts = route({
  method: 'GET',
  path: '/print-texts',
  access: 'staff',
  summary: 'What receipts and labels say, with the fields that they may name',
  response: Type.Object({ rows: Type.Array(PrintText) }),
})
export const ListTextVersions = route({
  method: 'GET',
  path: '/print-texts/:kind/versions',
  access: 'staff',
  summary: 'What a text said before, latest first',
  params: KindParams,
  query: Type.Object({ branch: Type.Optional(Type.Integer()), language: Language }),
  response: Type.Object({ rows: Type.Array(TextVersion) }),
})
export const PutPrintText = route({
  method: 'PUT',
  path: '/print-texts/:kind',
  access: 'printing:manage',
  summary: 'Set what receipts or labels say, for the library or a branch, in a language',
  description:
    'Fields are written `{{title}}`, conditions `{{if copy}}…{{else}}…{{end}}`, lists `{{each lines}}…{{end}}`. A line is `# large`, `= centred`, `left || right`, `---` across, `%% barcode`, `@@ QR code`; `**bold**`.',
  params: KindParams,
  body: Type.Object({
    branch: Type.Optional(Nullable(Type.Integer())),
    language: Language,
    body: Type.String({ minLength: 1, maxLength: 20_000 }),
  }),
  response: PrintText,
})
export const ResetPrintText = route({
  method: 'DELETE',
  path: '/print-texts/:kind',
  access: 'printing:manage',
  summary: 'Go back to the text of the library, or of the program',
  params: KindParams,
  query: Type.Object({ branch: Type.Optional(Type.Integer()), language: Language }),
  response: Empty,
})
export const PreviewPrintText = route({
  method: 'POST',
  path: '/print-texts/:kind/preview',
  access: 'staff',
  summary: 'A receipt or label as a text would make it, with made-up facts, and what is wrong with the text',
  description: 'A receipt comes as a page, a label as a picture with bars on the dots of the print head.',
  readOnly: true,
  params: KindParams,
  body: Type.Object({
    body: Type.String({ maxLength: 20_000 }),
    printer: Type.Optional(Nullable(Type.Integer())),
  }),
  response: Type.Object({
    html: Type.String(),
    problems: Type.Array(Type.Object({ line: Type.Integer(), column: Type.Integer(), message: Type.String() })),
  }),
})
