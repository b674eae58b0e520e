import { sql } from 'kysely'
import { formatMoney } from '../../platform/money.ts'
import type { Block } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { libraryOf } from '../org/index.ts'
import { overrideBlocked, patronPolicy, type PatronFacts } from '../patrons/index.ts'
import { balanceOf } from './account.ts'

/**
 * What speaks against lending because of what others owe: those for whom the patron answers (`guarantee-owes`), or the
 * whole group of guarantors and guarantees (`guarantor-group-owes`). Asks nothing where nobody answers for anybody, or
 * the library sets no limit.
 */
export async function guaranteeBlocks(w: Work, patron: PatronFacts, branch: number | null): Promise<readonly Block[]> {
  if (patron.guarantees.length === 0 && patron.guarantors.length === 0) return []
  const { guaranteesLimit, guarantorGroupLimit } = await patronPolicy(w, branch)
  if (guaranteesLimit === null && guarantorGroupLimit === null) return []
  const { currency } = await libraryOf(w)
  const money = (amount: number) => formatMoney({ amount, currency })
  const blocks: Block[] = []
  if (guaranteesLimit !== null && patron.guarantees.length > 0) {
    const owed = await owedByAll(w, patron.guarantees)
    if (owed > guaranteesLimit)
      blocks.push({
        code: 'guarantee-owes',
        override: overrideBlocked,
        message: `Those for whom this patron answers owe ${money(owed)}; more than ${money(guaranteesLimit)} stops lending.`,
        facts: { owed: { amount: owed, currency }, limit: { amount: guaranteesLimit, currency } },
      })
  }
  if (guarantorGroupLimit !== null) {
    const group = await groupOf(w, patron)
    const owed = await owedByAll(w, group)
    if (owed > guarantorGroupLimit)
      blocks.push({
        code: 'guarantor-group-owes',
        override: overrideBlocked,
        message: `This patron, their guarantors and those they answer for owe ${money(owed)} together; more than ${money(guarantorGroupLimit)} stops lending.`,
        facts: { owed: { amount: owed, currency }, limit: { amount: guarantorGroupLimit, currency } },
      })
  }
  return blocks
}

/** What patrons owe now, fines that still grow included; credit of one does not pay for another. */
async function owedByAll(w: Work, patrons: readonly number[]): Promise<number> {
  let sum = 0
  for (const patron of patrons) sum += Math.max(0, (await balanceOf(w, patron)).amount)
  return sum
}

/** The patron, those who answer for them, and everyone for whom any of these answers. */
async function groupOf(w: Work, patron: PatronFacts): Promise<readonly number[]> {
  const heads = [patron.id, ...patron.guarantors]
  const { rows } = await sql<{ id: number }>`
    select distinct guarantee_id as id from patrons.guarantee_view where guarantor_id = any(${heads}::bigint[])`.execute(
    w.db,
  )
  return [...new Set([...heads, ...rows.map(({ id }) => id)])]
}
