/** States of a loan as it is kept; `overdue` is no state but a question to the clock. */
export type LoanState = 'out' | 'lost' | 'lost-paid' | 'claimed-returned' | 'returned'

/** The life of a loan: from which state which action leads where. */
export const loanMoves: readonly {
  readonly from: LoanState | 'none'
  readonly action: string
  readonly to: LoanState | 'none'
}[] = [
  { from: 'none', action: 'check out', to: 'out' },
  { from: 'out', action: 'renew', to: 'out' },
  { from: 'out', action: 'check in', to: 'returned' },
  { from: 'out', action: 'undo the check-out', to: 'none' },
  { from: 'out', action: 'declare lost', to: 'lost' },
  { from: 'out', action: 'claim returned', to: 'claimed-returned' },
  { from: 'claimed-returned', action: 'declare lost', to: 'lost' },
  { from: 'claimed-returned', action: 'check in', to: 'returned' },
  { from: 'out', action: 'age', to: 'lost' },
  { from: 'lost', action: 'claim returned', to: 'lost' },
  { from: 'lost', action: 'undo the loss', to: 'out' },
  { from: 'lost', action: 'settle', to: 'lost-paid' },
  { from: 'lost', action: 'check in', to: 'returned' },
  { from: 'lost-paid', action: 'check in', to: 'returned' },
  { from: 'claimed-returned', action: 'undo the claim', to: 'out' },
  { from: 'returned', action: 'undo the check-in', to: 'out' },
]

/** True when an action is possible in a state. */
export function mayDo(from: LoanState, action: string): boolean {
  return loanMoves.some((move) => move.from === from && move.action === action)
}
