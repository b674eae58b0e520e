import { route } from '../../platform/route.ts'
import { Empty, IdParams, Instant, List, Nullable, oneOf, Type, type Static } from '../../platform/schemas.ts'

/** What a program can be told of a patron beside that they are one: each is allowed by the library and by the patron. */
export const vendorClaims = ['category', 'branch', 'name', 'email'] as const
export const VendorClaim = oneOf(...vendorClaims)
export type VendorClaim = (typeof vendorClaims)[number]

/** `confidential`: runs on a server and keeps a secret; `public`: runs on the reader's own device and can keep none. */
export const vendorKinds = ['confidential', 'public'] as const
export type VendorKind = (typeof vendorKinds)[number]

const Address = Type.String({ minLength: 1, maxLength: 2000 })
const vendorFields = {
  name: Type.String({ minLength: 1, maxLength: 80 }),
  /** Where patrons are sent back to; compared letter by letter. */
  redirectAddresses: Type.Array(Address, { minItems: 1, maxItems: 20 }),
  /** Where patrons may be sent after signing out. */
  signOutAddresses: Type.Array(Address, { maxItems: 20 }),
  /** Codes of the categories whose patrons may sign in there; none: all. */
  categories: Type.Array(Type.String({ maxLength: 100 }), { maxItems: 200 }),
  claims: Type.Array(VendorClaim, { maxItems: 10 }),
  enabled: Type.Boolean(),
}

/** A program that asks us who a patron is, without its secret. */
export const Vendor = Type.Object({
  id: Type.Integer(),
  kind: oneOf(...vendorKinds),
  ...vendorFields,
  clientId: Type.String(),
  secretMade: Nullable(Instant),
  created: Instant,
  /** When a patron last signed in there. */
  used: Nullable(Instant),
  /** How many patrons let it know them. */
  patrons: Type.Integer(),
  /** Addresses of ours that the program wants to know, by what they are for. */
  ourAddresses: Type.Array(Type.Object({ name: Type.String(), url: Type.String() })),
})
export type Vendor = Static<typeof Vendor>

/** The same with its secret: shown this once. */
export const VendorWithSecret = Type.Object({ ...Vendor.properties, secret: Nullable(Type.String()) })
export type VendorWithSecret = Static<typeof VendorWithSecret>

export const ListVendors = route({
  method: 'GET',
  path: '/vendors',
  access: 'identity:providers',
  summary: 'Programs at which patrons sign in with the library (OpenID Connect)',
  response: List(Vendor),
})
export const CreateVendor = route({
  method: 'POST',
  path: '/vendors',
  access: 'identity:providers',
  summary: 'Add a program at which patrons sign in with the library; its secret is told this once',
  body: Type.Object({ kind: oneOf(...vendorKinds), ...vendorFields }),
  response: VendorWithSecret,
})
export const ChangeVendor = route({
  method: 'PATCH',
  path: '/vendors/:id',
  access: 'identity:providers',
  summary: 'Change a program at which patrons sign in; switched off, all that it was given ends at once',
  params: IdParams,
  body: Type.Partial(Type.Object(vendorFields)),
  response: Vendor,
})
export const RenewVendorSecret = route({
  method: 'POST',
  path: '/vendors/:id/secret',
  access: 'identity:providers',
  summary: 'Make a new secret for a program; the old one ends at once, the new one is told this once',
  params: IdParams,
  response: VendorWithSecret,
})
export const DeleteVendor = route({
  method: 'DELETE',
  path: '/vendors/:id',
  access: 'identity:providers',
  summary: 'Remove a program, with what patrons allowed it',
  params: IdParams,
  response: Empty,
})

/** A program that a patron lets know them. */
export const OwnVendor = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  claims: Type.Array(VendorClaim),
  given: Instant,
  used: Nullable(Instant),
})
export type OwnVendor = Static<typeof OwnVendor>
export const MyVendors = route({
  method: 'GET',
  path: '/account/vendors',
  access: 'patron',
  summary: 'The programs that may know who one is, and what they are told',
  response: List(OwnVendor),
})
export const ForgetMyVendor = route({
  method: 'DELETE',
  path: '/account/vendors/:id',
  access: 'patron',
  summary: 'Tell a program nothing any more; it asks again at the next sign-in there',
  params: IdParams,
  response: Empty,
})
