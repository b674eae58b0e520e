import { refuse, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { branchesOf } from '../org/index.ts'

/** The branch that a partner calls so: by its code, its name or its number. Undefined for no place named. */
export async function pickupOf(w: Work, place: string | undefined): Promise<number | undefined | Refusal> {
  const text = place?.trim() ?? ''
  if (text === '') return undefined
  const { byId } = await branchesOf(w)
  const branches = [...byId.values()].filter((branch) => branch.kind === 'branch')
  const same = (name: string) => name.toUpperCase() === text.toUpperCase()
  const found =
    branches.find((branch) => same(branch.code)) ??
    branches.find((branch) => same(branch.name)) ??
    branches.find((branch) => String(branch.id) === text)
  if (found) return found.id
  const codes = branches.filter((branch) => branch.pickup).map((branch) => branch.code)
  return refuse({
    code: 'unknown-pickup',
    field: 'PickupLocation',
    message: `There is no branch "${text}" to collect at. Known here: ${codes.slice(0, 20).join(', ')}.`,
  })
}
