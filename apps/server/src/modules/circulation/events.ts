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

/** A loan is lost: someone said so, or its time ran out. */
export const loanLost = defineEvent<{
  readonly loan: number
  readonly patron: number
  readonly item: number
  readonly how: 'declared' | 'aged'
}>('loan.lost')

/** A patron brought something back that is not complete, and is told which parts to bring. */
export const partsMissing = defineEvent<{
  readonly defect: number
  readonly patron: number
  readonly item: number
  readonly parts: readonly string[]
}>('loan.parts-missing')

/**
 * Due dates of many loans were moved, or moved back (`undone`), by a closing or by staff. Who is to be told of what stands in
 * `circulation.moved_loan_view` under the number of the change.
 */
export const dueDatesMoved = defineEvent<{
  readonly change: number
  readonly kind: 'closing' | 'due-change'
  readonly undone: boolean
}>('circulation.due-dates-moved')
