import { route } from '../../platform/route.ts'
import { Empty, IdParams, Instant, List, Nullable, oneOf, Reason, Type, type Static } from '../../platform/schemas.ts'

/** The protocols by which people sign in with an account that they have elsewhere. */
export const providerKinds = ['oidc', 'ldap', 'saml'] as const
export const ProviderKind = oneOf(...providerKinds)
export type ProviderKind = (typeof providerKinds)[number]

/** Who signs in: at the desk or on the public site. */
export const SignInRealm = oneOf('staff', 'patron')
export type SignInRealm = 'staff' | 'patron'

const Attribute = Type.String({ maxLength: 200 })

/** By what somebody who comes for the first time is found among those who are here. */
export const linkFields = ['card', 'external-id', 'email', 'username'] as const
export type LinkField = (typeof linkFields)[number]

/**
 * "If the attribute has this value, then …": `category` and `branch` of a patron (the first rule that fits decides), `role` of
 * staff (all that fit count), `no`: whoever has it does not sign in here. The value `*` means any; one that ends in `*`, what
 * begins so; letters count alike, large or small. `what`: code of the category or role, or number of the branch.
 */
export const MappingRule = Type.Object({
  attribute: Type.String({ minLength: 1, maxLength: 200 }),
  value: Type.String({ minLength: 1, maxLength: 500 }),
  gives: oneOf('category', 'branch', 'role', 'no'),
  what: Type.String({ maxLength: 200 }),
  /** Where a role counts; null: everywhere. */
  at: Nullable(Type.Integer({ minimum: 1 })),
})
export type MappingRule = Static<typeof MappingRule>

/** What becomes of the attributes that a provider sends. An empty name of an attribute: not taken over. */
export const IdentityMapping = Type.Object({
  /** How an existing person is found at the first sign-in; null: nobody is linked by an attribute. */
  linkBy: Nullable(
    Type.Object({ attribute: Type.String({ minLength: 1, maxLength: 200 }), field: oneOf(...linkFields) }),
  ),
  card: Attribute,
  externalId: Attribute,
  username: Attribute,
  givenName: Attribute,
  familyName: Attribute,
  /** The whole name, where the parts are not sent. */
  name: Attribute,
  email: Attribute,
  /** Addresses of this provider count as proved even where it does not say so. */
  trustEmail: Type.Boolean(),
  rules: Type.Array(MappingRule, { maxItems: 200 }),
  /** Category and branch of new patrons that no rule fits; null: such people are not taken in. */
  category: Nullable(Type.String({ maxLength: 100 })),
  branch: Nullable(Type.Integer({ minimum: 1 })),
  /** Who is not here yet is taken in at the first sign-in. */
  create: Type.Boolean(),
  /** What each sign-in brings up to date: nothing, names and e-mail, or category, branch and roles as well. */
  update: oneOf('never', 'names', 'all'),
  /** What somebody reads whom nobody here matches; empty: the usual sentence. */
  noMatch: Type.String({ maxLength: 500 }),
})
export type IdentityMapping = Static<typeof IdentityMapping>

const providerFields = {
  name: Type.String({ minLength: 1, maxLength: 80 }),
  forPatrons: Type.Boolean(),
  forStaff: Type.Boolean(),
  enabled: Type.Boolean(),
  /** What the protocol needs, as the schema of its kind says. */
  settings: Type.Record(Type.String(), Type.Unknown()),
  mapping: IdentityMapping,
}

/** A place where people sign in, without its secrets. */
export const IdentityProvider = Type.Object({
  id: Type.Integer(),
  kind: ProviderKind,
  ...providerFields,
  place: Type.Integer(),
  /** Names of the secrets that are set; they themselves are never shown again. */
  secretsSet: Type.Array(Type.String()),
  /** How many people here are linked with an account there. */
  linked: Type.Integer(),
  /** Addresses of ours that the other side wants to know, by what they are for. */
  ourAddresses: Type.Array(Type.Object({ name: Type.String(), url: Type.String() })),
})
export type IdentityProvider = Static<typeof IdentityProvider>

/** Secrets by name; null takes one away, what is not named stays. */
const Secrets = Type.Record(Type.String(), Nullable(Type.String({ maxLength: 20_000 })))

export const ListIdentityProviders = route({
  method: 'GET',
  path: '/identity/providers',
  access: 'identity:providers',
  summary: 'Where people sign in with an account that they have elsewhere',
  response: List(IdentityProvider),
})
export const CreateIdentityProvider = route({
  method: 'POST',
  path: '/identity/providers',
  access: 'identity:providers',
  summary: 'Add a place where people sign in',
  body: Type.Object({ kind: ProviderKind, ...providerFields, secrets: Type.Optional(Secrets) }),
  response: IdentityProvider,
})
export const ChangeIdentityProvider = route({
  method: 'PATCH',
  path: '/identity/providers/:id',
  access: 'identity:providers',
  summary: 'Change a place where people sign in',
  params: IdParams,
  body: Type.Partial(
    Type.Object({ ...providerFields, place: Type.Integer({ minimum: 0, maximum: 10_000 }), secrets: Secrets }),
  ),
  response: IdentityProvider,
})
export const DeleteIdentityProvider = route({
  method: 'DELETE',
  path: '/identity/providers/:id',
  access: 'identity:providers',
  summary: 'Remove a place where people sign in; the people stay, their links with it go',
  params: IdParams,
  response: Empty,
})

