import { growingOf, guaranteeBlocks } from '../../modules/fees/index.ts'
import { patronStanding, type PatronStanding } from '../../modules/machines/index.ts'
import { branchesOf, dayAt } from '../../modules/org/index.ts'
import { lendingBlocks, type PatronFacts } from '../../modules/patrons/index.ts'
import { policyOf, resolve, type ResolvedAttributes } from '../../modules/policy/index.ts'
import type { Money } from '../../platform/money.ts'
import type { Request } from './conversation.ts'
import { patronMarksOf, type Marked } from './rules/patron-marks.ts'

/** What a machine is told of a patron. */
export interface PatronState extends Marked {
  readonly patron: PatronFacts
  readonly standing: PatronStanding
  readonly rules: ResolvedAttributes
  readonly owed: Money
}

/** Collects it: where the patron stands, what the rules say of them at this branch, and which marks that sets. */
export async function patronState(request: Request, patron: PatronFacts): Promise<PatronState> {
  const { read, branch, account } = request
  const [standing, policy, tree, debts] = await Promise.all([
    patronStanding(read, patron.id),
    policyOf(read),
    branchesOf(read),
    guaranteeBlocks(read, patron, branch.id),
  ])
  // Fines grow only where something is overdue.
  const growing = standing.overdue > 0 ? await growingOf(read, patron.id) : 0
  const owed: Money = { amount: standing.balance + growing, currency: request.library.currency }
  const rules = resolve(policy, {
    patronCategory: patron.category,
    branch: branch.id,
    owner: branch.id,
  }).attributes
  const today = dayAt(branch, read.now)
  const against = (what: 'loans' | 'renewals' | 'holds') => [
    ...lendingBlocks(patron, today, { what, now: read.now, desk: branch.id, tree }),
    ...debts,
  ]
  const marked = patronMarksOf({
    against: { loans: against('loans'), renewals: against('renewals'), holds: against('holds') },
    ...standing,
    owed: owed.amount,
    rules,
    shown: account.options.blocksShown,
  })
  return { patron, standing, rules, owed, ...marked }
}
