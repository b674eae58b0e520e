import type { CheckInOutcome } from '../../../../server/src/modules/circulation/contract.ts'

/** What became of one return. */
export type ReturnResult =
  | { readonly is: 'pending' }
  | { readonly is: 'taken'; readonly outcome: CheckInOutcome; readonly undoProblem?: string }
  | { readonly is: 'undone'; readonly outcome: CheckInOutcome }
  | { readonly is: 'failed'; readonly message: string }
  /** Questions before it is taken in. */
  | { readonly is: 'asked'; readonly message: string; readonly codes: readonly string[] }

/** One scan at check-in. */
export interface Return {
  readonly key: number
  readonly barcode: string
  readonly result: ReturnResult
}

/** Puts a scan on top, before the server has answered. */
export function addReturn(returns: readonly Return[], key: number, barcode: string): readonly Return[] {
  return [{ key, barcode, result: { is: 'pending' } }, ...returns]
}

/** Writes what became of a return into its row. */
export function settleReturn(returns: readonly Return[], key: number, result: ReturnResult): readonly Return[] {
  return returns.map((row) => (row.key === key ? { ...row, result } : row))
}

/** The kind of slip that goes into an item. */
export function slipFor({ route }: Pick<CheckInOutcome, 'route'>): 'hold' | 'transit' {
  return route === 'transit' ? 'transit' : 'hold'
}

/** True when something is to be put into the item: a slip for the hold shelf or for the way to another branch. */
export function needsSlip({ route, hold }: Pick<CheckInOutcome, 'route' | 'hold'>): boolean {
  return route === 'hold-shelf' || route === 'transit' || hold !== null
}

/** The code by which the server asks what the return of a claimed item means. */
export const claimQuestion = 'claim-to-settle'

/** True for a scan that waits for that answer. */
export function asksForClaim({ result }: Return): boolean {
  return result.is === 'asked' && result.codes.includes(claimQuestion)
}
