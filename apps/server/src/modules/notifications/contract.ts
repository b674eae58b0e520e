import { route } from '../../platform/route.ts'
import {
  Day,
  Empty,
  Id,
  IdParams,
  Instant,
  List,
  Money,
  Nullable,
  PageQuery,
  Reason,
  oneOf,
  Type,
  type Static,
} from '../../platform/schemas.ts'

export const noticeKindCodes = [
  'courtesy',
  'due-today',
  'overdue',
  'hold-ready',
  'hold-expiring',
  'hold-cancelled',
  'hold-expired',
  'recall',
  'renewed',
  'not-renewed',
  'bill',
  'due-changed',
  'parts-missing',
  'lost',
  'card-expiring',
  'welcome',
  'check-out',
  'check-in',
  'renewal',
  'password-reset',
  'email-confirmation',
  'curbside',
  'registration',
  'new-titles',
  'suggestion-answered',
  'interlibrary-answered',
] as const
/** What a notice is: `courtesy` is the due-soon notice, `check-out`, `check-in` and `renewal` are receipts. */
export const NoticeKindCode = oneOf(...noticeKindCodes)
export type NoticeKindCode = (typeof noticeKindCodes)[number]

export const Channel = oneOf('email', 'sms', 'print')
export type Channel = 'email' | 'sms' | 'print'

/** A kind of notice: when it is sent and what patrons may decide about it. */
export const NoticeKind = Type.Object({
  code: NoticeKindCode,
  about: oneOf('loan', 'hold', 'patron'),
  /** `event`: when it happens. The others are read from the clock: days before or after a due date, the end of the hold shelf or of a card; `balance` when enough is owed. */
  when: oneOf('before-due', 'on-due', 'after-due', 'before-shelf-end', 'before-card-end', 'balance', 'event'),
  /** Sent by e-mail as long as no rule of this kind exists. */
  usual: Type.Boolean(),
  /** The patron may do without it. */
  optional: Type.Boolean(),
  /** Waits for the daily digest of patrons who want one. */
  digest: Type.Boolean(),
  /** What its templates may name. */
  fields: Type.Array(Type.Object({ name: Type.String(), text: Type.String() })),
  /** What a row of the list `items` has; empty where there is no list. */
  itemFields: Type.Array(Type.Object({ name: Type.String(), text: Type.String() })),
})
export type NoticeKind = Static<typeof NoticeKind>
export const ListNoticeKinds = route({
  method: 'GET',
  path: '/notice-kinds',
  access: 'staff',
  summary: 'Kinds of notices, with the fields of their templates',
  response: Type.Object({ rows: Type.Array(NoticeKind), languages: Type.Array(Type.String()) }),
})

/** One step: when, and by which way. Days, weeks and months are days of the branch; hours and minutes are counted from the due moment. */
export const NoticeStep = Type.Object({
  /** How long before (courtesy, hold-expiring, card-expiring) or after (overdue) it is sent; 0 with a due-today notice or an event. */
  count: Type.Integer({ minimum: 0, maximum: 1000 }),
  unit: oneOf('minutes', 'hours', 'days', 'weeks', 'months'),
  /** In order of preference; the first by which the patron can be reached. Empty: none, the notice is off for this case. */
  channels: Type.Array(Channel, { maxItems: 3 }),
  /** By all of the channels instead of the first. */
  everyChannel: Type.Optional(Type.Boolean()),
})
export type NoticeStep = Static<typeof NoticeStep>

const ruleFields = {
  kind: NoticeKindCode,
  name: Type.String({ maxLength: 200 }),
  active: Type.Boolean(),
  /** To what it applies; what is left open applies to all. `branch` is the lending or pick-up branch (of patrons: their home branch); a system stands for all below it. */
  patronCategory: Nullable(Type.String()),
  itemType: Nullable(Type.String()),
  branch: Nullable(Type.Integer()),
  /** The ladder, first step first. */
  steps: Type.Array(NoticeStep, { minItems: 1, maxItems: 20 }),
  /** `wait`: nothing on a day on which the branch is closed; it follows on the next open day. */
  closedDays: oneOf('send', 'wait'),
  /** When several steps have come due at once, e.g. because the rule is new: only the last of them, or each. */
  catchUp: oneOf('last', 'all'),
  /** Bills: sent when at least this much is owed. */
  above: Nullable(Money),
  /** Bills: sent again after so many days as long as it is owed; null: once until it was paid. */
  everyDays: Nullable(Type.Integer({ minimum: 1, maximum: 3650 })),
}
export const NoticeRule = Type.Object({ id: Type.Integer(), ...ruleFields, changedAt: Instant })
export type NoticeRule = Static<typeof NoticeRule>
export const NoticeRuleContent = Type.Object({
  kind: ruleFields.kind,
  name: Type.Optional(ruleFields.name),
  active: Type.Optional(ruleFields.active),
  patronCategory: Type.Optional(ruleFields.patronCategory),
  itemType: Type.Optional(ruleFields.itemType),
  branch: Type.Optional(ruleFields.branch),
  steps: ruleFields.steps,
  closedDays: Type.Optional(ruleFields.closedDays),
  catchUp: Type.Optional(ruleFields.catchUp),
  above: Type.Optional(ruleFields.above),
  everyDays: Type.Optional(ruleFields.everyDays),
})
export type NoticeRuleContent = Static<typeof NoticeRuleContent>

