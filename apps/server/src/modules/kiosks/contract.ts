import { route } from '../../platform/route.ts'
import { Empty, Id, IdParams, Instant, List, Nullable, oneOf, Type, type Static } from '../../platform/schemas.ts'

export * from './contract-walk.ts'

/** Languages that the self-check speaks; the first of a device's list is the one it begins with. */
export const kioskLanguages = ['en', 'es', 'fr', 'de', 'ar'] as const
export type KioskLanguage = (typeof kioskLanguages)[number]

/** How a library has one of its self-checks work. */
export const KioskSettings = Type.Object({
  /** `required`: nothing without the PIN; `optional`: lending by card alone, one's own list and money after the PIN; `none`: the card is enough. */
  pin: oneOf('required', 'optional', 'none'),
  /** One may sign in by a phone that is signed in at the public site. */
  phone: Type.Boolean(),
  /** Cards and items may be shown to the camera, where the browser reads barcodes. */
  camera: Type.Boolean(),
  checkIn: Type.Boolean(),
  /** Shows what is owed, with an address to pay it by phone, where the library takes payments online. */
  pay: Type.Boolean(),
  mail: Type.Boolean(),
  print: Type.Boolean(),
  /** The receipt printer of the library that takes its slips; null: the printer of the device itself. */
  printer: Nullable(Id),
  /** Item types that are not lent here. */
  refusedTypes: Type.Array(Type.String({ maxLength: 60 }), { maxItems: 200 }),
  /** Seconds without a touch or scan after which it signs out. */
  idleSeconds: Type.Integer({ minimum: 15, maximum: 600 }),
  languages: Type.Array(oneOf(...kioskLanguages), { minItems: 1, maxItems: kioskLanguages.length }),
  sound: Type.Boolean(),
  /** Goes on lending while the server does not answer, and sends the loans later. */
  offline: Type.Boolean(),
  /** A sentence of the library's on the first page. */
  note: Type.String({ maxLength: 300 }),
})
export type KioskSettings = Static<typeof KioskSettings>
export const SomeKioskSettings = Type.Partial(KioskSettings)

/** What a device begins with. */
export const usualSettings: KioskSettings = {
  pin: 'required',
  phone: true,
  camera: true,
  checkIn: false,
  pay: true,
  mail: true,
  print: true,
  printer: null,
  refusedTypes: [],
  idleSeconds: 60,
  languages: ['en', 'es', 'fr', 'de', 'ar'],
  sound: true,
  offline: false,
  note: '',
}

/** A self-check as its keepers see it. */
export const Kiosk = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  branch: Type.Integer(),
  branchName: Type.String(),
  place: Type.String(),
  settings: KioskSettings,
  /** There is a PIN for the page of staff. */
  servicePin: Type.Boolean(),
  /** `waiting`: adopted, and not heard since; `silent`: not heard for some minutes; `busy`: someone is at it. */
  state: oneOf('waiting', 'ready', 'busy', 'silent', 'paused', 'revoked'),
  adoptedAt: Instant,
  adoptedBy: Type.String(),
  heardAt: Nullable(Instant),
  agent: Type.String(),
  unsent: Type.Integer(),
  /** Since midnight. */
  today: Type.Object({
    visits: Type.Integer(),
    lent: Type.Integer(),
    renewed: Type.Integer(),
    returned: Type.Integer(),
  }),
})
export type Kiosk = Static<typeof Kiosk>

const fields = {
  name: Type.String({ minLength: 1, maxLength: 80 }),
  branch: Id,
  place: Type.Optional(Type.String({ maxLength: 200 })),
  settings: Type.Optional(SomeKioskSettings),
  /** Digits; empty takes it away. */
  servicePin: Type.Optional(Type.String({ pattern: '^(\\d{4,12})?$' })),
}

export const ListKiosks = route({
  method: 'GET',
  path: '/kiosks',
  access: 'kiosks:manage',
  summary: 'Self-checks in browsers, how they are and what they did today',
  query: Type.Object({ revoked: Type.Optional(Type.Boolean()) }),
  response: List(Kiosk),
})
export const GetKiosk = route({
  method: 'GET',
  path: '/kiosks/:id',
  access: 'kiosks:manage',
  summary: 'One self-check',
  params: IdParams,
  response: Kiosk,
})
export const AdoptKiosk = route({
  method: 'POST',
  path: '/kiosks',
  access: 'kiosks:manage',
  summary: 'Adopt a device by the code that it shows',
  description:
    'Codes are good for ten minutes and for one device. With `replaces` the device takes the place of one that is there, with its name and settings, and the old one is signed out.',
  body: Type.Object({ ...fields, code: Type.String({ minLength: 1, maxLength: 40 }), replaces: Type.Optional(Id) }),
  response: Kiosk,
})
export const ChangeKiosk = route({
  method: 'PATCH',
  path: '/kiosks/:id',
  access: 'kiosks:manage',
  summary: 'Rename a self-check, move it, change how it works, pause it or let it go on',
  params: IdParams,
  body: Type.Partial(Type.Object({ ...fields, paused: Type.Boolean() })),
  response: Kiosk,
})
export const SendKioskHome = route({
  method: 'POST',
  path: '/kiosks/:id/home',
  access: 'kiosks:manage',
  summary: 'End what goes on at a self-check and send it back to its first page',
  params: IdParams,
  response: Kiosk,
})
export const RevokeKiosk = route({
  method: 'DELETE',
  path: '/kiosks/:id',
  access: 'kiosks:manage',
  summary: 'Sign a self-check out for good; it shows a code again',
  params: IdParams,
  response: Empty,
})
