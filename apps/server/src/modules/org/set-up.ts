import { sql } from 'kysely'
import { hashPassword } from '../../platform/password.ts'
import { isRefusal, refuse, type Block, type Refusal } from '../../platform/refusal.ts'
import { writeSetting } from '../../platform/setting.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import { changed } from '../../platform/live-cache.ts'
import type { SetUp } from './contract.ts'
import { createBranch } from './create-branch.ts'
import { librarySetUp } from './events.ts'
import { systemCode } from './rules/system-code.ts'
import { isCurrency, isLocale } from './rules/setting-problems.ts'
import { administrator } from './rules/ready-roles.ts'
import { libraryCurrency, libraryLocale, libraryName } from './settings.ts'
import { writeAssignments } from './staff-accounts.ts'
import { lockStaff } from './store.ts'
import type { OrgTables } from './tables.ts'

type FirstSteps = NonNullable<(typeof SetUp)['types']>['body']

/** True while nobody can sign in: the library has to be set up. */
export async function setUpNeeded(w: Pick<Work, 'db'>): Promise<boolean> {
  const { rows } = await sql<{ needed: boolean }>`select not exists (select from org.staff) as needed`.execute(w.db)
  return rows[0]?.needed ?? true
}

/** The first steps of an empty library: its name, a system for all of it, the first branch and the administrator. */
export async function setUp(w: Work, request: FirstSteps): Promise<{ branch: number; staff: number } | Refusal> {
  await lockStaff(w)
  if (!(await setUpNeeded(w))) {
    return refuse({
      code: 'already-set-up',
      message: 'This library is set up already. Sign in and change it under Settings.',
    })
  }
  const problems = firstProblems(request)
  if (problems.length > 0) return refuse(...problems)
  await writeSetting(w, libraryName, request.library)
  await writeSetting(w, libraryCurrency, request.currency)
  if (request.locale !== undefined) await writeSetting(w, libraryLocale, request.locale)
  const zone = request.branch.timeZone
  const system = await createBranch(w, {
    code: systemCode(request.library, request.branch.code),
    name: request.library,
    kind: 'system',
    timeZone: zone,
  })
  if (isRefusal(system)) return renamed(system)
  const branch = await createBranch(w, { ...request.branch, parent: system.id })
  if (isRefusal(branch)) return renamed(branch)
  const { name, username, password } = request.administrator
  const { id } = await tablesOf<OrgTables>(w)
    .insertInto('org.staff')
    .values({
      username: username.trim(),
      name,
      password_hash: await hashPassword(password),
      branch_id: branch.id,
      created_at: w.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await writeAssignments(w, id, [{ role: administrator, branch: null }])
  changed(w, 'staff')
  await w.audit({
    action: 'library.set-up',
    subject: 'library',
    detail: { library: request.library, branch: branch.id, administrator: id },
  })
  await w.publish(librarySetUp, { branch: branch.id, staff: id, usualNotices: request.usualNotices ?? false })
  return { branch: branch.id, staff: id }
}

function firstProblems(request: FirstSteps): readonly Block[] {
  const problems: Block[] = []
  if (!isCurrency(request.currency)) {
    problems.push({
      code: 'invalid-currency',
      field: 'currency',
      message: `"${request.currency}" is not a currency. Write its three letters, like USD or EUR.`,
    })
  }
  if (request.locale !== undefined && !isLocale(request.locale)) {
    problems.push({
      code: 'invalid-locale',
      field: 'locale',
      message: `"${request.locale}" is not a language tag. Write one like en-US or de-AT.`,
    })
  }
  if (/\s/.test(request.administrator.username.trim())) {
    problems.push({
      code: 'invalid-username',
      field: 'administrator.username',
      message: 'Write a user name without spaces.',
    })
  }
  return problems
}

/** The fields of the branch as the set-up page names them. */
function renamed(refusal: Refusal): Refusal {
  return refuse(
    ...refusal.blocks.map((block) => ({
      ...block,
      ...(block.field !== undefined && { field: `branch.${block.field}` }),
    })),
  )
}
