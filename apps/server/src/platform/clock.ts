/** The clock of the whole process; tests and training set it, nothing else does. */
export interface Clock {
  now(): Temporal.Instant
  /** Stops the clock at a moment. */
  set(now: Temporal.Instant): void
  /** Goes back to real time. */
  reset(): void
  /** The moment it was set to, if it is. */
  readonly fixed: Temporal.Instant | undefined
}

/** Makes a clock that shows real time, to the millisecond, until it is set. */
export function createClock(): Clock {
  let fixed: Temporal.Instant | undefined
  return {
    now: () => fixed ?? Temporal.Instant.fromEpochMilliseconds(Date.now()),
    set: (now) => {
      fixed = now
    },
    reset: () => {
      fixed = undefined
    },
    get fixed() {
      return fixed
    },
  }
}
