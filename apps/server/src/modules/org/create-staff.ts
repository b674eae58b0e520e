import { changed } from '../../platform/live-cache.ts'
import { hashPassword } from '../../platform/password.ts'
import { refuse, type Block, type Refusal } from '../../platform/refusal.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import type { CreateStaff, StaffAccount } from './contract.ts'
import { assignmentProblems, staffAccounts, writeAssignments } from './staff-accounts.ts'
import type { OrgTables } from './tables.ts'

type NewStaff = NonNullable<(typeof CreateStaff)['types']>['body']

/** Adds a staff account with its roles. */
export async function createStaff(w: Work, request: NewStaff): Promise<StaffAccount | Refusal> {
  const username = request.username.trim()
  const problems: Block[] = [...(await assignmentProblems(w, request.roles))]
  if (/\s/.test(username) || username === '') {
    problems.push({ code: 'invalid-username', field: 'username', message: 'Write a user name without spaces.' })
  }
  const taken: Block = {
    code: 'username-taken',
    field: 'username',
    message: `The user name ${username} belongs to someone else. Choose another.`,
  }
  const password_hash = await hashPassword(request.password)
  const row = await tablesOf<OrgTables>(w)
    .insertInto('org.staff')
    .values({ username, name: request.name, email: request.email ?? '', password_hash, created_at: w.now })
    .onConflict((clash) => clash.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!row) problems.push(taken)
  if (!row || problems.length > 0) return refuse(...problems)
  await writeAssignments(w, row.id, request.roles)
  changed(w, 'staff')
  await w.audit({
    action: 'staff.create',
    subject: `staff:${row.id}`,
    detail: { username, name: request.name, roles: request.roles },
  })
  const [account] = await staffAccounts(w, row.id)
  if (!account) throw new Error(`staff account ${row.id} vanished`)
  return account
}
