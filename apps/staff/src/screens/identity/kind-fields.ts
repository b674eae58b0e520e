import type { ProviderKind } from '../../../../server/src/modules/identity/contract.ts'
import type { Words } from '../../messages/index.ts'

type FieldWords = Words['identityFields']

/** One setting of a protocol, as the form asks for it. */
export interface KindField {
  /** Its name among the settings, or among the secrets. */
  readonly name: string
  readonly label: keyof FieldWords
  readonly hint?: keyof FieldWords
  /** `lines`: a list, one a line; `long`: a text of several lines. */
  readonly as: 'text' | 'secret' | 'switch' | 'number' | 'choice' | 'lines' | 'long'
  readonly choices?: readonly { readonly id: string; readonly label: keyof FieldWords }[]
  readonly unit?: keyof FieldWords
  readonly most?: number
  /** Shown only while another setting has this value. */
  readonly when?: { readonly name: string; readonly is: string }
  readonly optional?: boolean
}

/** A protocol on the form: its fields, and what a new provider begins with. */
export interface KindForm {
  readonly fields: readonly KindField[]
  readonly usual: Readonly<Record<string, unknown>>
}

const oidc: KindForm = {
  fields: [
    { name: 'issuer', label: 'issuer', hint: 'issuerHint', as: 'text' },
    { name: 'clientId', label: 'clientId', as: 'text' },
    {
      name: 'clientAuthentication',
      label: 'clientAuthentication',
      as: 'choice',
      choices: [
        { id: 'client_secret_basic', label: 'client_secret_basic' },
        { id: 'client_secret_post', label: 'client_secret_post' },
        { id: 'none', label: 'none' },
      ],
    },
    { name: 'clientSecret', label: 'clientSecret', as: 'secret' },
    { name: 'scope', label: 'scope', hint: 'scopeHint', as: 'text' },
    { name: 'clockTolerance', label: 'clockTolerance', as: 'number', unit: 'seconds', most: 300 },
    { name: 'userInfo', label: 'userInfo', as: 'switch' },
    { name: 'signOutThere', label: 'signOutThere', as: 'switch' },
  ],
  usual: {
    issuer: '',
    clientId: '',
    clientAuthentication: 'client_secret_basic',
    scope: 'openid profile email',
    clockTolerance: 30,
    userInfo: true,
    signOutThere: true,
  },
}

const ldap: KindForm = {
  fields: [
    { name: 'servers', label: 'servers', hint: 'serversHint', as: 'lines' },
    {
      name: 'protection',
      label: 'protection',
      as: 'choice',
      choices: [
        { id: 'ldaps', label: 'ldaps' },
        { id: 'starttls', label: 'starttls' },
        { id: 'none', label: 'unprotected' },
      ],
    },
    {
      name: 'way',
      label: 'way',
      as: 'choice',
      choices: [
        { id: 'search', label: 'search' },
        { id: 'template', label: 'template' },
      ],
    },
    { name: 'template', label: 'templateText', as: 'text', when: { name: 'way', is: 'template' } },
    { name: 'bindDn', label: 'bindDn', as: 'text', optional: true, when: { name: 'way', is: 'search' } },
    { name: 'bindPassword', label: 'bindPassword', as: 'secret', when: { name: 'way', is: 'search' } },
    { name: 'base', label: 'base', as: 'text', optional: true },
    { name: 'filter', label: 'filter', as: 'text', optional: true },
    { name: 'idAttribute', label: 'idAttribute', as: 'text', optional: true },
    {
      name: 'groups',
      label: 'groups',
      as: 'choice',
      choices: [
        { id: 'none', label: 'groupsNone' },
        { id: 'attribute', label: 'groupsAttribute' },
        { id: 'search', label: 'groupsSearch' },
      ],
    },
    { name: 'groupAttribute', label: 'groupAttribute', as: 'text', when: { name: 'groups', is: 'attribute' } },
    { name: 'groupBase', label: 'groupBase', as: 'text', when: { name: 'groups', is: 'search' } },
    { name: 'groupFilter', label: 'groupFilter', as: 'text', when: { name: 'groups', is: 'search' } },
    { name: 'nestedGroups', label: 'nestedGroups', as: 'switch' },
    { name: 'ca', label: 'ca', hint: 'caHint', as: 'long', optional: true },
    { name: 'seconds', label: 'ldapSeconds', as: 'number', unit: 'seconds', most: 30 },
  ],
  // The names that OpenLDAP and its like use.
  usual: {
    servers: [],
    protection: 'ldaps',
    ca: '',
    way: 'search',
    bindDn: '',
    base: '',
    filter: '(uid={user})',
    template: '',
    idAttribute: 'entryUUID',
    groups: 'none',
    groupAttribute: 'memberOf',
    groupBase: '',
    groupFilter: '(member={dn})',
    nestedGroups: false,
    seconds: 8,
  },
}

const saml: KindForm = {
  fields: [
    { name: 'metadataUrl', label: 'metadataUrl', hint: 'metadataUrlHint', as: 'text', optional: true },
    { name: 'metadata', label: 'metadata', hint: 'metadataHint', as: 'long', optional: true },
    { name: 'entityId', label: 'entityId', hint: 'entityIdHint', as: 'text', optional: true },
    { name: 'subjectAttribute', label: 'subjectAttribute', hint: 'subjectAttributeHint', as: 'text', optional: true },
    { name: 'clockTolerance', label: 'clockTolerance', as: 'number', unit: 'seconds', most: 300 },
    { name: 'idpInitiated', label: 'idpInitiated', as: 'switch' },
    { name: 'signOutThere', label: 'signOutThere', as: 'switch' },
  ],
  usual: {
    metadataUrl: '',
    metadata: '',
    entityId: '',
    subjectAttribute: '',
    idpInitiated: false,
    clockTolerance: 60,
    signOutThere: true,
  },
}

/** The protocols that can be chosen, in the order of the choice. */
export const kindForms: Readonly<Partial<Record<ProviderKind, KindForm>>> = { oidc, saml, ldap }
