/** Does something to the record at a place, in sight of whoever ends a thread that hangs. */
export type Watch = <T>(place: number, run: () => T) => T

/** Without anybody who looks. */
export const unwatched: Watch = (_, run) => run()
