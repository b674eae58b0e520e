import type { Money } from '../../platform/money.ts'
import type { Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import type { Account } from './contract.ts'
import { relieveCharge } from './relieve.ts'

/** Waives a charge, whole or in part; the reason is kept. */
export function waive(
  w: Work,
  request: { readonly charge: number; readonly amount?: Money; readonly reason: string },
): Promise<Account | Refusal> {
  return relieveCharge(w, { ...request, kind: 'waiver' })
}
