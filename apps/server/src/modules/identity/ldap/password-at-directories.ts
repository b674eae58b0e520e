import type { SignedInElsewhere } from '../../../platform/password-elsewhere.ts'
import { isRefusal, refuse, type Outcome, type Refusal } from '../../../platform/refusal.ts'
import { carrel, withWork, type Work } from '../../../platform/work.ts'
import { completeSignIn } from '../complete-sign-in.ts'
import type { SignInRealm } from '../contract.ts'
import { isFor, providersOf, type Provider } from '../providers.ts'
import { attributesFrom } from '../rules/attributes.ts'
import { directoryAccess } from './access.ts'
import { askDirectory, type DirectoryPerson } from './ask-directory.ts'

// Each waits for a directory; more at once would only wait for each other.
const mostAtOnce = 40
let asking = 0

/**
 * Tries a name and a password at the library's directories, in their order, and signs in whoever the first one knows. The
 * answer of the port `passwordElsewhere`.
 */
export async function passwordAtDirectories(
  w: Work,
  realm: SignInRealm,
  credentials: { readonly user: string; readonly password: string },
): Promise<Outcome<SignedInElsewhere> | undefined> {
  const directories = (await providersOf(w)).filter((one) => one.kind === 'ldap' && isFor(one, realm))
  if (directories.length === 0) return undefined
  if (asking >= mostAtOnce)
    return refuse({
      code: 'directory-busy',
      message: 'Too many people are signing in at this moment. Try again in a minute.',
      facts: { retryAfter: 30 },
    })
  asking++
  try {
    let refused: Refusal | undefined
    for (const provider of directories) {
      const answer = await askDirectory(await directoryAccess(w, provider), credentials)
      if (answer.kind === 'right') return await signInAs(w, provider, realm, answer.person)
      if (answer.kind === 'unknown' || answer.kind === 'wrong') continue
      // A later directory may still know them: only when none does is this what they are told.
      refused ??= refusalOf(w, provider, answer)
    }
    return refused
  } finally {
    asking--
  }
}

async function signInAs(w: Work, provider: Provider, realm: SignInRealm, person: DirectoryPerson) {
  const identity = { subject: person.subject, attributes: attributesFrom(person.attributes), emailVerified: false }
  const completed = await withWork(w.platform, carrel, (inner) => completeSignIn(inner, { provider, realm, identity }))
  return isRefusal(completed) ? completed : { person: completed.person, token: completed.token }
}

function refusalOf(
  w: Work,
  provider: Provider,
  answer:
    | { readonly kind: 'ambiguous' }
    | { readonly kind: 'barred'; readonly code: string; readonly message: string }
    | { readonly kind: 'trouble'; readonly message: string },
): Refusal {
  if (answer.kind === 'barred') return refuse({ code: answer.code, message: `${provider.name}: ${answer.message}` })
  if (answer.kind === 'ambiguous')
    return refuse({
      code: 'directory-ambiguous',
      message: `${provider.name} has more than one account of this name. Ask those who keep it, or sign in with your card.`,
    })
  w.platform.log.warn({ provider: provider.id, trouble: answer.message }, 'a directory could not be asked')
  return refuse({
    code: 'directory-unreachable',
    message: `${provider.name} cannot be asked at the moment, so its passwords do not open accounts here. Try again in a few minutes.`,
  })
}
