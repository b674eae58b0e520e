import { notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import { writeSetting } from '../../platform/setting.ts'
import type { PlatformTables } from '../../platform/tables.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import { branchById } from './branches.ts'
import type { SettingView } from './contract.ts'
import { knownSettings } from './modules-known.ts'
import { settingProblem } from './rules/setting-problems.ts'

/** Every setting with its value for the library, and one more row for each branch that has its own. */
export async function listSettings(w: Work): Promise<{ rows: SettingView[] }> {
  const stored = await tablesOf<PlatformTables>(w)
    .selectFrom('platform.setting')
    .selectAll()
    .orderBy('branch_id')
    .execute()
  const rows = knownSettings(w.platform).flatMap((setting) => {
    const { name, text, fallback, choices } = setting
    const shared = { name, text, fallback, ...(choices && { choices: [...choices] }) }
    const own = stored.filter((row) => row.name === name)
    const library = own.find((row) => row.branch_id === null)
    return [
      {
        ...shared,
        value: library ? library.value : fallback,
        branch: null,
        changedAt: library?.changed_at.toString() ?? null,
      },
      ...own
        .filter((row) => row.branch_id !== null)
        .map((row) => ({ ...shared, value: row.value, branch: row.branch_id, changedAt: row.changed_at.toString() })),
    ]
  })
  return { rows }
}

/** Sets a setting for the library, or for one branch. */
export async function putSetting(
  w: Work,
  name: string,
  value: unknown,
  branch: number | null,
): Promise<{ rows: SettingView[] } | Refusal> {
  const setting = knownSettings(w.platform).find((known) => known.name === name)
  if (!setting) return notFound('setting', `There is no setting "${name}".`)
  if (branch !== null && !(await branchById(w, branch))) return notFound('branch', `There is no branch ${branch}.`)
  const problem = settingProblem(setting, value)
  if (problem) return refuse(problem)
  await writeSetting(w, setting, value, branch)
  return listSettings(w)
}
