/** Seconds until the next attempt, after the first, second … that failed: three days in all. */
const waits = [10, 30, 120, 300, 900, 1800, 3600, 7200, 14_400, 28_800, 43_200, 72_000, 86_400] as const

/** Attempts before a message is given up. */
export const mostAttempts = waits.length + 1

// A receiver that is down is asked this often at least, with whatever is due.
const longestHold = 900
const longestAsked = 3600

/** Seconds until a message is tried again after so many attempts; undefined when it is given up. */
export function waitAfter(attempts: number): number | undefined {
  return waits[attempts - 1]
}

/**
 * Seconds for which nothing is sent to an address after so many failures in a row, at most a quarter of an hour: messages
 * stay in order, and yet one that never gets through does not keep back the others for days. What the receiver asks for
 * counts up to an hour.
 */
export function holdAfter(failures: number, asked = 0): number {
  const own = Math.min(longestHold, waits[Math.min(failures, waits.length) - 1] ?? longestHold)
  return Math.max(own, Math.min(asked, longestAsked))
}

/** True when an address has taken nothing for three days: then it is paused. */
export function isPausedNow(failingSince: Temporal.Instant, now: Temporal.Instant): boolean {
  const all = waits.reduce((sum, wait) => sum + wait, 0)
  return now.since(failingSince).total('seconds') >= all
}
