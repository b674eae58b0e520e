import { refuse, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { branchesOf, lendingBranch, type Branch } from '../org/index.ts'

/** The branch where something is lent or comes in: where the actor works, or for a key that belongs nowhere, what it says. */
export async function deskBranch(w: Work, asked: number | undefined): Promise<Branch | Refusal> {
  const own = 'branch' in w.actor ? w.actor.branch : null
  if (own !== null && asked !== undefined && asked !== own) {
    return refuse({
      code: 'wrong-branch',
      field: 'branch',
      message: 'You work at another branch. Change your branch first.',
    })
  }
  const id = own ?? asked ?? (await onlyBranch(w))
  if (id === undefined)
    return refuse({ code: 'invalid-branch', field: 'branch', message: 'Say at which branch this happens.' })
  return lendingBranch(w, id, 'branch')
}

async function onlyBranch(w: Work): Promise<number | undefined> {
  const lending = [...(await branchesOf(w)).byId.values()].filter((branch) => branch.kind === 'branch')
  return lending.length === 1 ? lending[0]?.id : undefined
}
