import { Type, type Static } from '../../../platform/schemas.ts'

/** What SAML 2 needs to know of the identity provider. */
export const SamlSettings = Type.Object(
  {
    /** Where the provider describes itself; its certificates are read from there again and again. */
    metadataUrl: Type.String({ maxLength: 500 }),
    /** The description itself (XML), where it stands at no address. */
    metadata: Type.String({ maxLength: 300_000 }),
    /** Which provider, where the description holds several; empty: the only one. */
    entityId: Type.String({ maxLength: 1000 }),
    /** The attribute that never changes of an account; empty: the NameID. */
    subjectAttribute: Type.String({ maxLength: 200 }),
    /** The provider's own page may sign people in here although nobody asked here. */
    idpInitiated: Type.Boolean(),
    /** How far the clocks may be apart, in seconds. */
    clockTolerance: Type.Integer({ minimum: 0, maximum: 300 }),
    /** Who signs out here is signed out there. */
    signOutThere: Type.Boolean(),
  },
  { additionalProperties: false },
)
export type SamlSettings = Static<typeof SamlSettings>

/** Names of the secrets of a provider that speaks SAML: made by Carrel; taken away, they are made anew. */
export const samlSecrets = ['privateKey', 'certificate'] as const
