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
