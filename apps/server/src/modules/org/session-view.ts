import { refuse, type Refusal } from '../../platform/refusal.ts'
import type { Session } from '../../platform/session.ts'
import type { Work } from '../../platform/work.ts'
import type { SessionView } from './contract.ts'
import { libraryOf } from './library.ts'
import { rolesOf } from './roles.ts'
import { staffFacts, staffPermissions, workplaces, type StaffFacts } from './staff-actor.ts'

type Reader = Pick<Work, 'db' | 'platform'>

/** What the staff app needs to know about who is signed in. */
export async function viewOfSession(
  w: Reader,
  staff: StaffFacts,
  branch: number | null,
  csrf: string,
): Promise<SessionView | Refusal> {
  const places = await workplaces(w, staff)
  const place = places.find((one) => one.id === branch) ?? places[0]
  if (!place) return noWorkplace(staff.name)
  const roles = await rolesOf(w)
  const names = new Set(staff.assignments.map(({ role }) => roles.get(role)?.name ?? role))
  return {
    staff: { id: staff.id, username: staff.username, name: staff.name, roles: [...names] },
    branch: place,
    branches: places.map(({ id, name }) => ({ id, name })),
    permissions: [...(await staffPermissions(w, staff, place.id))].sort(),
    csrf,
    library: { ...(await libraryOf(w)) },
  }
}

/** Refuses those who have an account but no role at any branch. */
export function noWorkplace(name: string): Refusal {
  return refuse({
    code: 'no-role',
    message: `${name} has no role at any branch yet. An administrator can give one under Settings, Staff.`,
  })
}

/** The session of the caller as the staff app sees it; keys have none. */
export async function currentSession(w: Work, session: Session | undefined): Promise<SessionView | Refusal> {
  const staff = session?.realm === 'staff' ? await staffFacts(w, session.subject) : undefined
  if (!session || !staff)
    return refuse({ code: 'sign-in-needed', message: 'Sign in to the staff side first: a key has no session.' })
  return viewOfSession(w, staff, session.branch, session.csrf)
}
