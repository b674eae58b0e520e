import type { Format } from '../../format.ts'

const twoDays = 48 * 3_600_000

/** True for a loan of hours, whose time of day matters; others are due by the end of their day. */
export function isShortLoan(out: string, due: string): boolean {
  return Date.parse(due) - Date.parse(out) < twoDays
}

/** The day on which a loan is due; of a loan of hours the time too. */
export function dueWords(format: Format, { out, due }: { readonly out: string; readonly due: string }): string {
  return isShortLoan(out, due) ? format.when(due) : format.day(due)
}
