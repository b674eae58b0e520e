import { defineEvent } from '../../platform/events.ts'

/** An item was lent. */
export const loanCreated = defineEvent<{ readonly loan: number; readonly patron: number; readonly item: number }>(
  'loan.created',
)

/** A loan has a new due moment: it was renewed at the desk, by its reader, by Carrel itself (`auto`) or by paying its fine. */
export const loanRenewed = defineEvent<{
  readonly loan: number
  readonly channel: 'desk' | 'opac' | 'self-check' | 'api' | 'auto' | 'payment'
  /** Instants as text. */
  readonly dueBefore: string
  readonly due: string
}>('loan.renewed')

/** Carrel would have renewed a loan by itself, and could not: the reasons that its reader is told. */
export const loanNotRenewed = defineEvent<{
  readonly loan: number
  readonly patron: number
  readonly due: string
  readonly blocks: readonly { readonly code: string; readonly message: string }[]
}>('loan.not-renewed')

/** Carrel has renewed a loan by itself. */
export const loanAutoRenewed = defineEvent<{
  readonly loan: number
  readonly patron: number
  readonly dueBefore: string
  readonly due: string
}>('loan.auto-renewed')

/** Staff have set the due date of a loan. */
export const loanDueChanged = defineEvent<{ readonly loan: number; readonly dueBefore: string; readonly due: string }>(
  'loan.due-changed',
)

/** A loan was called back for someone who waits; `moved` when it is due on another day now. */
export const loanRecalled = defineEvent<{
  readonly loan: number
  readonly patron: number
  readonly hold: number
  readonly dueBefore: string
  readonly due: string
  readonly moved: boolean
}>('loan.recalled')

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
