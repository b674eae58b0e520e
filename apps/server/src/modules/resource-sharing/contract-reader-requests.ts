import { route } from '../../platform/route.ts'
import {
  Empty,
  IdParams,
  Instant,
  List,
  Nullable,
  PageQuery,
  oneOf,
  Type,
  type Static,
} from '../../platform/schemas.ts'

export const wishKinds = ['article', 'chapter', 'book', 'journal', 'thesis'] as const
export const WishKind = oneOf(...wishKinds)
export type WishKind = (typeof wishKinds)[number]
/** `new`: nobody has looked; `ordered`: asked for elsewhere; `here`: it can be collected; `declined`; `done`. */
export const wishStates = ['new', 'ordered', 'here', 'declined', 'done'] as const
export const WishState = oneOf(...wishStates)
export type WishState = (typeof wishStates)[number]

const text = (maxLength: number) => Type.String({ maxLength })
const fields = {
  kind: WishKind,
  /** The book or journal. */
  title: text(500),
  /** The article or chapter in it. */
  part: text(500),
  author: text(300),
  number: text(40),
  doi: text(250),
  year: text(20),
  volume: text(50),
  issue: text(50),
  pages: text(50),
  note: text(2000),
}
const wish = Type.Object({
  ...Type.Partial(Type.Object(fields)).properties,
  kind: WishKind,
  pickup: Type.Optional(Type.Integer()),
})
export type ReaderWish = Static<typeof wish>

/** What a reader asked for. */
export const MyReaderRequest = Type.Object({
  id: Type.Integer(),
  ...fields,
  pickup: Nullable(Type.Integer()),
  state: WishState,
  answer: Type.String(),
  createdAt: Instant,
})
export type MyReaderRequest = Static<typeof MyReaderRequest>
export const ReaderRequest = Type.Object({
  ...MyReaderRequest.properties,
  patron: Nullable(Type.Integer()),
  patronName: Nullable(Type.String()),
  pickupName: Nullable(Type.String()),
  decidedAt: Nullable(Instant),
  decidedBy: Nullable(Type.String()),
})
export type ReaderRequest = Static<typeof ReaderRequest>

export const MyReaderRequests = route({
  method: 'GET',
  path: '/account/interlibrary-requests',
  access: 'patron',
  summary: 'What I asked for from other libraries, latest first',
  response: List(MyReaderRequest),
})
export const AskForTitle = route({
  method: 'POST',
  path: '/account/interlibrary-requests',
  access: 'patron',
  summary: 'Ask for something from another library',
  body: wish,
  response: MyReaderRequest,
})
export const WithdrawReaderRequest = route({
  method: 'DELETE',
  path: '/account/interlibrary-requests/:id',
  access: 'patron',
  summary: 'Take back what nobody has looked at yet',
  params: IdParams,
  response: Empty,
})
export const ListReaderRequests = route({
  method: 'GET',
  path: '/resource-sharing/reader-requests',
  access: 'resource-sharing:read',
  summary: 'What readers ask for from other libraries; those that nobody has looked at unless a state is named',
  query: Type.Object({ state: Type.Optional(WishState), ...PageQuery }),
  response: Type.Object({
    total: Type.Integer(),
    rows: Type.Array(ReaderRequest),
    counts: Type.Record(Type.String(), Type.Integer()),
  }),
})
export const DecideReaderRequest = route({
  method: 'POST',
  path: '/resource-sharing/reader-requests/:id/decision',
  access: 'resource-sharing:requests',
  summary: 'Asked for elsewhere, here, not possible, done, or open again',
  description: '`answer` is what the reader reads with it; one that is declined needs it.',
  params: IdParams,
  body: Type.Object({ to: WishState, answer: Type.Optional(Type.String({ maxLength: 1000 })) }),
  response: ReaderRequest,
})
