import type { CurbsideState } from '../contract.ts'

/** The order in which a booking goes on. */
const order: readonly CurbsideState[] = ['booked', 'to-stage', 'staged', 'outside', 'delivered']

/** The life of a booking: from which state which action leads where. Steps may be left out, never taken backwards. */
export const bookingMoves: readonly {
  readonly from: CurbsideState
  readonly action: string
  readonly to: CurbsideState
}[] = order.flatMap((from, place) => [
  ...order.slice(place + 1).map((to) => ({ from, action: to, to })),
  ...(from === 'delivered' ? [] : [{ from, action: 'cancel', to: 'cancelled' as const }]),
])

/**
 * The state after a step; undefined when it cannot be taken. Things may be made ready while their patron is outside already:
 * that is recorded, and the patron stays outside.
 */
export function afterStep(
  state: CurbsideState,
  to: CurbsideState,
  taken: readonly CurbsideState[],
): CurbsideState | undefined {
  if (bookingMoves.some((move) => move.from === state && move.to === to)) return to
  const isStaging = to === 'to-stage' || to === 'staged'
  return state === 'outside' && isStaging && !taken.includes(to) && !taken.includes('staged') ? 'outside' : undefined
}
