import { defineEvent } from '../../platform/events.ts'

/** A payment was taken: what it went to, with the loan that a charge hangs on. */
export const paymentTaken = defineEvent<{
  readonly patron: number
  readonly payment: number
  readonly lines: readonly {
    readonly charge: number
    readonly loan: number | null
    readonly amount: number
    readonly settled: boolean
  }[]
}>('payment.taken')

/** A charge for the loss of an item is settled: by money, credit, or because it was waived, written off or transferred. */
export const lossSettled = defineEvent<{ readonly loan: number }>('fees.loss-settled')

/** What had settled a charge for a loss was taken back: it is owed again. */
export const lossReopened = defineEvent<{ readonly loan: number }>('fees.loss-reopened')
