import { changed } from '../../platform/live-cache.ts'
import { notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import { branchById, branchesOf } from './branches.ts'
import type { Branch, ChangeBranchDetails } from './contract.ts'
import { branchProblems } from './rules/branch-problems.ts'
import { lockBranches } from './store.ts'
import type { OrgTables } from './tables.ts'

type BranchChange = NonNullable<(typeof ChangeBranchDetails)['types']>['body']

/** Changes a branch or moves it in the tree. */
export async function changeBranch(w: Work, id: number, change: BranchChange): Promise<Branch | Refusal> {
  await lockBranches(w)
  const tree = await branchesOf(w)
  const before = tree.byId.get(id)
  if (!before) return notFound('branch', `There is no branch ${id}.`)
  const after = { ...before, ...change, code: (change.code ?? before.code).trim() }
  const problems = branchProblems(tree, after)
  if (problems.length > 0) return refuse(...problems)
  await tablesOf<OrgTables>(w)
    .updateTable('org.branch')
    .set({
      code: after.code,
      name: after.name,
      kind: after.kind,
      parent_id: after.parent,
      time_zone: after.timeZone,
      address: after.address,
      phone: after.phone,
      email: after.email,
      holds_address: after.holdsAddress,
      holds_note: after.holdsNote,
      pickup: after.pickup,
      public: after.public,
    })
    .where('id', '=', id)
    .execute()
  changed(w, 'branches')
  await w.audit({ action: 'branch.change', subject: `branch:${id}`, detail: change })
  return (await branchById(w, id)) ?? before
}
