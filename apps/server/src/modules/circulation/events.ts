import { defineEvent } from '../../platform/events.ts'

/** An item was lent. */
export const loanCreated = defineEvent<{ readonly loan: number; readonly patron: number; readonly item: number }>(
  'loan.created',
)

/** A loan has a new due moment. */
export const loanRenewed = defineEvent<{ readonly loan: number }>('loan.renewed')

/** An item came back. */
export const loanReturned = defineEvent<{
  readonly loan: number
  readonly patron: number | null
  readonly item: number
}>('loan.returned')
