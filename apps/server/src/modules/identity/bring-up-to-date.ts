import { isRefusal, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { changeStaff, staffAccounts } from '../org/index.ts'
import { alterPatron, patronById, type PatronChange } from '../patrons/index.ts'
import type { IdentityMapping, SignInRealm } from './contract.ts'
import type { DecidedPerson } from './rules/decide-person.ts'

/**
 * Brings somebody who was here before up to date with what their provider says, as far as the library wants that. What is
 * refused (a category that does not fit their age, a name that is too long) stays as it was: it keeps nobody from signing in.
 */
export async function bringUpToDate(
  w: Work,
  realm: SignInRealm,
  person: number,
  request: Request,
): Promise<Refusal | undefined> {
  if (request.mapping.update === 'never') return undefined
  return realm === 'staff' ? updateStaff(w, person, request) : updatePatron(w, person, request)
}

interface Request {
  readonly mapping: IdentityMapping
  readonly decided: DecidedPerson
  /** The address is theirs: the provider says so, or the library believes it in any case. */
  readonly isEmailProved: boolean
}

async function updatePatron(w: Work, id: number, { mapping, decided, isEmailProved }: Request) {
  const patron = await patronById(w, id)
  if (isRefusal(patron)) return patron
  const all = mapping.update === 'all'
  // An address that the patron could have made up does not replace the one that the library writes to.
  const email = isEmailProved ? decided.email : ''
  const change: PatronChange = {
    ...(decided.familyName !== '' && decided.familyName !== patron.familyName && { familyName: decided.familyName }),
    ...(decided.givenName !== '' && decided.givenName !== patron.givenName && { givenName: decided.givenName }),
    ...(email !== '' && email !== patron.email && { email }),
    ...(all && decided.category !== null && decided.category !== patron.category && { category: decided.category }),
    ...(all && decided.branch !== null && decided.branch !== patron.branch && { branch: decided.branch }),
  }
  return Object.keys(change).length === 0 ? undefined : alterPatron(w, id, change, 'confirmed')
}

async function updateStaff(w: Work, id: number, { mapping, decided }: Request) {
  const [account] = await staffAccounts(w, id)
  if (!account) return undefined
  const byRules = mapping.update === 'all' && mapping.rules.some((rule) => rule.gives === 'role')
  const key = (roles: readonly { role: string; branch: number | null }[]) =>
    roles
      .map(({ role, branch }) => `${role}@${branch ?? '*'}`)
      .sort()
      .join()
  const change = {
    ...(decided.name !== '' && decided.name !== account.name && { name: decided.name.slice(0, 200) }),
    ...(decided.email !== '' && decided.email !== account.email && { email: decided.email }),
    ...(byRules && key(decided.roles) !== key(account.roles) && { roles: [...decided.roles] }),
  }
  if (Object.keys(change).length === 0) return undefined
  const changed = await changeStaff(w, id, change)
  return isRefusal(changed) ? changed : undefined
}
