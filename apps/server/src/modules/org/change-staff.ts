import { changed } from '../../platform/live-cache.ts'
import { hashPassword } from '../../platform/password.ts'
import { notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import { closeSessionsOf } from '../../platform/session.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import type { ChangeStaff, StaffAccount } from './contract.ts'
import { assignmentProblems, refuseWithoutAdministrator, staffAccounts, writeAssignments } from './staff-accounts.ts'
import { lockStaff } from './store.ts'
import type { OrgTables } from './tables.ts'

type StaffChange = NonNullable<(typeof ChangeStaff)['types']>['body']

/** Changes a staff account. A new password, or closing the account, ends its sessions at once. */
export async function changeStaff(w: Work, id: number, change: StaffChange): Promise<StaffAccount | Refusal> {
  await lockStaff(w)
  const [before] = await staffAccounts(w, id)
  if (!before) return notFound('staff', `There is no staff account ${id}.`)
  // Who could change a more powerful account, were it only its password, could take it over.
  const problems = await assignmentProblems(w, [...before.roles, ...(change.roles ?? [])])
  if (problems.length > 0) return refuse(...problems)
  const after = {
    name: change.name ?? before.name,
    email: change.email ?? before.email,
    active: change.active ?? before.active,
  }
  await tablesOf<OrgTables>(w)
    .updateTable('org.staff')
    .set({ ...after, ...(change.password !== undefined && { password_hash: await hashPassword(change.password) }) })
    .where('id', '=', id)
    .execute()
  if (change.roles) await writeAssignments(w, id, change.roles)
  const locked = await refuseWithoutAdministrator(w)
  if (locked) return locked
  if (change.password !== undefined || !after.active) await closeSessionsOf(w, 'staff', id)
  changed(w, 'staff')
  const { password, ...detail } = change
  await w.audit({
    action: 'staff.change',
    subject: `staff:${id}`,
    detail: { ...detail, ...(password !== undefined && { password: 'changed' }) },
  })
  const [account] = await staffAccounts(w, id)
  return account ?? before
}
