import type { LdapSettings } from '../settings.ts'
import type { TestEntry } from './directory.ts'

const people = 'ou=people,dc=town'
const groups = 'ou=groups,dc=town'

/** The account by which Carrel looks people up. */
export const carrelAccount = { dn: 'cn=carrel,dc=town', password: 'looks-up' } as const

/** The people of a town's directory; each password is the user name turned round. */
export const townEntries: readonly TestEntry[] = [
  { dn: 'dc=town', attributes: { objectClass: ['domain'] } },
  { dn: people, attributes: { objectClass: ['organizationalUnit'] } },
  { dn: groups, attributes: { objectClass: ['organizationalUnit'] } },
  { dn: carrelAccount.dn, password: carrelAccount.password, attributes: { cn: ['carrel'] } },
  person('ada', 'Ada', 'Lovelace', { memberOf: [`cn=cataloguers,${groups}`], jpegPhoto: [Buffer.of(255, 216)] }),
  person('brook', 'Brook', 'Muñoz', { userPassword: ['{SSHA}should-not-be-seen'] }),
  person('cora', 'Cora', 'Talogue', { memberOf: [`cn=cataloguers,${groups}`] }),
  person('ex', 'Ex', 'Pired', {}, { code: 49, message: 'x', policy: 0 }),
  person(
    'lock',
    'Locke',
    'Dout',
    {},
    {
      code: 49,
      message: '80090308: LdapErr: DSID-0C09044E, comment: AcceptSecurityContext error, data 775, v4563',
    },
  ),
  person('reset', 'Re', 'Set', {}, { code: 0, policy: 2 }),
  person('ina', 'Ina', 'Ctive', {}, { code: 53, message: 'Account inactivated' }),
  person('far', 'Far', 'Away', {}, { code: 10, message: 'ldap://elsewhere.example/' }),
  { ...person('twin', 'Twin', 'One', {}), dn: `cn=twin one,${people}` },
  { ...person('twin', 'Twin', 'Two', {}), dn: `cn=twin two,${people}` },
  group('cataloguers', [`uid=ada,${people}`], [`cn=staff,${groups}`]),
  group('staff', [`cn=cataloguers,${groups}`], [`cn=everybody,${groups}`]),
  // In a ring with the group above.
  group('everybody', [`cn=staff,${groups}`], [`cn=staff,${groups}`]),
]

/** Settings that fit the town's directory. */
export function townSettings(server: string, changes: Partial<LdapSettings> = {}): LdapSettings {
  return {
    servers: [server],
    protection: 'none',
    ca: '',
    way: 'search',
    filter: '(uid={user})',
    idAttribute: 'entryUUID',
    groups: 'none',
    groupAttribute: 'memberOf',
    groupFilter: '(member={dn})',
    nestedGroups: false,
    bindDn: carrelAccount.dn,
    base: people,
    groupBase: groups,
    template: `uid={user},${people}`,
    seconds: 5,
    ...changes,
  }
}

function person(
  uid: string,
  givenName: string,
  sn: string,
  more: TestEntry['attributes'],
  bind?: NonNullable<TestEntry['bind']>,
): TestEntry {
  return {
    dn: `uid=${uid},${people}`,
    password: uid.split('').toReversed().join(''),
    attributes: {
      uid: [uid],
      givenName: [givenName],
      sn: [sn],
      mail: [`${uid}@town.example`],
      entryUUID: [`uuid-of-${uid}-${sn.toLowerCase()}`],
      userPrincipalName: [`${uid}@town.example`],
      ...more,
    },
    ...(bind && { bind }),
  }
}

function group(cn: string, member: readonly string[], memberOf: readonly string[]): TestEntry {
  return { dn: `cn=${cn},${groups}`, attributes: { cn: [cn], member, memberOf } }
}
