import { oneOf, Type, type Static } from '../../../platform/schemas.ts'

const Dn = Type.String({ maxLength: 1000 })
const AttributeName = Type.String({ maxLength: 100, pattern: '^[A-Za-z0-9.;_-]*$' })

/** Where a directory is and how people are found in it. */
export const LdapSettings = Type.Object(
  {
    /** `ldaps://host` or `ldap://host:port`; the first that answers is asked. */
    servers: Type.Array(Type.String({ pattern: '^ldaps?://[^/?#@\\s]+/?$', maxLength: 300 }), {
      minItems: 1,
      maxItems: 5,
    }),
    /** How passwords are protected on their way: `starttls` and `ldaps` by TLS, `none` not at all. */
    protection: oneOf('ldaps', 'starttls', 'none'),
    /** Certificates (PEM) that sign the directory's own, where no public authority does. */
    ca: Type.String({ maxLength: 60_000 }),
    /** Look the person up and then try the password, or put the user name straight into a name of the directory. */
    way: oneOf('search', 'template'),
    /** As whom Carrel looks people up; empty: as nobody. Its password is the secret `bindPassword`. */
    bindDn: Dn,
    /** Below what people are looked up. */
    base: Dn,
    /** `(uid={user})`; `{user}` stands for what was typed. */
    filter: Type.String({ maxLength: 2000 }),
    /** `uid={user},ou=people,dc=town` or `{user}@town.example`. */
    template: Dn,
    /** What never changes of an account: `entryUUID`, `objectGUID`. */
    idAttribute: AttributeName,
    /** How groups are found: not at all, by an attribute of the person, or by a search for groups that name the person. */
    groups: oneOf('none', 'attribute', 'search'),
    groupAttribute: AttributeName,
    groupBase: Dn,
    /** `(member={dn})`; `{dn}` and `{user}` stand for the person. */
    groupFilter: Type.String({ maxLength: 2000 }),
    /** Groups within groups count as well. */
    nestedGroups: Type.Boolean(),
    /** How long one directory may take, in seconds. */
    seconds: Type.Integer({ minimum: 1, maximum: 30 }),
  },
  { additionalProperties: false },
)
export type LdapSettings = Static<typeof LdapSettings>

/** Names of the secrets of a directory. */
export const ldapSecrets = ['bindPassword'] as const

/** What is wrong with settings that have the right shape: sentences; none where all is well. */
export function wrongLdapSettings(settings: LdapSettings): readonly string[] {
  const wrong: string[] = []
  const { servers, protection, way, base, filter, template, groups, groupBase, groupFilter } = settings
  if (protection === 'ldaps' && servers.some((server) => !server.startsWith('ldaps:')))
    wrong.push('With LDAPS every server begins with ldaps://. For ldap:// choose StartTLS.')
  if (protection !== 'ldaps' && servers.some((server) => server.startsWith('ldaps:')))
    wrong.push('A server that begins with ldaps:// is asked by LDAPS. Choose LDAPS, or write ldap://.')
  if (way === 'search' && base === '')
    wrong.push('Say below what people are looked up, e.g. ou=people,dc=town,dc=example.')
  if (way === 'search') wrong.push(...wrongFilter(filter, '{user}', 'The filter for people'))
  // A name that is nothing but what somebody typed could be that of anything.
  if (way === 'template' && !/\{user\}/.test(template.replace(/^\{user\}$/, '')))
    wrong.push('The name by which people sign in needs {user} and what stands around it, e.g. {user}@town.example.')
  if (way === 'template' && !template.includes('=')) {
    if (base === '') wrong.push('Say below what the entry of a person is looked up once they are signed in.')
    wrong.push(...wrongFilter(filter, '{user}', 'The filter for people'))
  }
  if (groups === 'search' && groupBase === '') wrong.push('Say below what groups are looked up.')
  if (groups === 'search') wrong.push(...wrongFilter(groupFilter, '{dn}', 'The filter for groups', '{user}'))
  if (groups === 'attribute' && settings.groupAttribute === '') wrong.push('Say which attribute names the groups.')
  return wrong
}

function wrongFilter(filter: string, mark: string, what: string, other = mark): readonly string[] {
  if (!filter.includes(mark) && !filter.includes(other)) return [`${what} needs ${mark} where the person stands.`]
  let open = 0
  for (const letter of filter) {
    if (letter === '(') open++
    if (letter === ')' && --open < 0) break
  }
  return open === 0 && filter.startsWith('(') && filter.endsWith(')')
    ? []
    : [`${what} is not one expression in brackets, e.g. (uid={user}).`]
}
