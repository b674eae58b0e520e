import { isRefusal, type Refusal } from '../../platform/refusal.ts'
import { sql } from 'kysely'
import type { Work } from '../../platform/work.ts'
import { balanceOf } from '../fees/index.ts'
import { libraryOf } from '../org/index.ts'
import { claimLoan } from './claims.ts'
import type { ChangeLoans } from './contract-troubles.ts'
import { declareLost, undoLost } from './declare-lost.ts'
import { loanById } from './loan-rows.ts'

type Request = NonNullable<(typeof ChangeLoans)['types']>['body']
type Result = NonNullable<(typeof ChangeLoans)['types']>['response']

/**
 * Does the same with many loans, each by itself: what is refused for one leaves the others done. With `preview` all of it
 * is taken back again.
 */
export async function changeLoans(w: Work, request: Request): Promise<Result> {
  const { currency } = await libraryOf(w)
  const money = (amount: number) => ({ amount, currency })
  const rows: Result['rows'] = []
  const trial: Work = request.preview === true ? { ...w, afterCommit: () => {} } : w
  if (request.preview === true) await sql`savepoint preview`.execute(w.db)
  // In one order everywhere, so that two such requests do not wait for each other.
  for (const id of [...new Set(request.loans)].sort((a, b) => a - b)) {
    const loan = await loanById(w, id)
    const before = loan?.patron == null ? undefined : await balanceOf(w, loan.patron)
    await sql`savepoint one`.execute(w.db)
    const done = await act(trial, id, request)
    if (isRefusal(done)) await sql`rollback to savepoint one`.execute(w.db)
    const after = loan?.patron == null ? undefined : await balanceOf(w, loan.patron)
    rows.push({
      loan: id,
      done: !isRefusal(done),
      change: money((after?.amount ?? 0) - (before?.amount ?? 0)),
      blocks: isRefusal(done) ? done.blocks.map(({ code, message }) => ({ code, message })) : [],
    })
  }
  if (request.preview === true) await sql`rollback to savepoint preview`.execute(w.db)
  const done = rows.filter((row) => row.done).length
  return {
    done,
    refused: rows.length - done,
    change: money(rows.reduce((sum, row) => sum + row.change.amount, 0)),
    rows,
  }
}

function act(w: Work, id: number, { action, note = '' }: Request): Promise<object | Refusal> {
  switch (action) {
    case 'lost':
      return declareLost(w, id, note)
    case 'undo-lost':
      return undoLost(w, id, note)
    case 'claim-returned':
      return claimLoan(w, id, { note })
    case 'claim-never-had':
      return claimLoan(w, id, { kind: 'never-had', note })
  }
}
