import type { Platform } from './platform.ts'

/**
 * A question that an earlier module asks and a later one answers, e.g. the accruing fines that `fees` shows and `circulation` knows.
 * `app.ts` binds the answer; the asker never imports the answerer.
 */
export interface Port<F> {
  readonly name: string
  /** Never set: carries the type of the function. */
  readonly type?: F
}

/** Declares a port, e.g. `definePort<(work: Work, patron: number) => Promise<Fine[]>>('fees.accruing')`. */
export function definePort<F>(name: string): Port<F> {
  return { name }
}

/** A port with its answer, listed in `app.ts`. */
export interface Binding {
  readonly name: string
  readonly answer: unknown
}

/** Binds the answer of a port. */
export function bind<F>(port: Port<F>, answer: F): Binding {
  return { name: port.name, answer }
}

/** The answer bound to a port. Throws when `app.ts` forgot it: that is a bug. */
export function ask<F>(platform: Platform, port: Port<F>): F {
  const answer = platform.services.get(port.name)
  if (answer === undefined) throw new Error(`No module answers the port ${port.name}; bind it in app.ts.`)
  return answer as F
}
