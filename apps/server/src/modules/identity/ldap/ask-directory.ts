import type { Entry } from 'ldapts'
import { openLine, type BindAnswer, type DirectoryLine, type LineLimits } from './directory-line.ts'
import { filledFilter, filledName } from './escape.ts'
import { groupsOf, textsOf } from './groups.ts'
import type { LdapSettings } from './settings.ts'
import { DirectoryTrouble } from './trouble.ts'

/** Somebody as a directory knows them. */
export interface DirectoryPerson {
  /** What never changes of the account. */
  readonly subject: string
  readonly dn: string
  /** Everything that the directory tells, and `groups`. */
  readonly attributes: Readonly<Record<string, readonly string[]>>
}

/** What a directory says to a user name and a password. */
export type DirectoryAnswer =
  | { readonly kind: 'right'; readonly person: DirectoryPerson }
  /** Nobody of this name, or the password is wrong. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'wrong' }
  /** The name is that of several people: nobody is let in. */
  | { readonly kind: 'ambiguous' }
  /** The directory knows them and does not let them in; a sentence for them. */
  | { readonly kind: 'barred'; readonly code: string; readonly message: string }
  /** No server answered; the sentences of all, for those who look after them. */
  | { readonly kind: 'trouble'; readonly message: string }

/** What is needed to ask. */
export interface DirectoryAccess {
  readonly settings: LdapSettings
  readonly bindPassword: string
  readonly limits: LineLimits
}

const longestName = 256
const longestPassword = 1024

/** Asks a directory, its servers in turn, whether this is the password of somebody in it, and who that is. */
export async function askDirectory(
  access: DirectoryAccess,
  credentials: { readonly user: string; readonly password: string },
): Promise<DirectoryAnswer> {
  const user = credentials.user.trim()
  const { password } = credentials
  if (user === '' || user.length > longestName || /\p{Cc}/u.test(user)) return { kind: 'unknown' }
  if (password === '' || password.length > longestPassword) return { kind: 'wrong' }
  const troubles: string[] = []
  for (const server of access.settings.servers) {
    try {
      return await askServer(server, access, { user, password })
    } catch (error) {
      if (!(error instanceof DirectoryTrouble)) throw error
      troubles.push(error.message)
    }
  }
  return { kind: 'trouble', message: troubles.join(' ') }
}

async function askServer(
  server: string,
  access: DirectoryAccess,
  { user, password }: { readonly user: string; readonly password: string },
): Promise<DirectoryAnswer> {
  const { settings, limits } = access
  if (settings.way === 'template') {
    const name = filledName(settings.template, user)
    return withLine(server, settings, limits, async (line) => {
      const bound = await line.bind(name, password)
      if (bound.kind !== 'right') return bound
      // They may read their own entry; a name that is no distinguished name has to be looked up.
      const found = name.includes('=')
        ? await line.search({ base: name, scope: 'base', filter: '(objectClass=*)', ...wanted(settings) })
        : await line.search(lookUp(settings, user))
      const entry = only(found)
      if (!entry) throw new DirectoryTrouble(`${server}: ${user} may sign in but not read their own entry.`)
      return { kind: 'right', person: await personOf(line, settings, user, entry) }
    })
  }
  return withLine(server, settings, limits, async (line) => {
    await signInAsCarrel(server, line, access)
    const found = await line.search(lookUp(settings, user))
    if (found === 'too-many') return { kind: 'ambiguous' }
    const entry = only(found)
    if (!entry) return { kind: 'unknown' }
    // On a line of its own, so that groups are read with Carrel's rights.
    const bound = await withLine<BindAnswer>(server, settings, limits, (own) => own.bind(entry.dn, password))
    if (bound.kind !== 'right') return bound
    return { kind: 'right', person: await personOf(line, settings, user, entry) }
  })
}

/** Signs Carrel itself in, where the settings name an account. */
export async function signInAsCarrel(server: string, line: DirectoryLine, access: DirectoryAccess): Promise<void> {
  const { bindDn } = access.settings
  if (bindDn === '') return
  const bound = await line.bind(bindDn, access.bindPassword)
  if (bound.kind === 'right') return
  throw new DirectoryTrouble(
    bound.kind === 'wrong'
      ? `${server}: the name or password of Carrel's own account (${bindDn}) is wrong.`
      : `${server}: Carrel's own account (${bindDn}) may not sign in (${bound.code}).`,
  )
}

/** Does something over a line of its own, which is closed whatever comes. */
export async function withLine<T>(
  server: string,
  settings: LdapSettings,
  limits: LineLimits,
  act: (line: DirectoryLine) => Promise<T>,
): Promise<T> {
  const line = await openLine(server, settings, limits)
  try {
    return await act(line)
  } finally {
    line.close()
  }
}

function wanted(settings: LdapSettings) {
  const named = [settings.idAttribute, ...(settings.groups === 'attribute' ? [settings.groupAttribute] : [])]
  const binary = /^(objectguid|objectsid|nsuniqueid-binary)$/i.test(settings.idAttribute) ? [settings.idAttribute] : []
  return { attributes: ['*', ...named.filter((name) => name !== '')], binary, most: 1 }
}

function lookUp(settings: LdapSettings, user: string) {
  const filter = filledFilter(settings.filter, { user })
  return { base: settings.base, scope: 'sub', filter, ...wanted(settings) } as const
}

function only(found: readonly Entry[] | 'too-many'): Entry | undefined {
  return found === 'too-many' ? undefined : found[0]
}

async function personOf(
  line: DirectoryLine,
  settings: LdapSettings,
  user: string,
  entry: Entry,
): Promise<DirectoryPerson> {
  const { dn, ...rest } = entry
  const subject = settings.idAttribute === '' ? dn.toLowerCase() : (textsOf(entry, settings.idAttribute)[0] ?? '')
  if (subject === '')
    throw new DirectoryTrouble(`The account ${dn} has no ${settings.idAttribute}, by which Carrel would know it again.`)
  const groups = await groupsOf(line, settings, { dn, user, entry })
  const told = Object.keys(rest)
    .filter((name) => !secret.test(name))
    .map((name) => [name, textsOf(entry, name)] as const)
    .filter(([, values]) => values.length > 0)
  return { subject, dn, attributes: { ...Object.fromEntries(told), dn: [dn], ...(groups.length > 0 && { groups }) } }
}

/** Attributes that nobody needs to see, should a directory show them. */
const secret = /password|pwd|krbprincipalkey|sambant|sambalm|privatekey|jpegphoto|thumbnailphoto|certificate/i
