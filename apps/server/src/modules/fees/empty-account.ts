import type { Work } from '../../platform/work.ts'
import { libraryOf } from '../org/index.ts'
import type { Account } from './contract.ts'

/** The account of nobody: what is answered where somebody who is no patron paid. */
export async function emptyAccount(w: Work): Promise<Account> {
  const { currency } = await libraryOf(w)
  const nothing = { amount: 0, currency }
  return { patron: 0, balance: nothing, credit: nothing, charges: [], movements: [] }
}
