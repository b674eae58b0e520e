import type { Work } from './work.ts'

/** Something that happened in a module and that modules later in the order may react to. */
export interface EventKind<T> {
  readonly name: string
  /** Never set: carries the type of the payload. */
  readonly payload?: T
}

/** Declares an event, e.g. `defineEvent<{ loan: number }>('loan.created')`. */
export function defineEvent<T>(name: string): EventKind<T> {
  return { name }
}

/** A reaction inside the same transaction: it may write, and its failure undoes the whole. */
export interface Subscription {
  readonly event: string
  readonly react: (work: Work, payload: unknown) => Promise<void>
}

/** Declares a reaction to an event. */
export function on<T>(event: EventKind<T>, react: (work: Work, payload: T) => Promise<void>): Subscription {
  return { event: event.name, react: (work, payload) => react(work, payload as T) }
}
