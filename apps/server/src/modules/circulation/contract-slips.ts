import { route } from '../../platform/route.ts'
import { Empty, Instant, Nullable, oneOf, Type, type Static } from '../../platform/schemas.ts'

export const slipKinds = ['check-out', 'check-in', 'hold', 'transit', 'routing'] as const
export const SlipKind = oneOf(...slipKinds)
export type SlipKind = (typeof slipKinds)[number]

const KindParams = Type.Object({ kind: SlipKind })

/** A slip ready for paper. */
export const Slip = Type.Object({
  kind: SlipKind,
  language: Type.String(),
  /** Plain text, for narrow printers and for reading. */
  text: Type.String(),
  /** A whole page that prints by itself on receipt paper or A4. */
  html: Type.String(),
  /** The same for an ESC/POS printer, base64; only when `paper` was asked for. */
  escpos: Nullable(Type.String()),
})
export type Slip = Static<typeof Slip>
export const GetSlip = route({
  method: 'GET',
  path: '/slips/:kind',
  access: 'circulation:read',
  summary: 'A slip or receipt, written from the template of the branch and language',
  description:
    '`check-out` from `loans` (numbers, comma between them); `check-in` from `checkIns`; `hold`, `transit` and `routing` from one `checkIn`, or a `hold` or `transit`. A transit slip of a hold names the holds address of the pick-up branch.',
  params: KindParams,
  query: Type.Object({
    loans: Type.Optional(Type.String({ maxLength: 4000, pattern: '^\\d+(,\\d+)*$' })),
    checkIns: Type.Optional(Type.String({ maxLength: 4000, pattern: '^\\d+(,\\d+)*$' })),
    checkIn: Type.Optional(Type.Integer()),
    hold: Type.Optional(Type.Integer()),
    transit: Type.Optional(Type.Integer()),
    language: Type.Optional(Type.String({ maxLength: 20 })),
    paper: Type.Optional(oneOf('58', '80')),
  }),
  response: Slip,
})
export const MailReceipt = route({
  method: 'POST',
  path: '/slips/check-out/mail',
  access: 'circulation:check-out',
  summary: 'Send a patron the receipt of loans by e-mail',
  body: Type.Object({ loans: Type.Array(Type.Integer(), { minItems: 1, maxItems: 500 }) }),
  response: Type.Object({ to: Type.String() }),
})

/** What slips of a kind say: the program's own text, and those of the library and its branches. */
export const SlipTemplate = Type.Object({
  kind: SlipKind,
  /** The text that comes with the program, in English. */
  ready: Type.String(),
  /** The same by language. */
  readyIn: Type.Record(Type.String(), Type.String()),
  fields: Type.Array(Type.Object({ name: Type.String(), list: Nullable(Type.String()) })),
  own: Type.Array(
    Type.Object({
      branch: Nullable(Type.Integer()),
      language: Type.String(),
      body: Type.String(),
      changedAt: Instant,
      changedBy: Type.String(),
    }),
  ),
})
export type SlipTemplate = Static<typeof SlipTemplate>
export const ListSlipTemplates = route({
  method: 'GET',
  path: '/slip-templates',
  access: 'circulation:read',
  summary: 'What slips say, with the fields that they may name',
  response: Type.Object({ rows: Type.Array(SlipTemplate) }),
})
export const ListSlipVersions = route({
  method: 'GET',
  path: '/slip-templates/:kind/versions',
  access: 'circulation:read',
  summary: 'What a slip said before, latest first',
  params: KindParams,
  query: Type.Object({
    branch: Type.Optional(Type.Integer()),
    language: Type.String({ minLength: 2, maxLength: 20 }),
  }),
  response: Type.Object({ rows: SlipTemplate.properties.own }),
})
const place = {
  branch: Type.Optional(Nullable(Type.Integer())),
  language: Type.String({ minLength: 2, maxLength: 20 }),
}
export const PutSlipTemplate = route({
  method: 'PUT',
  path: '/slip-templates/:kind',
  access: 'circulation:slips',
  summary: 'Set what slips of a kind say, for the library or a branch, in a language',
  description:
    'Fields are written `{{title}}`, conditions `{{if note}}…{{else}}…{{end}}`, lists `{{each items}}…{{end}}`; `**bold**`.',
  params: KindParams,
  body: Type.Object({ ...place, body: Type.String({ minLength: 1, maxLength: 20_000 }) }),
  response: SlipTemplate,
})
export const DeleteSlipTemplate = route({
  method: 'DELETE',
  path: '/slip-templates/:kind',
  access: 'circulation:slips',
  summary: 'Go back to the text of the library, or of the program',
  params: KindParams,
  query: Type.Object({ branch: Type.Optional(Type.Integer()), language: Type.String() }),
  response: Empty,
})
export const PreviewSlip = route({
  method: 'POST',
  path: '/slip-templates/:kind/preview',
  access: 'circulation:read',
  summary: 'A slip as a text would make it, with made-up facts, and what is wrong with the text',
  readOnly: true,
  params: KindParams,
  body: Type.Object({ body: Type.String({ maxLength: 20_000 }), branch: Type.Optional(Nullable(Type.Integer())) }),
  response: Type.Object({
    text: Type.String(),
    html: Type.String(),
    problems: Type.Array(Type.Object({ line: Type.Integer(), column: Type.Integer(), message: Type.String() })),
  }),
})