export const ListNoticeRules = route({
  method: 'GET',
  path: '/notice-rules',
  access: 'staff',
  summary: 'Which notices are sent, when and by which way',
  description:
    'Of each kind, the most specific active rule that fits a case decides (more criteria, then the nearer branch); a broader one adds nothing, so nobody is told twice.',
  query: Type.Object({ kind: Type.Optional(NoticeKindCode) }),
  response: List(NoticeRule),
})
export const CreateNoticeRule = route({
  method: 'POST',
  path: '/notice-rules',
  access: 'notifications:rules',
  summary: 'Add a notice rule, e.g. a due-soon notice 2 days before or an overdue ladder of 7, 14 and 28 days',
  body: NoticeRuleContent,
  response: NoticeRule,
})
export const ChangeNoticeRule = route({
  method: 'PUT',
  path: '/notice-rules/:id',
  access: 'notifications:rules',
  summary: 'Change a notice rule; steps that a loan has had for its due date are not sent again',
  params: IdParams,
  body: NoticeRuleContent,
  response: NoticeRule,
})
export const DeleteNoticeRule = route({
  method: 'DELETE',
  path: '/notice-rules/:id',
  access: 'notifications:rules',
  summary: 'Remove a notice rule',
  params: IdParams,
  response: Empty,
})
export const AddUsualNoticeRules = route({
  method: 'POST',
  path: '/notice-rules/usual',
  access: 'notifications:rules',
  summary:
    'Add the usual rules for kinds that have none: due soon, overdue ladder, hold expiring, card ending, welcome',
  response: List(NoticeRule),
})
export const ExplainNoticeRules = route({
  method: 'POST',
  path: '/notice-rules/explanation',
  access: 'staff',
  summary: 'Which rule of a kind decides a case, which lost, and on which days its steps are sent',
  readOnly: true,
  body: Type.Object({
    kind: NoticeKindCode,
    patronCategory: Type.Optional(Nullable(Type.String())),
    itemType: Type.Optional(Nullable(Type.String())),
    branch: Type.Optional(Nullable(Type.Integer())),
    /** Due moment (or last day) from which the steps are counted. */
    due: Type.Optional(Instant),
  }),
  response: Type.Object({
    rule: Nullable(NoticeRule),
    reasons: Type.Array(Reason),
    steps: Type.Array(Type.Object({ number: Type.Integer(), at: Instant, channels: Type.Array(Channel) })),
  }),
})

/** `queued` waits, `sent`, `kept` (nothing leaves this library yet), `printing` (letter not printed yet), `failed`, `bounced`, `dropped` (no longer true), `stopped` by staff, `unreachable` (no way to tell the patron). */
export const NoticeState = oneOf(
  'queued',
  'sent',
  'kept',
  'printing',
  'failed',
  'bounced',
  'dropped',
  'stopped',
  'unreachable',
)
export type NoticeState = Static<typeof NoticeState>

export const NoticeMessage = Type.Object({
  id: Type.Integer(),
  channel: Channel,
  to: Type.String(),
  subject: Type.String(),
  text: Type.String(),
  state: oneOf('queued', 'sending', 'sent', 'kept', 'failed', 'bounced', 'stopped'),
  createdAt: Instant,
  sentAt: Nullable(Instant),
  failure: Nullable(Type.String()),
})
/** One thing that a patron was told or is to be told, and what came of it. */
export const Notice = Type.Object({
  id: Type.Integer(),
  kind: NoticeKindCode,
  /** Step of the rule, 1 first. */
  step: Type.Integer(),
  patron: Type.Integer(),
  patronName: Type.String(),
  branch: Nullable(Type.Integer()),
  rule: Nullable(Type.Integer()),
  loan: Nullable(Type.Integer()),
  /** Due moment that it is about. */
  due: Nullable(Instant),
  hold: Nullable(Type.Integer()),
  /** What it is about, e.g. the title. */
  about: Type.String(),
  state: NoticeState,
  /** Why it was dropped, stopped, or could not be sent. */
  outcome: Type.String(),
  createdAt: Instant,
  /** Not sent before. */
  sendAfter: Instant,
  /** Every message that carried it, the last one first; several notices may share one. */
  messages: Type.Array(NoticeMessage),
})
export type Notice = Static<typeof Notice>

