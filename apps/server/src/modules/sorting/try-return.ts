import type { Reason } from '../../platform/schemas.ts'
import { isRefusal, refuse, type Refusal } from '../../platform/refusal.ts'
import type { Actor } from '../../platform/actor.ts'
import { withWork, type Work } from '../../platform/work.ts'
import { lendingBranch } from '../org/index.ts'
import { checkIn, type CheckInOutcome } from '../circulation/index.ts'
import type { TryReturn } from './contract.ts'
import { placesOf } from './places.ts'
import { sortRulesAt } from './plans.ts'
import { noFacts } from './return-facts.ts'
import { describeFact, describeTest, type Names } from './rules/describe-test.ts'
import { binName, titleOf, type SortRules } from './rules/decide-bin.ts'
import { planProblems } from './rules/plan-problems.ts'
import { sortBy, sortFacts, type Sorted } from './sort-return.ts'

type Request = NonNullable<(typeof TryReturn)['types']>['body']
type Answer = NonNullable<(typeof TryReturn)['types']>['response']

/**
 * Which bin something would go to. A barcode is really checked in, in a transaction that is undone before anyone sees it: so the
 * answer is the very one that a sorter would get.
 */
export async function tryReturn(w: Work, request: Request): Promise<Answer | Refusal> {
  const branch = await lendingBranch(w, request.branch, 'branch')
  if (isRefusal(branch)) return branch
  const { names } = await placesOf(w)
  const wrong = request.plan ? planProblems(request.plan, names) : []
  if (wrong.length > 0) return refuse(...wrong)
  const rules = request.plan ?? (await sortRulesAt(w, branch.id))
  const barcode = request.barcode?.trim() ?? ''
  if (barcode === '' && !request.facts)
    return refuse({ code: 'barcode-needed', field: 'barcode', message: 'Scan an item, or describe one.' })
  if (barcode !== '') return tryBarcode(w, branch, barcode, rules)
  const facts = { ...noFacts(branch.id, ''), ...request.facts }
  const sorted = await sortFacts(w, facts, false, rules)
  return { ...viewOf(sorted, names), title: null, message: '' }
}

async function tryBarcode(
  w: Work,
  branch: { readonly id: number; readonly name: string },
  barcode: string,
  rules: SortRules | undefined,
): Promise<Answer> {
  const sorter: Actor = {
    kind: 'machine',
    id: 0,
    name: 'Trying out',
    branch: branch.id,
    permissions: new Set(['circulation:check-in']),
  }
  let found: Answer | undefined
  let refused: Refusal | undefined
  const { names } = await placesOf(w)
  await withWork(w.platform, sorter, async (trial) => {
    const outcome = await checkIn(trial, { barcode, branch: branch.id })
    if (isRefusal(outcome)) refused = outcome
    else found = answerOf(await sortBy(trial, { branch: branch.id, barcode, outcome }, rules), outcome, names)
    // Nothing of this stays.
    return refuse({ code: 'tried-out', message: 'Only tried out.' })
  })
  if (found) return found
  const outcome = refused ?? refuse({ code: 'refused', message: 'It could not be checked in.' })
  return {
    ...viewOf(await sortBy(w, { branch: branch.id, barcode, outcome }, rules), names),
    title: null,
    message: outcome.blocks.map(({ message }) => message).join(' '),
  }
}

function answerOf(sorted: Sorted, outcome: CheckInOutcome, names: Names): Answer {
  return { ...viewOf(sorted, names), title: outcome.item.title, message: outcome.message }
}

function viewOf({ decision, facts, tried }: Sorted, names: Names) {
  const reasons: Reason[] = tried.map(({ place, rule, failed }) => {
    const title = `Rule ${titleOf(place, rule)}`
    const decided = decision.rule === place
    if (decided) return { decided, text: decision.reason }
    if (!rule.active) return { decided, text: `${title}: switched off` }
    if (!failed) return { decided, text: `${title}: its bin does not exist` }
    return {
      decided,
      text: `${title}: does not fit`,
      detail: `It wants: ${describeTest(failed, names)}. But ${describeFact(failed.about, facts, names)}.`,
    }
  })
  if (decision.rule === null)
    reasons.push({
      decided: true,
      text: decision.bin ? `No rule fits: ${binName(decision.bin)}, where the rest goes` : decision.reason,
    })
  return { decision, facts, reasons }
}
