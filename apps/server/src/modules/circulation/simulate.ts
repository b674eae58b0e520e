import { isRefusal, notFound, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { itemFacts } from '../catalog/index.ts'
import { patronFacts } from '../patrons/index.ts'
import { explainRules } from '../policy/index.ts'
import type { SimulateCheckOut } from './contract.ts'
import { deskBranch } from './desk.ts'
import { findDue } from './find-due.ts'
import { imagineFine, imagineHold, imagineRenewal, shownBlocks } from './imagined-loan.ts'
import { lendingFacts } from './lending-facts.ts'
import { decideCheckOut } from './rules/decide-check-out.ts'

type Request = NonNullable<(typeof SimulateCheckOut)['types']>['body']
type Answer = NonNullable<(typeof SimulateCheckOut)['types']>['response']

/** What would happen if a patron borrowed an item at a moment, renewed it, brought it back late, or placed a hold; nothing is written. */
export async function simulateCheckOut(w: Work, request: Request): Promise<Answer | Refusal> {
  const branch = await deskBranch(w, request.branch)
  if (isRefusal(branch)) return branch
  const patron = await patronFacts(
    w,
    request.patron === undefined ? { card: request.card ?? '' } : { id: request.patron },
  )
  if (!patron) return notFound('patron', 'There is no such patron.')
  const item = await itemFacts(
    w,
    request.item === undefined ? { barcode: request.barcode ?? '' } : { id: request.item },
  )
  if (!item) return notFound('item', 'There is no such item.')
  const then: Work = request.at === undefined ? w : { ...w, now: Temporal.Instant.from(request.at) }
  const lending = await lendingFacts(then, patron, item, branch)
  const found = await findDue(then, lending, patron, branch, { from: then.now })
  const blocks = [...decideCheckOut(lending.facts), ...(isRefusal(found) ? found.blocks : [])]
  const imagined = isRefusal(found) ? undefined : { patron, item, branch, lending, found }
  const later = (text: string | undefined) => (text === undefined ? undefined : Temporal.Instant.from(text))
  const [renewed, returned] = [later(request.renewed), later(request.returned)]
  return {
    allowed: blocks.length === 0,
    due: isRefusal(found) ? null : found.due.toString(),
    blocks: shownBlocks(blocks),
    reasons: isRefusal(found) ? [] : [...found.reasons],
    ...(imagined && renewed && { renewal: await imagineRenewal(then, imagined, renewed) }),
    ...(imagined && returned && { fine: await imagineFine(then, imagined, returned) }),
    ...(request.hold === true && { hold: await imagineHold(then, { patron, item }, branch.id) }),
    ...(request.values === true && {
      values: (
        await explainRules(then, {
          patronCategory: patron.category,
          itemType: item.itemType,
          location: item.location,
          branch: branch.id,
          owner: item.branch,
          collection: item.collection,
          age: lending.facts.patron.age,
        })
      ).attributes,
    }),
  }
}
