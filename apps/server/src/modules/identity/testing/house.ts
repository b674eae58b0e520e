import type { CreateIdentityProvider, IdentityMapping } from '../contract.ts'
import type { OpenIdProvider } from './openid-provider.ts'

type NewProvider = NonNullable<(typeof CreateIdentityProvider)['types']>['body']

/** A mapping that links by the number in the register of the town and takes nobody in. */
export function mappingOf(): IdentityMapping {
  return {
    linkBy: { attribute: 'register', field: 'external-id' },
    card: '',
    externalId: 'register',
    username: '',
    givenName: 'given_name',
    familyName: 'family_name',
    name: 'name',
    email: 'email',
    trustEmail: false,
    rules: [],
    category: null,
    branch: null,
    create: false,
    update: 'never',
    noMatch: '',
  }
}

/** The account of the town, for patrons. */
export function oidcProvider(idp: OpenIdProvider): NewProvider {
  return {
    kind: 'oidc',
    name: 'Town of Elm',
    forPatrons: true,
    forStaff: false,
    enabled: true,
    settings: {
      issuer: idp.issuer,
      clientId: idp.clientId,
      clientAuthentication: 'client_secret_basic',
      scope: 'openid profile email',
      clockTolerance: 30,
      userInfo: true,
      signOutThere: true,
    },
    secrets: { clientSecret: idp.clientSecret },
    mapping: mappingOf(),
  }
}
