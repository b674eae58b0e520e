/** What a computer's clocks show: the one on the wall, which people set, and one that only runs. In milliseconds. */
export interface Clocks {
  readonly wall: number
  readonly running: number
}

/** The last time at which the server's time was known, or was reckoned as a page opened. */
export interface Anchor extends Clocks {
  readonly server: number
}

// Less is how long answers take and how exact a header is.
const slack = 120_000

/**
 * The server's time now, in milliseconds since 1970. A clock that was set back is not believed: the one that only runs is. One
 * that is ahead is: computers that slept stop the other.
 */
export function serverTime(anchor: Anchor, now: Clocks): number {
  const byWall = now.wall - anchor.wall
  const byRunning = now.running - anchor.running
  const passed = byWall > byRunning + slack ? byWall : byWall < byRunning - slack ? byRunning : byRunning
  return Math.round(anchor.server + passed)
}

/** An anchor for a page that opens without the server, by the difference of the clocks that was kept. */
export function reopened(offset: number, now: Clocks): Anchor {
  return { ...now, server: now.wall + offset }
}

/** By how much the server's clock is ahead of the one on the wall. */
export function offsetOf({ server, wall }: Anchor): number {
  return server - wall
}
