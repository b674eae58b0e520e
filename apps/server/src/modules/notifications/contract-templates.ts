import { route } from '../../platform/route.ts'
import { Instant, Nullable, oneOf, Type, type Static } from '../../platform/schemas.ts'

const channel = oneOf('email', 'sms', 'print')
const text = {
  /** What Carrel or the library says; `{{field}}`, `{{if field}}…{{else}}…{{end}}`, `{{each items}}…{{end}}`. */
  subject: Type.String({ maxLength: 1000 }),
  body: Type.String({ maxLength: 50_000 }),
}

/** Which text: of a kind and channel, in a language, for a branch or (null) for all. */
const place = {
  kind: Type.String(),
  channel,
  language: Type.String({ minLength: 2, maxLength: 20 }),
  branch: Type.Optional(Nullable(Type.Integer())),
}

export const NoticeTemplate = Type.Object({
  kind: Type.String(),
  channel,
  language: Type.String(),
  branch: Nullable(Type.Integer()),
  ...text,
  /** Where the text in force comes from: this very place, a branch above, the whole library, or Carrel. */
  source: oneOf('own', 'above', 'library', 'carrel', 'none'),
  /** The branch it is inherited from. */
  sourceBranch: Nullable(Type.Integer()),
  versions: Type.Array(
    Type.Object({
      version: Type.Integer(),
      at: Instant,
      by: Type.String(),
      reset: Type.Boolean(),
      ...text,
    }),
  ),
})
export type NoticeTemplate = Static<typeof NoticeTemplate>

export const GetNoticeTemplate = route({
  method: 'GET',
  path: '/notice-template',
  access: 'staff',
  summary: 'The text of a kind of notice as it is in force at a place, with its versions',
  query: Type.Object({ ...place, branch: Type.Optional(Type.Integer()) }),
  response: NoticeTemplate,
})
export const ListOwnNoticeTemplates = route({
  method: 'GET',
  path: '/notice-templates',
  access: 'staff',
  summary: 'The texts that this library has written itself',
  response: Type.Object({
    rows: Type.Array(
      Type.Object({
        kind: Type.String(),
        channel,
        language: Type.String(),
        branch: Nullable(Type.Integer()),
        version: Type.Integer(),
        at: Instant,
        by: Type.String(),
      }),
    ),
  }),
})
export const PutNoticeTemplate = route({
  method: 'PUT',
  path: '/notice-template',
  access: 'notifications:templates',
  summary: 'Write a text; unknown fields are refused with their place',
  body: Type.Object({ ...place, ...text }),
  response: NoticeTemplate,
})
export const UndoNoticeTemplate = route({
  method: 'POST',
  path: '/notice-template/undo',
  access: 'notifications:templates',
  summary: 'Go back to the text before the last change; before the first, to what is inherited',
  body: Type.Object(place),
  response: NoticeTemplate,
})
export const ResetNoticeTemplate = route({
  method: 'POST',
  path: '/notice-template/reset',
  access: 'notifications:templates',
  summary: 'Give up the text of this place and inherit again',
  body: Type.Object(place),
  response: NoticeTemplate,
})

const previewOf = {
  ...place,
  subject: Type.Optional(text.subject),
  body: Type.Optional(text.body),
  /** What it is shown with; without any, made-up facts. */
  loan: Type.Optional(Type.Integer()),
  hold: Type.Optional(Type.Integer()),
  patron: Type.Optional(Type.Integer()),
}
export const PreviewNoticeTemplate = route({
  method: 'POST',
  path: '/notice-template/preview',
  access: 'staff',
  summary: 'What a text would say about a real loan, hold or patron; problems with their places',
  readOnly: true,
  body: Type.Object(previewOf),
  response: Type.Object({
    subject: Type.String(),
    text: Type.String(),
    html: Type.String(),
    /** Made up, or the patron whose facts these are. */
    about: Nullable(Type.String()),
    problems: Type.Array(
      Type.Object({
        part: oneOf('subject', 'body'),
        line: Type.Integer(),
        column: Type.Integer(),
        message: Type.String(),
      }),
    ),
    sms: Nullable(Type.Object({ encoding: oneOf('gsm-7', 'ucs-2'), units: Type.Integer(), segments: Type.Integer() })),
  }),
})
export const TestNoticeTemplate = route({
  method: 'POST',
  path: '/notice-template/test',
  access: 'notifications:templates',
  summary: 'Send a text to an address of one’s own, to see how it arrives',
  body: Type.Object({ ...previewOf, to: Type.String({ minLength: 3, maxLength: 320 }) }),
  response: Type.Object({ mail: Type.Integer() }),
})
