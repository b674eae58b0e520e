import { sql } from 'kysely'
import { isRefusal, notFound, type Refusal } from '../../platform/refusal.ts'
import type { Reason } from '../../platform/schemas.ts'
import type { Work } from '../../platform/work.ts'
import { itemFacts } from '../catalog/index.ts'
import { accountOf, type Account } from '../fees/index.ts'
import { checkIn } from './check-in.ts'
import { claimLoan } from './claims.ts'
import type { LoanAction, LoanEffect } from './contract-troubles.ts'
import { declareLost, undoLost } from './declare-lost.ts'
import { loanById, shownState, type LoanRow } from './loan-rows.ts'
import { lossOf } from './losses.ts'

/** What an action on a loan would change: it is done, looked at, and taken back before anybody can see it. */
export async function loanEffect(
  w: Work,
  id: number,
  request: { readonly action: LoanAction; readonly loan?: 'keep' | 'close' },
): Promise<LoanEffect | Refusal> {
  const loan = await loanById(w, id)
  if (!loan) return notFound('loan', `There is no loan ${id}.`)
  if (loan.patron === null) return notFound('loan', `Loan ${id} has ended already.`)
  const before = await stateOf(w, loan, loan.patron)
  // Nobody is told of what is only tried.
  const trial: Work = { ...w, afterCommit: () => {}, auditIfRefused: () => {} }
  await sql`savepoint trial`.execute(w.db)
  const done = await act(trial, loan, request)
  const row = isRefusal(done) ? undefined : await loanById(trial, id)
  const after = row ? await stateOf(trial, row, loan.patron) : undefined
  await sql`rollback to savepoint trial`.execute(w.db)
  const blocks = isRefusal(done) ? done.blocks.map(({ code, message }) => ({ code, message })) : []
  return {
    allowed: blocks.length === 0,
    blocks,
    before: before.shown,
    after: after?.shown ?? null,
    lines: after ? changes(before.account, after.account) : [],
    reasons: isRefusal(done) ? [] : [...done],
  }
}

async function act(
  w: Work,
  loan: LoanRow,
  { action, loan: ends }: { readonly action: LoanAction; readonly loan?: 'keep' | 'close' },
): Promise<readonly Reason[] | Refusal> {
  const ending = ends === undefined ? {} : { loan: ends }
  switch (action) {
    case 'lost': {
      const done = await declareLost(w, loan.id, '')
      return isRefusal(done) ? done : (await lossOf(w, loan, 'declared')).reasons
    }
    case 'undo-lost':
      return reasonless(await undoLost(w, loan.id, ''))
    case 'claim-returned':
      return reasonless(await claimLoan(w, loan.id, ending))
    case 'claim-never-had':
      return reasonless(await claimLoan(w, loan.id, { kind: 'never-had', ...ending }))
    case 'found':
    case 'returned':
    case 'forgive': {
      const ownBranch = 'branch' in w.actor && w.actor.branch !== null
      const done = await checkIn(w, {
        barcode: loan.barcode,
        forgive: action === 'forgive',
        claim: action === 'returned' ? 'returned' : 'found',
        ...(!ownBranch && { branch: loan.branch }),
      })
      return isRefusal(done) ? done : done.reasons
    }
  }
}

const reasonless = (done: object | Refusal): readonly Reason[] | Refusal => (isRefusal(done) ? done : [])

async function stateOf(w: Work, loan: LoanRow, patron: number) {
  const account = await accountOf(w, patron)
  const item = await itemFacts(w, { id: loan.item })
  return {
    account,
    shown: { state: await shownState(w, loan), item: item?.status ?? 'missing', balance: account.balance },
  }
}

/** Which lines of an account differ, by how much. */
function changes(before: Account, after: Account): LoanEffect['lines'] {
  const key = (line: Account['charges'][number]) => `${line.kind}:${line.loan ?? `charge ${line.id ?? 0}`}`
  const sums = new Map<string, { kind: string; description: string; change: number }>()
  const add = (account: Account, sign: 1 | -1) => {
    for (const line of account.charges) {
      const at = key(line)
      const known = sums.get(at) ?? { kind: line.kind, description: line.description, change: 0 }
      sums.set(at, { ...known, change: known.change + sign * line.outstanding.amount })
    }
  }
  add(before, -1)
  add(after, 1)
  const { currency } = after.balance
  const credit = after.credit.amount - before.credit.amount
  return [
    ...[...sums.values()]
      .filter(({ change }) => change !== 0)
      .map((line) => ({ ...line, change: { amount: line.change, currency } })),
    ...(credit === 0
      ? []
      : [{ kind: 'credit', description: 'Credit of the patron', change: { amount: -credit, currency } }]),
  ]
}
