import { route } from '../../platform/route.ts'
import { Day, Empty, Instant, Nullable, Type, type Static } from '../../platform/schemas.ts'
import { FieldValues } from './contract.ts'

export const AccountView = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  preferredName: Type.String(),
  card: Nullable(Type.String()),
  expires: Nullable(Day),
  branch: Type.Integer(),
  email: Type.String(),
  /** Whether the address was confirmed by a link; left out where nobody was asked. */
  emailConfirmed: Type.Optional(Type.Boolean()),
  phone: Type.String(),
  address: Type.String(),
  language: Type.String(),
  keepHistory: Type.Boolean(),
  historySince: Nullable(Instant),
  /** Fields of the library that patrons see. */
  fields: FieldValues,
  /** Messages of the library. */
  messages: Type.Array(Type.Object({ id: Type.Integer(), text: Type.String(), at: Instant })),
  /** What is stopped, in the words of its kind for patrons; empty where there are none: the staff at the desk say why. */
  blocks: Type.Array(Type.Object({ text: Type.String(), until: Nullable(Day) })),
  /** People for whom this patron acts. */
  sponsors: Type.Array(Type.Object({ patron: Type.Integer(), name: Type.String(), rights: Type.Array(Type.String()) })),
  /** A change of contact details that staff have still to approve. */
  waiting: Nullable(
    Type.Object({ id: Type.Integer(), wanted: Type.Record(Type.String(), Type.String()), at: Instant }),
  ),
  erasureAsked: Nullable(Instant),
  /** How details may be changed: the setting `patrons.contact-changes`. */
  contactChanges: Type.Union([Type.Literal('at-once'), Type.Literal('approval'), Type.Literal('off')]),
  csrf: Type.String(),
})
export type AccountView = Static<typeof AccountView>

const Pin = Type.String({ minLength: 4, maxLength: 100 })

export const PatronSignIn = route({
  method: 'POST',
  path: '/account/session',
  access: 'public',
  summary: 'Sign in with card and PIN',
  body: Type.Object({ card: Type.String({ maxLength: 200 }), pin: Type.String({ maxLength: 1000 }) }),
  response: AccountView,
})
export const PatronSignOut = route({
  method: 'DELETE',
  path: '/account/session',
  access: 'patron',
  summary: 'Sign out',
  response: Empty,
})
export const GetAccount = route({
  method: 'GET',
  path: '/account',
  access: 'patron',
  summary: 'The signed-in patron',
  response: AccountView,
})
export const ChangeAccount = route({
  method: 'PATCH',
  path: '/account',
  access: 'patron',
  summary: 'Change own contact details and preferences',
  description:
    'E-mail, phone and address change at once, wait for staff, or cannot be changed: the setting `patrons.contact-changes`. Preferences change at once. Switching the history off forgets it.',
  body: Type.Object({
    email: Type.Optional(Type.String({ maxLength: 320 })),
    phone: Type.Optional(Type.String({ maxLength: 100 })),
    address: Type.Optional(Type.String({ maxLength: 1000 })),
    preferredName: Type.Optional(Type.String({ maxLength: 200 })),
    language: Type.Optional(Type.String({ maxLength: 35 })),
    keepHistory: Type.Optional(Type.Boolean()),
  }),
  response: AccountView,
})
export const ChangePin = route({
  method: 'PUT',
  path: '/account/pin',
  access: 'patron',
  summary: 'Choose a new PIN',
  body: Type.Object({ old: Type.String({ maxLength: 1000 }), new: Pin }),
  response: Empty,
})
export const AskPinReset = route({
  method: 'POST',
  path: '/account/pin-resets',
  access: 'public',
  summary: 'Ask for a link to choose a new PIN',
  description:
    'Answers alike whether or not there is such a patron; the link goes to the e-mail address in the record and is good for one hour.',
  body: Type.Object({
    card: Type.String({
      minLength: 1,
      maxLength: 200,
      description: 'Card number, or the e-mail address in the record',
    }),
  }),
  response: Empty,
})
export const ResetPin = route({
  method: 'POST',
  path: '/account/pin-resets/confirmation',
  access: 'public',
  summary: 'Choose a new PIN with the secret of the link',
  body: Type.Object({ token: Type.String({ maxLength: 200 }), pin: Pin }),
  response: Empty,
})
export const AskErasure = route({
  method: 'POST',
  path: '/account/erasure-request',
  access: 'patron',
  summary: 'Ask the library to close the account and erase what it knows',
  body: Type.Object({ note: Type.Optional(Type.String({ maxLength: 2000 })) }),
  response: AccountView,
})
export const ExportAccount = route({
  method: 'GET',
  path: '/account/export',
  access: 'patron',
  summary: 'Everything that the library keeps about the signed-in patron',
  response: Type.Object({
    made: Instant,
    sections: Type.Record(Type.String(), Type.Array(Type.Record(Type.String(), Type.Unknown()))),
  }),
})
