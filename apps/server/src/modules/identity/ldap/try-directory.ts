import type { Work } from '../../../platform/work.ts'
import type { TestStep } from '../contract.ts'
import type { Provider } from '../providers.ts'
import { directoryAccess } from './access.ts'
import { signInAsCarrel, withLine, type DirectoryAccess } from './ask-directory.ts'
import type { DirectoryLine } from './directory-line.ts'
import { DirectoryTrouble } from './trouble.ts'

/** Tries each server of a directory without anybody signing in: the line, Carrel's own account, and whether people can be found. */
export async function tryDirectory(w: Work, provider: Provider): Promise<readonly TestStep[]> {
  const access = await directoryAccess(w, provider)
  const steps: TestStep[] = []
  if (access.settings.protection === 'none')
    steps.push({
      name: 'Protection',
      ok: false,
      said: 'Passwords go over the line as they are: whoever is on it can read them. Choose LDAPS or StartTLS.',
    })
  for (const server of access.settings.servers) steps.push(...(await tryServer(server, access)))
  return steps
}

async function tryServer(server: string, access: DirectoryAccess): Promise<readonly TestStep[]> {
  const steps: TestStep[] = []
  const { settings, limits } = access
  const byTls = settings.protection === 'none' ? 'without protection' : 'protected by TLS'
  const isLookedUp = settings.way === 'search'
  try {
    await withLine(server, settings, limits, async (line) => {
      if (isLookedUp) {
        await signInAsCarrel(server, line, access)
        const who = settings.bindDn === '' ? 'as nobody' : `as ${settings.bindDn}`
        steps.push({ name: server, ok: true, said: `It answers, ${byTls}; Carrel looks people up ${who}.` })
        steps.push(await findSomebody(line, access))
        return
      }
      await line.search({ base: '', scope: 'base', filter: '(objectClass=*)', attributes: ['namingContexts'], most: 1 })
      steps.push({
        name: server,
        ok: true,
        said: `It answers, ${byTls}. Whether names fit shows when somebody signs in.`,
      })
    })
  } catch (error) {
    if (!(error instanceof DirectoryTrouble)) throw error
    steps.push({ name: server, ok: false, said: error.message })
  }
  return steps
}

/** A look-up of anybody: what the filter asks for, with any value. */
async function findSomebody(line: DirectoryLine, { settings }: DirectoryAccess): Promise<TestStep> {
  const { base, idAttribute } = settings
  const anybody = settings.filter.replaceAll('{user}', '*')
  const found = await line.search({ base, scope: 'sub', filter: anybody, attributes: [idAttribute || '1.1'], most: 50 })
  const count = found === 'too-many' ? 'more than 50' : found.length
  if (count === 0)
    return {
      name: 'People',
      ok: false,
      said: `Below ${base} nobody fits ${settings.filter}. Is the place right, and may Carrel's account read there?`,
    }
  const [first] = found === 'too-many' ? [] : found
  if (first && idAttribute !== '' && [first[idAttribute] ?? []].flat().length === 0)
    return {
      name: 'People',
      ok: false,
      said: `${String(count)} found, but ${first.dn} has no ${idAttribute}, by which Carrel would know the account again.`,
    }
  return { name: 'People', ok: true, said: `${String(count)} found below ${base}.` }
}
