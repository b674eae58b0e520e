import type { Entry } from 'ldapts'
import type { DirectoryLine } from './directory-line.ts'
import { filledFilter } from './escape.ts'
import type { LdapSettings } from './settings.ts'

const mostGroups = 200
const mostAtOnce = 500
const deepest = 10

/**
 * The groups of a person: whole names and short ones (`cn=librarians,ou=groups,dc=town` and `librarians`), with the groups that
 * those are in where the settings want it. Rings of groups end where they began.
 */
export async function groupsOf(
  line: DirectoryLine,
  settings: LdapSettings,
  person: { readonly dn: string; readonly user: string; readonly entry: Entry },
): Promise<readonly string[]> {
  if (settings.groups === 'none') return []
  const found = new Map<string, string>()
  let next = await around(line, settings, person.dn, person.user, person.entry)
  for (let depth = 0; depth < deepest && next.length > 0 && found.size < mostGroups; depth++) {
    const fresh = next.filter((dn) => !found.has(dn.toLowerCase())).slice(0, mostGroups - found.size)
    for (const dn of fresh) found.set(dn.toLowerCase(), dn)
    if (!settings.nestedGroups) break
    const further: string[] = []
    for (const dn of fresh) further.push(...(await around(line, settings, dn, '', undefined)))
    next = further
  }
  const names = [...found.values()]
  return [...new Set([...names, ...names.map(shortName)])]
}

/** The groups in which an entry is directly. */
async function around(
  line: DirectoryLine,
  settings: LdapSettings,
  dn: string,
  user: string,
  entry: Entry | undefined,
): Promise<readonly string[]> {
  if (settings.groups === 'attribute') {
    if (entry) return textsOf(entry, settings.groupAttribute)
    const group = await line.search({ ...one, base: dn, attributes: [settings.groupAttribute] })
    return group === 'too-many' || !group[0] ? [] : textsOf(group[0], settings.groupAttribute)
  }
  // A group is in a group by its name only: nobody's user name is asked for.
  if (user === '' && !settings.groupFilter.includes('{dn}')) return []
  const filter = filledFilter(settings.groupFilter, { dn, user: user === '' ? dn : user })
  const groups = await line.search({
    base: settings.groupBase,
    scope: 'sub',
    filter,
    attributes: ['cn'],
    most: mostAtOnce,
  })
  return groups === 'too-many' ? [] : groups.map((group) => group.dn)
}

const one = { scope: 'base', filter: '(objectClass=*)', most: 1 } as const

/** The values of an attribute that are text. */
export function textsOf(entry: Entry, attribute: string): readonly string[] {
  const name = Object.keys(entry).find((key) => key.toLowerCase() === attribute.toLowerCase())
  const value = name === undefined ? undefined : entry[name]
  if (value === undefined) return []
  return (Array.isArray(value) ? value : [value]).map((each) =>
    typeof each === 'string' ? each : each.toString('hex'),
  )
}

/** `librarians` of `cn=librarians,ou=groups,dc=town`, its escapes undone. */
function shortName(dn: string): string {
  const first = /^[^=]*=((?:\\.|[^,+\\])*)/s.exec(dn)?.[1] ?? dn
  return first
    .replaceAll(/((?:\\[0-9a-f]{2})+)|\\(.)/gis, (_, bytes: string | undefined, letter: string | undefined) =>
      // Pairs of digits are bytes of UTF-8, of which a letter may have several (RFC 4514, section 3).
      bytes === undefined ? (letter ?? '') : Buffer.from(bytes.replaceAll('\\', ''), 'hex').toString('utf8'),
    )
    .trim()
}
