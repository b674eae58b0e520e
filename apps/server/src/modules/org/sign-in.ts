import { sql } from 'kysely'
import { changed } from '../../platform/live-cache.ts'
import { verifyPassword } from '../../platform/password.ts'
import { passwordElsewhere, type SignedInElsewhere } from '../../platform/password-elsewhere.ts'
import { ask } from '../../platform/port.ts'
import { isRefusal, refuse, type Refusal } from '../../platform/refusal.ts'
import type { SessionReply } from '../../platform/serve.ts'
import {
  closeSession,
  findSession,
  forgetFailures,
  moveSession,
  noteFailure,
  openSession,
  refuseGuessing,
} from '../../platform/session.ts'
import { tablesOf, withWork, type Actor, type Work } from '../../platform/work.ts'
import type { SessionView, SignIn } from './contract.ts'
import { noWorkplace, viewOfSession } from './session-view.ts'
import { staffFacts, workplaces } from './staff-actor.ts'
import type { OrgTables } from './tables.ts'

type Credentials = NonNullable<(typeof SignIn)['types']>['body']

/**
 * Signs a member of staff in. Works without a transaction around it: the failure of a guess must be kept although the
 * request is refused, and checking a password takes too long to hold a connection meanwhile.
 */
export async function signIn(
  w: Work,
  { user, password, branch }: Credentials,
  address: string,
  reply: SessionReply,
): Promise<SessionView | Refusal> {
  const name = user.trim().toLowerCase()
  const throttled = await refuseGuessing(w.platform, 'staff', name, address)
  if (throttled) return throttled
  const row = await tablesOf<OrgTables>(w)
    .selectFrom('org.staff')
    .select(['id', 'name', 'password_hash', 'active'])
    .where(sql`lower(username)`, '=', name)
    .executeTakeFirst()
  const right = await verifyPassword(password, row?.password_hash)
  if (!row || !right || !row.active) {
    const elsewhere = await ask(w.platform, passwordElsewhere)(w, 'staff', { user: user.trim(), password })
    if (elsewhere && !isRefusal(elsewhere)) return enterFromElsewhere(w, elsewhere, branch, reply)
    await noteFailure(w.platform, 'staff', name, address)
    if (elsewhere) return elsewhere
    return refuse({
      code: 'sign-in-failed',
      message: 'User name or password is wrong. Check that Caps Lock is off and try again.',
    })
  }
  const actor: Actor = { kind: 'system', name: row.name }
  const opened = await withWork(w.platform, actor, (inner) => openStaffSession(inner, row.id, { name, branch }))
  if (isRefusal(opened)) return opened
  reply.setSession('staff', opened.token)
  return opened.view
}

async function enterFromElsewhere(
  w: Work,
  { person, token }: SignedInElsewhere,
  branch: number | undefined,
  reply: SessionReply,
): Promise<SessionView | Refusal> {
  const session = await findSession(w.platform, 'staff', token)
  const staff = session && (await staffFacts(w, person))
  if (!session || !staff) throw new Error(`the session of staff ${person} vanished`)
  if (branch !== undefined && branch !== session.branch) {
    const isPlace = (await workplaces(w, staff)).some((place) => place.id === branch)
    const moved = await withWork(w.platform, { kind: 'system', name: staff.name }, async (inner) => {
      if (!isPlace) await closeSession(inner, session.id)
      else {
        await moveSession(inner, session.id, branch)
        await rememberBranch(inner, person, branch)
      }
    })
    if (isRefusal(moved)) return moved
    if (!isPlace) return noRoleThere()
  }
  reply.setSession('staff', token)
  return viewOfSession(w, staff, branch ?? session.branch, session.csrf)
}

/** How a session of staff begins: `name` is forgiven its failures; `branch` is where they want to work; `provider` where they signed in. */
interface StaffEntry {
  readonly name: string
  readonly branch?: number | undefined
  readonly provider?: string
}

/** Opens the session of somebody who has proved who they are; refuses those who have no role at any branch. */
export async function openStaffSession(
  w: Work,
  id: number,
  { name, branch: wanted, provider }: StaffEntry,
): Promise<{ readonly session: number; readonly token: string; readonly view: SessionView } | Refusal> {
  const staff = await staffFacts(w, id)
  if (!staff) throw new Error(`staff account ${id} vanished`)
  const places = await workplaces(w, staff)
  if (wanted !== undefined && !places.some((place) => place.id === wanted)) return noRoleThere()
  const place = places.find((one) => one.id === (wanted ?? staff.lastBranch)) ?? places[0]
  if (!place) return noWorkplace(staff.name)
  const { id: session, token, csrf } = await openSession(w, 'staff', id, place.id)
  await forgetFailures(w, 'staff', name)
  await rememberBranch(w, id, place.id)
  await w.audit({
    action: 'session.sign-in',
    subject: `staff:${id}`,
    detail: { branch: place.id, ...(provider !== undefined && { provider }) },
  })
  const view = await viewOfSession(w, staff, place.id, csrf)
  return isRefusal(view) ? view : { session, token, view }
}

/** Refuses work at a branch where one has no role. */
export function noRoleThere(): Refusal {
  return refuse({
    code: 'branch-not-allowed',
    field: 'branch',
    message: 'You have no role at this branch. Choose another, or ask an administrator for a role there.',
  })
}

/** Keeps where someone works, so that the next sign-in begins there. */
export async function rememberBranch(w: Work, staff: number, branch: number): Promise<void> {
  const { numUpdatedRows } = await tablesOf<OrgTables>(w)
    .updateTable('org.staff')
    .set({ branch_id: branch })
    .where('id', '=', staff)
    .where((is) => is('branch_id', 'is distinct from', branch))
    .executeTakeFirstOrThrow()
  if (numUpdatedRows > 0n) changed(w, 'staff')
}
