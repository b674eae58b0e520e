import { changed } from '../../platform/live-cache.ts'
import { isRefusal, refuse, type Refusal } from '../../platform/refusal.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import { branchById, branchesOf } from './branches.ts'
import type { Branch, CreateBranch } from './contract.ts'
import { branchProblems } from './rules/branch-problems.ts'
import { lockBranches } from './store.ts'
import type { OrgTables } from './tables.ts'

type NewBranch = NonNullable<(typeof CreateBranch)['types']>['body']

/** Adds a branch or a system. It is open all day every day until its hours are set, so that it can lend at once. */
export async function createBranch(w: Work, request: NewBranch): Promise<Branch | Refusal> {
  await lockBranches(w)
  const wanted = {
    ...request,
    code: request.code.trim(),
    kind: request.kind ?? ('branch' as const),
    parent: request.parent ?? null,
  }
  const problems = branchProblems(await branchesOf(w), wanted)
  if (problems.length > 0) return refuse(...problems)
  const db = tablesOf<OrgTables>(w)
  const { id } = await db
    .insertInto('org.branch')
    .values({
      code: wanted.code,
      name: wanted.name,
      kind: wanted.kind,
      parent_id: wanted.parent,
      time_zone: wanted.timeZone,
      address: wanted.address ?? '',
      phone: wanted.phone ?? '',
      email: wanted.email ?? '',
      holds_address: wanted.holdsAddress ?? '',
      holds_note: wanted.holdsNote ?? '',
      pickup: wanted.pickup ?? wanted.kind === 'branch',
      public: wanted.public ?? true,
      created_at: w.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('org.opening_hours')
    .values([1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ branch_id: id, weekday, opens: 0, closes: 1440 })))
    .execute()
  changed(w, 'branches')
  await w.audit({
    action: 'branch.create',
    subject: `branch:${id}`,
    detail: { code: wanted.code, name: wanted.name, kind: wanted.kind },
  })
  const branch = await branchById(w, id)
  if (!branch || isRefusal(branch)) throw new Error(`branch ${id} vanished`)
  return branch
}