/** One thing that a test looked at, in words. */
export const TestStep = Type.Object({ name: Type.String(), ok: Type.Boolean(), said: Type.String() })
export type TestStep = Static<typeof TestStep>

/** What the attributes of somebody would make of them here. */
export const PersonDecision = Type.Object({
  /** What would happen: known here, found and linked, taken in, or not let in. */
  outcome: oneOf('known', 'linked', 'created', 'refused'),
  text: Type.String(),
  reasons: Type.Array(Reason),
})
export type PersonDecision = Static<typeof PersonDecision>

/** What came when a member of staff tried a provider. */
export const IdentityTrial = Type.Object({
  at: Instant,
  realm: SignInRealm,
  /** What went wrong on the way, if something did. */
  problem: Nullable(Type.String()),
  subject: Type.String(),
  attributes: Type.Array(Type.Object({ name: Type.String(), values: Type.Array(Type.String()) })),
  decision: Nullable(PersonDecision),
})
export type IdentityTrial = Static<typeof IdentityTrial>

export const TestIdentityProvider = route({
  method: 'POST',
  path: '/identity/providers/:id/test',
  access: 'identity:providers',
  summary: 'Ask a provider whether it can be reached and is what its settings say',
  params: IdParams,
  readOnly: true,
  response: Type.Object({ ok: Type.Boolean(), steps: Type.Array(TestStep) }),
})
export const GetIdentityTrial = route({
  method: 'GET',
  path: '/identity/providers/:id/trial',
  access: 'identity:providers',
  summary: 'What came at the last trial sign-in of the caller, and what it would mean; kept for an hour',
  params: IdParams,
  response: Type.Object({ trial: Nullable(IdentityTrial) }),
})

export const TryPassword = route({
  method: 'POST',
  path: '/identity/providers/:id/try-password',
  access: 'identity:providers',
  summary: 'Try a name and password at a directory: nobody is signed in, and what came is the trial of the caller',
  params: IdParams,
  body: Type.Object({
    user: Type.String({ maxLength: 256 }),
    password: Type.String({ maxLength: 1000 }),
    for: SignInRealm,
  }),
  response: Type.Object({ trial: Nullable(IdentityTrial) }),
})

/** A button of a sign-in page. */
export const SignInWay = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  kind: ProviderKind,
  /** Where the button leads; `?next=` is the page that was wanted. */
  address: Type.String(),
})
export type SignInWay = Static<typeof SignInWay>
export const ListSignInWays = route({
  method: 'GET',
  path: '/identity/ways',
  access: 'public',
  summary: 'The buttons of the sign-in pages',
  query: Type.Object({ for: SignInRealm }),
  response: List(SignInWay),
})
export const GetWayOut = route({
  method: 'GET',
  path: '/identity/way-out',
  access: 'staff',
  summary: 'Where to go after signing out, to sign out there as well; asked for before the session ends',
  response: Type.Object({ address: Nullable(Type.String()), name: Type.String() }),
})

/** An account elsewhere with which a patron signs in here. */
export const OutsideAccount = Type.Object({
  id: Type.Integer(),
  /** Where it is, as the button calls it. */
  name: Type.String(),
  /** Who they are there. */
  account: Type.String(),
  linked: Instant,
  used: Instant,
})
export type OutsideAccount = Static<typeof OutsideAccount>
const ofPatron = Type.Object({ id: Type.Integer({ minimum: 1 }), link: Type.Integer({ minimum: 1 }) })
export const ListOutsideAccounts = route({
  method: 'GET',
  path: '/patrons/:id/outside-accounts',
  access: 'patrons:read',
  summary: 'The accounts elsewhere with which a patron signs in here',
  params: IdParams,
  response: List(OutsideAccount),
})
export const UnlinkOutsideAccount = route({
  method: 'DELETE',
  path: '/patrons/:id/outside-accounts/:link',
  access: 'patrons:write',
  summary: 'Take an account elsewhere away from a patron; the sessions that came by it end',
  params: ofPatron,
  response: Empty,
})
export const MyOutsideAccounts = route({
  method: 'GET',
  path: '/account/outside-accounts',
  access: 'patron',
  summary: 'The accounts elsewhere with which I sign in here',
  response: List(OutsideAccount),
})
export const UnlinkMyOutsideAccount = route({
  method: 'DELETE',
  path: '/account/outside-accounts/:id',
  access: 'patron',
  summary: 'Sign in no more with an account elsewhere; this session goes on',
  params: IdParams,
  response: Empty,
})
