import { refuse, type Refusal } from '../../platform/refusal.ts'
import { moveSession, type Session } from '../../platform/session.ts'
import type { Work } from '../../platform/work.ts'
import type { SessionView } from './contract.ts'
import { viewOfSession } from './session-view.ts'
import { noRoleThere, rememberBranch } from './sign-in.ts'
import { staffFacts, workplaces } from './staff-actor.ts'

/** Goes on working at another branch where one has a role; the session stays open. */
export async function workAt(w: Work, session: Session | undefined, branch: number): Promise<SessionView | Refusal> {
  const staff = session?.realm === 'staff' ? await staffFacts(w, session.subject) : undefined
  if (!session || !staff)
    return refuse({ code: 'sign-in-needed', message: 'Sign in to the staff side first: a key has no session.' })
  if (!(await workplaces(w, staff)).some((place) => place.id === branch)) return noRoleThere()
  await moveSession(w, session.id, branch)
  await rememberBranch(w, staff.id, branch)
  return viewOfSession(w, staff, branch, session.csrf)
}
