import { route } from '../../platform/route.ts'
import {
  Day,
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
import { Patron } from './contract.ts'
import { PatronHint } from './contract-people.ts'

const Short = Type.String({ maxLength: 200 })
/** What people say who sign up by themselves. */
export const SignUpForm = Type.Object({
  givenName: Short,
  familyName: Type.String({ minLength: 1, maxLength: 200 }),
  preferredName: Type.Optional(Short),
  birthDate: Type.Optional(Nullable(Day)),
  email: Type.String({ minLength: 3, maxLength: 320 }),
  phone: Type.Optional(Short),
  street: Type.Optional(Short),
  city: Type.Optional(Short),
  postcode: Type.Optional(Short),
  branch: Type.Integer(),
  language: Type.Optional(Type.String({ maxLength: 35 })),
  pin: Type.Optional(Type.String({ minLength: 4, maxLength: 100 })),
})
export type SignUpForm = Static<typeof SignUpForm>

export const Registration = Type.Object({
  id: Type.Integer(),
  state: oneOf('unconfirmed', 'waiting', 'approved', 'rejected', 'expired'),
  givenName: Type.String(),
  familyName: Type.String(),
  preferredName: Type.String(),
  birthDate: Nullable(Day),
  email: Type.String(),
  phone: Type.String(),
  street: Type.String(),
  city: Type.String(),
  postcode: Type.String(),
  branch: Type.Integer(),
  language: Type.String(),
  at: Instant,
  confirmed: Nullable(Instant),
  decided: Nullable(Instant),
  decidedBy: Nullable(Type.String()),
  reason: Type.String(),
  patron: Nullable(Type.Integer()),
  /** Patrons who may be the same person. */
  duplicates: Type.Array(PatronHint),
})
export type Registration = Static<typeof Registration>

export const SignUp = route({
  method: 'POST',
  path: '/registrations',
  access: 'public',
  summary: 'Sign up for a card; a mail asks to confirm the address',
  description:
    'Open when the setting `patrons.self-registration` is `approval` (staff look at each) or `at-once` (a card in the category `patrons.self-registration-category`, for `patrons.self-registration-days` days). At most five an hour from one address. Duplicates are shown to staff, never to the public.',
  body: SignUpForm,
  response: Type.Object({ sent: Type.Boolean() }),
})
export const ConfirmSignUp = route({
  method: 'POST',
  path: '/registrations/confirmation',
  access: 'public',
  summary: 'Confirm the e-mail address with the secret of the link, good for two days',
  body: Type.Object({ token: Type.String({ maxLength: 200 }) }),
  response: Type.Object({
    state: oneOf('waiting', 'approved'),
    /** The card, where one was given at once. */
    card: Nullable(Type.String()),
    expires: Nullable(Day),
  }),
})
export const ConfirmEmail = route({
  method: 'POST',
  path: '/email-confirmations',
  access: 'public',
  summary: 'Confirm an e-mail address with the secret of the link, good for two days',
  body: Type.Object({ token: Type.String({ maxLength: 200 }) }),
  response: Type.Object({ email: Type.String() }),
})
export const AskOwnEmailAgain = route({
  method: 'POST',
  path: '/account/email-confirmation',
  access: 'patron',
  summary: 'Send the link that confirms the address of the signed-in patron again',
  response: Empty,
})
export const AskEmailAgain = route({
  method: 'POST',
  path: '/patrons/:id/email-confirmation',
  access: 'patrons:write',
  summary: 'Send a patron the link that confirms the e-mail address',
  params: IdParams,
  response: Patron,
})
export const ListRegistrations = route({
  method: 'GET',
  path: '/registrations',
  access: 'patrons:write',
  summary: 'People who signed up by themselves, with patrons who may be the same',
  query: Type.Object({ state: Type.Optional(Registration.properties.state), ...PageQuery }),
  response: List(Registration),
})
export const ApproveRegistration = route({
  method: 'POST',
  path: '/registrations/:id/approval',
  access: 'patrons:write',
  summary: 'Make a patron of someone who signed up; or full member of one with a temporary card',
  params: IdParams,
  body: Type.Object({
    category: Type.Optional(Type.String()),
    card: Type.Optional(Type.String({ maxLength: 40 })),
    expires: Type.Optional(Nullable(Day)),
  }),
  response: Patron,
})
export const RejectRegistration = route({
  method: 'POST',
  path: '/registrations/:id/rejection',
  access: 'patrons:write',
  summary: 'Turn a registration down; a temporary card ends',
  params: IdParams,
  body: Type.Object({ reason: Type.String({ minLength: 1, maxLength: 500 }), mail: Type.Optional(Type.Boolean()) }),
  response: Registration,
})

/** Something that a patron asked for in the account. */
export const PatronRequest = Type.Object({
  id: Type.Integer(),
  patron: Type.Integer(),
  name: Type.String(),
  kind: oneOf('contact', 'erasure'),
  /** What the patron wants to have in each field. */
  wanted: Type.Record(Type.String(), Type.String()),
  /** What stands there now. */
  now: Type.Record(Type.String(), Type.String()),
  note: Type.String(),
  state: oneOf('waiting', 'approved', 'rejected', 'withdrawn'),
  at: Instant,
  decidedBy: Nullable(Type.String()),
  reason: Type.String(),
})
export type PatronRequest = Static<typeof PatronRequest>
export const ListRequests = route({
  method: 'GET',
  path: '/patron-requests',
  access: 'patrons:write',
  summary: 'Changes and erasures that patrons asked for',
  query: Type.Object({ state: Type.Optional(PatronRequest.properties.state), ...PageQuery }),
  response: List(PatronRequest),
})
export const ApproveRequest = route({
  method: 'POST',
  path: '/patron-requests/:id/approval',
  access: 'patrons:write',
  summary: 'Do what a patron asked for; erasing needs the permission `patrons:delete` and is refused like deleting',
  params: IdParams,
  response: PatronRequest,
})
export const RejectRequest = route({
  method: 'POST',
  path: '/patron-requests/:id/rejection',
  access: 'patrons:write',
  summary: 'Turn down what a patron asked for',
  params: IdParams,
  body: Type.Object({ reason: Type.String({ minLength: 1, maxLength: 500 }) }),
  response: PatronRequest,
})
