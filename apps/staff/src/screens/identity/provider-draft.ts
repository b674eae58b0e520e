import type {
  IdentityMapping,
  IdentityProvider,
  ProviderKind,
} from '../../../../server/src/modules/identity/contract.ts'
import { kindForms } from './kind-fields.ts'

/** A provider while it is edited; secrets are only those that were typed. */
export interface ProviderDraft {
  readonly kind: ProviderKind
  readonly name: string
  readonly forPatrons: boolean
  readonly forStaff: boolean
  readonly enabled: boolean
  readonly settings: Readonly<Record<string, unknown>>
  readonly secrets: Readonly<Record<string, string>>
  readonly mapping: IdentityMapping
}

const usualMapping: IdentityMapping = {
  linkBy: null,
  card: '',
  externalId: '',
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

// Names of attributes as directories and federations call them.
const inDirectories = { givenName: 'givenName', familyName: 'sn', name: 'cn', email: 'mail' }

/** What the form begins with: the provider as it is, or a new one of a kind, switched off until it has been tried. */
export function draftOf(it: IdentityProvider | undefined, kind: ProviderKind = 'oidc'): ProviderDraft {
  if (it) {
    const { name, forPatrons, forStaff, enabled, settings, mapping } = it
    return { kind: it.kind, name, forPatrons, forStaff, enabled, settings, mapping, secrets: {} }
  }
  return {
    kind,
    name: '',
    forPatrons: true,
    forStaff: false,
    enabled: false,
    settings: kindForms[kind]?.usual ?? {},
    secrets: {},
    mapping: kind === 'oidc' ? usualMapping : { ...usualMapping, ...inDirectories },
  }
}

/** What is sent: lists without their empty lines, secrets only where one was typed. */
export function sentOf(draft: ProviderDraft) {
  const { name, forPatrons, forStaff, enabled, mapping, settings, secrets } = draft
  const tidied = Object.entries(settings).map(
    ([name, value]) =>
      [name, Array.isArray(value) ? value.filter((one) => one !== '') : value] satisfies [string, unknown],
  )
  return {
    name: name.trim(),
    forPatrons,
    forStaff,
    enabled,
    mapping,
    settings: Object.fromEntries(tidied),
    secrets: Object.fromEntries(Object.entries(secrets).filter(([, value]) => value !== '')),
  }
}
