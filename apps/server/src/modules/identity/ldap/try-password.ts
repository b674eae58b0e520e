import { notFound, type Outcome } from '../../../platform/refusal.ts'
import { forgetFailures, noteFailure, refuseGuessing } from '../../../platform/session.ts'
import { withWork, type Work } from '../../../platform/work.ts'
import type { IdentityTrial, SignInRealm } from '../contract.ts'
import { providerById } from '../providers.ts'
import { attributesFrom } from '../rules/attributes.ts'
import { noteTrial, ownTrial } from '../trials.ts'
import { directoryAccess } from './access.ts'
import { askDirectory, type DirectoryAnswer } from './ask-directory.ts'

/** Tries a name and a password at a directory for a member of staff: shows what came and what it would mean. */
export async function tryPassword(
  w: Work,
  id: number,
  request: { readonly user: string; readonly password: string; readonly for: SignInRealm },
  address: string,
): Promise<Outcome<{ readonly trial: IdentityTrial | null }>> {
  const provider = await providerById(w, id)
  if (provider?.kind !== 'ldap' || w.actor.kind !== 'staff')
    return notFound('identity-provider', `There is no directory ${id}. It may have been removed.`)
  // Whoever may try must not guess the passwords of others.
  const name = `try:${id}:${request.user.trim().toLowerCase()}`
  const throttled = await refuseGuessing(w.platform, request.for, name, address)
  if (throttled) return throttled
  const answer = await askDirectory(await directoryAccess(w, provider), request)
  if (answer.kind === 'right') await withWork(w.platform, w.actor, (inner) => forgetFailures(inner, request.for, name))
  else await noteFailure(w.platform, request.for, name, address)
  const came =
    answer.kind === 'right'
      ? { subject: answer.person.subject, attributes: attributesFrom(answer.person.attributes), emailVerified: false }
      : { problem: problemOf(answer) }
  await noteTrial(w.platform, { provider, realm: request.for, staff: w.actor.id }, came)
  return ownTrial(w, id)
}

function problemOf(answer: Exclude<DirectoryAnswer, { readonly kind: 'right' }>): string {
  switch (answer.kind) {
    case 'unknown':
      return 'The directory has nobody of this name. Does the filter look for the right attribute, below the right place?'
    case 'wrong':
      return 'The directory does not take this password for this name.'
    case 'ambiguous':
      return 'The directory has more than one account of this name, so nobody is let in. Make the filter narrower.'
    case 'barred':
    case 'trouble':
      return answer.message
  }
}
