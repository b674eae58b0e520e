const twoDays = 48 * 3_600_000

/** True for a loan of hours, whose time of day matters; others are due by the end of their day. */
export function isShortLoan(out: string, due: string): boolean {
  return Date.parse(due) - Date.parse(out) < twoDays
}
