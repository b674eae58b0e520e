import { isRefusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { policyOf } from '../policy/index.ts'
import { judgeRenewal } from './judge-renewal.ts'
import { keepEntry } from './loan-entries.ts'
import { loanById } from './loan-rows.ts'
import { carryOut, loanParties } from './renew.ts'

/** What of a payment went to which loan, as `fees` tells it. */
interface PaidLine {
  readonly loan: number | null
  readonly settled: boolean
}

/** Renews overdue loans whose fine was paid in full, where the rules say so; what stands against it is kept with the loan. */
export async function renewWhenPaid(w: Work, { lines }: { readonly lines: readonly PaidLine[] }): Promise<void> {
  const settled = new Set(lines.flatMap((line) => (line.settled && line.loan !== null ? [line.loan] : [])))
  if (settled.size === 0) return
  const { rules } = await policyOf(w)
  // Most libraries have no such rule: their payments cost no question more.
  if (!rules.some((rule) => rule.attributes.renewOnPayment === true)) return
  for (const id of settled) await renewPaid(w, id)
}

async function renewPaid(w: Work, id: number): Promise<void> {
  const known = await loanById(w, id)
  if (known?.state !== 'out' || Temporal.Instant.compare(w.now, known.due) <= 0) return
  const parties = await loanParties(w, id)
  if (isRefusal(parties)) return
  const { found, lending, blocks } = await judgeRenewal(w, parties, { channel: 'payment', seen: false })
  if (!lending.resolved.attributes.renewOnPayment) return
  if (blocks.length === 0 && found) {
    await carryOut(w, parties, lending, found, { channel: 'payment', seen: false, passed: [] })
    return
  }
  keepEntry(w, {
    loan: id,
    kind: 'not-renewed',
    channel: 'payment',
    branch: null,
    dueBefore: parties.loan.due,
    dueAfter: parties.loan.due,
    blocks,
  })
}
