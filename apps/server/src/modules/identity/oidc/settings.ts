import { Type, oneOf, type Static } from '../../../platform/schemas.ts'

/** What OpenID Connect needs (OpenID Connect Core 1.0, Discovery 1.0). */
export const OidcSettings = Type.Object(
  {
    /** Whom tokens must come from; `/.well-known/openid-configuration` below it describes the provider. */
    issuer: Type.String({ minLength: 1, maxLength: 500 }),
    clientId: Type.String({ minLength: 1, maxLength: 500 }),
    /** How we prove at the token endpoint who we are; `none` where PKCE alone has to do. */
    clientAuthentication: oneOf('client_secret_basic', 'client_secret_post', 'none'),
    scope: Type.String({ minLength: 1, maxLength: 500 }),
    /** How far the clocks may be apart, in seconds. */
    clockTolerance: Type.Integer({ minimum: 0, maximum: 300 }),
    /** Attributes are asked for with the access token as well (UserInfo, Core 5.3). */
    userInfo: Type.Boolean(),
    /** Who signs out here is signed out there. */
    signOutThere: Type.Boolean(),
  },
  { additionalProperties: false },
)
export type OidcSettings = Static<typeof OidcSettings>
