import { randomBytes } from 'node:crypto'
import { isRefusal, refuse, type Outcome } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { createStaff } from '../org/index.ts'
import { addPatron } from '../patrons/index.ts'
import type { SignInRealm } from './contract.ts'
import type { DecidedPerson } from './rules/decide-person.ts'

/** Takes somebody in who signs in for the first time and is nobody here yet; gives back their number. */
export async function takeIn(
  w: Work,
  realm: SignInRealm,
  decided: DecidedPerson,
  isEmailProved: boolean,
): Promise<Outcome<number>> {
  return realm === 'staff' ? takeInStaff(w, decided) : takeInPatron(w, decided, isEmailProved)
}

async function takeInPatron(w: Work, decided: DecidedPerson, isEmailProved: boolean): Promise<Outcome<number>> {
  const { category, branch, familyName, givenName, email, card, externalId } = decided
  if (category === null || branch === null)
    return refuse(cannot('no rule says which category and branch you belong to'))
  if (familyName === '') return refuse(cannot('your name did not come along'))
  const id = await addPatron(
    w,
    {
      familyName: familyName.slice(0, 200),
      givenName: givenName.slice(0, 200),
      category,
      branch,
      email,
      ...(card !== '' && { card }),
      ...(externalId !== '' && { externalId }),
    },
    { email: isEmailProved ? 'confirmed' : 'patron' },
  )
  return isRefusal(id) ? refuse(...id.blocks.map(({ message }) => cannot(message))) : id
}

async function takeInStaff(w: Work, decided: DecidedPerson): Promise<Outcome<number>> {
  const { username, name, email, roles } = decided
  if (username === '' || name === '') return refuse(cannot('your user name or your name did not come along'))
  if (roles.length === 0) return refuse(cannot('no rule gives you a role. An administrator can give you one'))
  const account = await createStaff(w, {
    username: username.slice(0, 100),
    name: name.slice(0, 200),
    email,
    // Nobody knows it: an administrator may set another one.
    password: randomBytes(32).toString('base64url'),
    roles: [...roles],
  })
  return isRefusal(account) ? refuse(...account.blocks.map(({ message }) => cannot(message))) : account.id
}

function cannot(why: string) {
  const sentence = why.endsWith('.') ? why : `${why}.`
  return {
    code: 'identity-not-created',
    message: `Your account here could not be made: ${sentence} Ask at the library.`,
  }
}
