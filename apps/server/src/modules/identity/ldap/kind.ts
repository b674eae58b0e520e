import type { KindRules } from '../kinds.ts'
import { ldapSecrets, LdapSettings, wrongLdapSettings } from './settings.ts'
import { Value } from 'typebox/value'

/** Sign-in with name and password at a directory (LDAP, Active Directory). */
export const ldapKind: KindRules = {
  settings: LdapSettings,
  secrets: ldapSecrets,
  problems: (settings) =>
    (Value.Check(LdapSettings, settings) ? wrongLdapSettings(settings) : []).map((message) => ({
      code: 'invalid-setting',
      field: 'settings',
      message,
    })),
  addresses: () => [],
}
