import { sql } from 'kysely'
import { actorName } from '../../platform/actor.ts'
import { refuse, type Refusal } from '../../platform/refusal.ts'
import { readSetting } from '../../platform/setting.ts'
import type { Work } from '../../platform/work.ts'
import { deskBranch } from './charge.ts'
import type { PaymentMethod } from './contract.ts'
import { cashNeedsTill } from './settings.ts'

/** Where money moves: the branch, and the stretch of a till if it goes through one. */
export interface MoneyPlace {
  readonly branch: number | null
  readonly tillSession: number | null
}

interface OpenTill {
  readonly session: number
  readonly till: number
  readonly branch: number
  readonly opened_by: string
}

/**
 * The till through which money moves: the one that is named, else the one that this person opened, else the only open
 * one of the branch. Refuses cash where the branch wants a till and none is open. What is paid online needs none.
 */
export async function placeOfMoney(
  w: Work,
  request: {
    readonly till?: number | undefined
    readonly method: PaymentMethod | null
    readonly branch?: number | null
  },
): Promise<MoneyPlace | Refusal> {
  const branch = deskBranch(w) ?? request.branch ?? null
  // A machine has the till that its account names, or none.
  const named = w.actor.kind === 'machine' && request.till !== undefined
  const handled = w.actor.kind === 'staff' || w.actor.kind === 'key' || named
  if (!handled || (request.method === 'online' && request.till === undefined)) return { branch, tillSession: null }
  const open = await openTills(w, request.till, deskBranch(w) ?? null)
  const mine = open.find((one) => one.opened_by === actorName(w.actor))
  const found = request.till !== undefined ? open[0] : (mine ?? (open.length === 1 ? open[0] : undefined))
  if (found) return { branch: found.branch, tillSession: found.session }
  if (request.till !== undefined) {
    return refuse({
      code: 'till-closed',
      field: 'till',
      message: 'This till is not open here. Open it first, or choose another.',
    })
  }
  if (request.method === 'cash' && (await readSetting(w, cashNeedsTill, branch))) {
    return refuse({
      code: 'till-needed',
      field: 'till',
      message:
        open.length > 0
          ? 'Several tills are open here. Choose the one into which this goes.'
          : 'No till is open here, and this branch takes cash only into one. Open a till first.',
    })
  }
  return { branch, tillSession: null }
}

// Locked, so that whoever counts a till waits for the money that is on its way into it.
async function openTills(w: Work, till: number | undefined, branch: number | null): Promise<readonly OpenTill[]> {
  if (till === undefined && branch === null) return []
  const wanted = till === undefined ? sql`true` : sql`t.id = ${till}`
  const here = branch === null ? sql`true` : sql`t.branch_id = ${branch}`
  const { rows } = await sql<OpenTill>`
    select s.id as session, t.id as till, t.branch_id as branch, s.opened_by
    from fees.till_session s join fees.till t on t.id = s.till_id
    where s.closed_at is null and ${wanted} and ${here} order by s.id for share of s`.execute(w.db)
  return rows
}