export const ListNotices = route({
  method: 'GET',
  path: '/notices',
  access: 'notifications:read',
  summary: 'Notices of all patrons, newest first',
  query: Type.Object({
    kind: Type.Optional(NoticeKindCode),
    state: Type.Optional(NoticeState),
    channel: Type.Optional(Channel),
    patron: Type.Optional(Type.Integer()),
    loan: Type.Optional(Type.Integer()),
    hold: Type.Optional(Type.Integer()),
    branch: Type.Optional(Type.Integer()),
    from: Type.Optional(Day),
    to: Type.Optional(Day),
    ...PageQuery,
  }),
  response: List(Notice),
})
export const PatronNotices = route({
  method: 'GET',
  path: '/patrons/:id/notices',
  access: 'notifications:read',
  summary: 'Everything that a patron was told, newest first, with the text as sent',
  params: IdParams,
  query: Type.Object(PageQuery),
  response: List(Notice),
})
export const GetNotice = route({
  method: 'GET',
  path: '/notices/:id',
  access: 'notifications:read',
  summary: 'One notice with its messages',
  params: IdParams,
  response: Notice,
})
export const ExplainNotice = route({
  method: 'GET',
  path: '/notices/:id/explanation',
  access: 'notifications:read',
  summary: 'Why it is sent: which rule, which step, by which way, and what came of it',
  params: IdParams,
  response: Type.Object({ reasons: Type.Array(Reason) }),
})
export const ResendNotice = route({
  method: 'POST',
  path: '/notices/:id/resend',
  access: 'notifications:send',
  summary: 'Send a notice again, by the same way or another',
  params: IdParams,
  body: Type.Object({ channel: Type.Optional(Channel) }),
  response: Notice,
})
export const StopNotice = route({
  method: 'POST',
  path: '/notices/:id/stop',
  access: 'notifications:send',
  summary: 'Keep a notice that waits from being sent',
  params: IdParams,
  body: Type.Object({ reason: Type.Optional(Type.String({ maxLength: 500 })) }),
  response: Notice,
})
export const SendReceipt = route({
  method: 'POST',
  path: '/patrons/:id/receipts',
  access: 'notifications:send',
  summary: 'Send a receipt of loans, returns or renewals, because the patron asks for it',
  params: IdParams,
  body: Type.Object({
    kind: oneOf('check-out', 'check-in', 'renewal'),
    loans: Type.Array(Id, { minItems: 1, maxItems: 500 }),
    channel: Type.Optional(Channel),
  }),
  response: List(Notice),
})

/** How a patron wants to be told. `kind` `*` stands for every kind without a row of its own. */
export const NoticePreference = Type.Object({
  kind: Type.Union([NoticeKindCode, Type.Literal('*')]),
  /** Null: as the rule says. Empty: not at all (where the patron may do without it). */
  channels: Nullable(Type.Array(Channel, { maxItems: 3 })),
  /** One mail a day for all of this kind. */
  digest: Type.Boolean(),
})
export type NoticePreference = Static<typeof NoticePreference>
export const NoticePreferences = Type.Object({
  patron: Type.Integer(),
  rows: Type.Array(NoticePreference),
  /** Addresses of this patron that do not work. */
  undeliverable: Type.Array(
    Type.Object({ channel: Channel, address: Type.String(), reason: Type.String(), since: Instant }),
  ),
})
export type NoticePreferences = Static<typeof NoticePreferences>
const preferenceBody = Type.Object({ rows: Type.Array(NoticePreference, { maxItems: 40 }) })
export const GetNoticePreferences = route({
  method: 'GET',
  path: '/patrons/:id/notice-preferences',
  access: 'patrons:read',
  summary: 'How a patron wants to be told',
  params: IdParams,
  response: NoticePreferences,
})
export const PutNoticePreferences = route({
  method: 'PUT',
  path: '/patrons/:id/notice-preferences',
  access: 'patrons:write',
  summary: 'Set how a patron wants to be told; kinds that are not named go back to what the rules say',
  params: IdParams,
  body: preferenceBody,
  response: NoticePreferences,
})
export const GetMyNoticePreferences = route({
  method: 'GET',
  path: '/account/notice-preferences',
  access: 'patron',
  summary: 'How I want to be told',
  response: NoticePreferences,
})
export const PutMyNoticePreferences = route({
  method: 'PUT',
  path: '/account/notice-preferences',
  access: 'patron',
  summary: 'Choose how I want to be told',
  body: preferenceBody,
  response: NoticePreferences,
})
export const MyNotices = route({
  method: 'GET',
  path: '/account/notices',
  access: 'patron',
  summary: 'What the library has told me, newest first',
  query: Type.Object(PageQuery),
  response: List(Notice),
})
export const Unsubscribe = route({
  method: 'POST',
  path: '/notice-unsubscription/:token',
  access: 'public',
  summary: 'End notices of a kind by the link in a mail (RFC 8058)',
  params: Type.Object({ token: Type.String({ maxLength: 300 }) }),
  response: Type.Object({ kind: NoticeKindCode, patronName: Type.String() }),
})
