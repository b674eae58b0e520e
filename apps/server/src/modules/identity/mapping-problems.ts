import type { Block } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { assignmentProblems, branchById } from '../org/index.ts'
import { categoriesOf } from '../patrons/index.ts'
import type { IdentityMapping } from './contract.ts'

/** What in a mapping names something that is not there, or gives more than whoever sets it may do themselves. */
export async function mappingProblems(w: Work, mapping: IdentityMapping): Promise<readonly Block[]> {
  const categories = await categoriesOf(w)
  const blocks: Block[] = []
  const wrong = (field: string, message: string) => void blocks.push({ code: 'invalid-mapping', field, message })
  const noBranch = async (id: number) => (await branchById(w, id)) === undefined
  if (mapping.category !== null && !categories.has(mapping.category))
    wrong('mapping.category', `There is no category ${mapping.category}.`)
  if (mapping.branch !== null && (await noBranch(mapping.branch)))
    wrong('mapping.branch', `There is no branch ${mapping.branch}.`)
  for (const [index, rule] of mapping.rules.entries()) {
    const field = `mapping.rules.${index}`
    if (rule.gives === 'category' && !categories.has(rule.what))
      wrong(field, `Rule ${index + 1}: there is no category ${rule.what}.`)
    if (rule.gives === 'branch' && (!/^\d{1,9}$/.test(rule.what) || (await noBranch(Number(rule.what)))))
      wrong(field, `Rule ${index + 1}: there is no branch ${rule.what}.`)
    if (rule.gives === 'role') {
      const found = await assignmentProblems(w, [{ role: rule.what, branch: rule.at }])
      blocks.push(...found.map((block) => ({ ...block, field })))
    }
  }
  return blocks
}
