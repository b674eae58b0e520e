import type { Money } from '../../platform/money.ts'
import { definePort } from '../../platform/port.ts'
import type { Work } from '../../platform/work.ts'

/** The fine of a loan that is overdue and still out, as of now. */
export interface AccruingFine {
  readonly loan: number
  readonly item: number
  readonly branch: number
  readonly due: Temporal.Instant
  /** The whole fine so far, including what of it was charged or paid already. */
  readonly amount: Money
  readonly description: string
}

/** Fines that still grow; circulation knows the loans and answers. */
export const accruingFines = definePort<(w: Work, patron: number) => Promise<readonly AccruingFine[]>>('fees.accruing')
