import { route } from '../../platform/route.ts'
import { IdParams, Instant, List, Nullable, oneOf, PageQuery, Type, type Static } from '../../platform/schemas.ts'

/** Letters of a message at most, open messages that are taken, and weeks that a done one is kept. */
export const messageLimits = { name: 200, answerTo: 320, text: 5000, open: 2000, doneWeeks: 8 } as const

export const SiteMessage = Type.Object({
  id: Type.Integer(),
  branch: Nullable(Type.Integer()),
  branchName: Nullable(Type.String()),
  name: Type.String(),
  /** An e-mail address or a telephone number, as it was typed. */
  answerTo: Type.String(),
  text: Type.String(),
  /** Language of the page that it was written on, e.g. `de`. */
  language: Type.String(),
  at: Instant,
  doneAt: Nullable(Instant),
  doneBy: Nullable(Type.String()),
})
export type SiteMessage = Static<typeof SiteMessage>

export const ListSiteMessages = route({
  method: 'GET',
  path: '/site/messages',
  access: 'site:messages',
  summary: 'What people wrote to the library from its site: open ones, oldest first, or done ones',
  query: Type.Object({ state: Type.Optional(oneOf('open', 'done')), ...PageQuery }),
  response: List(SiteMessage),
})
export const SetSiteMessage = route({
  method: 'POST',
  path: '/site/messages/:id/state',
  access: 'site:messages',
  summary: 'Mark a message as done, or as open again',
  params: IdParams,
  body: Type.Object({ state: oneOf('open', 'done') }),
  response: SiteMessage,
})
