import { databaseError, violates } from '../../platform/db.ts'
import { changed, defineCache } from '../../platform/live-cache.ts'
import { notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import { branchesOf } from './branches.ts'
import type { BranchGroup } from './contract-groups.ts'
import { groupIndex, type BranchGroups } from './rules/branch-groups.ts'
import type { OrgTables } from './tables.ts'

type Reader = Pick<Work, 'db' | 'platform'>

/** Told after every change of a group. */
export const branchGroupsTopic = 'branch-groups'

const groups = defineCache('org.branch-groups', [branchGroupsTopic, 'branches'], async (w): Promise<BranchGroups> => {
  const tables = tablesOf<OrgTables>(w)
  const rows = await tables.selectFrom('org.branch_group').selectAll().orderBy('name').execute()
  const members = await tables.selectFrom('org.branch_group_member').selectAll().orderBy('branch_id').execute()
  return groupIndex(
    rows.map(({ id, code, name, note }) => ({
      id,
      code,
      name,
      note,
      branches: members.filter((member) => member.group_id === id).map((member) => member.branch_id),
    })),
    await branchesOf(w),
  )
})

/** Every group, and the groups in which each branch is. */
export function branchGroupsOf(w: Reader): Promise<BranchGroups> {
  return groups.get(w, 'all')
}

/** A group as it is to be. */
export type BranchGroupContent = Omit<BranchGroup, 'id'>

async function problem(w: Work, { branches }: BranchGroupContent): Promise<Refusal | undefined> {
  const { byId } = await branchesOf(w)
  const unknown = branches.filter((branch) => !byId.has(branch))
  if (unknown.length === 0) return undefined
  return refuse(
    ...unknown.map((branch) => ({
      code: 'branch-not-found',
      field: 'branches',
      message: `There is no branch ${branch}.`,
    })),
  )
}

async function writeMembers(w: Work, group: number, branches: readonly number[]): Promise<void> {
  const tables = tablesOf<OrgTables>(w)
  await tables.deleteFrom('org.branch_group_member').where('group_id', '=', group).execute()
  await tables
    .insertInto('org.branch_group_member')
    .values([...new Set(branches)].map((branch) => ({ group_id: group, branch_id: branch })))
    .execute()
}

/** Runs a write and says in words when the code is taken. */
async function written<T>(code: string, write: () => Promise<T>): Promise<T | Refusal> {
  try {
    return await write()
  } catch (error) {
    if (!violates(error, 'branch_group_code')) throw error
    return refuse({
      code: 'group-code-taken',
      field: 'code',
      message: `There is a group ${code} already. Choose another code.`,
    })
  }
}

async function groupView(w: Work, id: number): Promise<BranchGroup | Refusal> {
  const group = (await branchGroupsOf(w)).byId.get(id)
  return group ? { ...group, branches: [...group.branches] } : notFound('group', `There is no group of branches ${id}.`)
}

/** Adds a group of branches. */
export async function createBranchGroup(
  w: Work,
  request: Omit<BranchGroupContent, 'note'> & { readonly note?: string },
): Promise<BranchGroup | Refusal> {
  const content = { ...request, code: request.code.trim(), note: request.note ?? '' }
  const refused = await problem(w, content)
  if (refused) return refused
  const { code, name, note, branches } = content
  const row = await written(code, () =>
    tablesOf<OrgTables>(w)
      .insertInto('org.branch_group')
      .values({ code, name, note, changed_at: w.now })
      .returning('id')
      .executeTakeFirstOrThrow(),
  )
  if ('ok' in row) return row
  await writeMembers(w, row.id, branches)
  changed(w, branchGroupsTopic)
  await w.audit({ action: 'branch-group.create', subject: `branch-group:${row.id}`, detail: content })
  return groupView(w, row.id)
}

/** Changes what is given of a group. */
export async function changeBranchGroup(
  w: Work,
  id: number,
  change: Partial<BranchGroupContent>,
): Promise<BranchGroup | Refusal> {
  const before = (await branchGroupsOf(w)).byId.get(id)
  if (!before) return notFound('group', `There is no group of branches ${id}.`)
  const after = { ...before, ...change, code: (change.code ?? before.code).trim() }
  const refused = await problem(w, { ...after, branches: [...after.branches] })
  if (refused) return refused
  const { code, name, note, branches } = after
  const saved = await written(code, () =>
    tablesOf<OrgTables>(w)
      .updateTable('org.branch_group')
      .set({ code, name, note, changed_at: w.now })
      .where('id', '=', id)
      .returning('id')
      .executeTakeFirstOrThrow(),
  )
  if ('ok' in saved) return saved
  await writeMembers(w, id, branches)
  changed(w, branchGroupsTopic)
  await w.audit({ action: 'branch-group.change', subject: `branch-group:${id}`, detail: change })
  return groupView(w, id)
}

const foreignKey = '23503'

/** Removes a group; refused while a circulation rule names it. */
export async function deleteBranchGroup(w: Work, id: number): Promise<object | Refusal> {
  const before = (await branchGroupsOf(w)).byId.get(id)
  if (!before) return notFound('group', `There is no group of branches ${id}.`)
  try {
    await tablesOf<OrgTables>(w).deleteFrom('org.branch_group').where('id', '=', id).execute()
  } catch (error) {
    if (databaseError(error)?.code !== foreignKey) throw error
    return refuse({
      code: 'group-in-use',
      message: `Circulation rules still name "${before.name}". Change or remove them first.`,
    })
  }
  changed(w, branchGroupsTopic)
  await w.audit({ action: 'branch-group.delete', subject: `branch-group:${id}`, detail: { code: before.code } })
  return {}
}
