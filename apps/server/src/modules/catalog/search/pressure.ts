import { performance } from 'node:perf_hooks'

/** The share of its time for which the process works, beyond which those at the desk would begin to wait. */
const much = 0.4
/** A look back is at least so long, in milliseconds. */
const lookEvery = 200

/** Tells how busy the thread is that also serves the desk. */
export class Pressure {
  #since = performance.eventLoopUtilization()
  #at = performance.now()
  #isHigh = false

  /** Whether it had little time to spare of late. */
  get isHigh(): boolean {
    const now = performance.now()
    if (now - this.#at >= lookEvery) {
      const present = performance.eventLoopUtilization()
      this.#isHigh = performance.eventLoopUtilization(present, this.#since).utilization > much
      this.#since = present
      this.#at = now
    }
    return this.#isHigh
  }
}
