/**
 * One reason why something is not done, in words for the desk.
 * `code` is stable and never renamed; `override` names the permission with which staff may go on all the same.
 */
export interface Block {
  readonly code: string
  readonly message: string
  readonly override?: string
  /** A question rather than an objection: who holds the permission passes it without giving a reason. */
  readonly confirm?: boolean
  /** The field of the request that is wrong, for forms. */
  readonly field?: string
  /** Facts behind the sentence, for screens and machines. */
  readonly facts?: Readonly<Record<string, unknown>>
}

/** An expected "no": a value, not an exception. It lists every reason at once; nothing was written. */
export interface Refusal {
  readonly ok: false
  readonly blocks: readonly Block[]
}

/** What an action gives back: its result, or every reason why not. */
export type Outcome<T> = T | Refusal

/** Refuses with one or more reasons. */
export function refuse(...blocks: readonly Block[]): Refusal {
  return { ok: false, blocks }
}

/** Refuses because what the request names does not exist; the HTTP edge answers 404. */
export function notFound(what: string, message: string): Refusal {
  return refuse({ code: `${what}-not-found`, message })
}

/** True for a refusal, so that callers can pass it on. */
export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'ok' in value && value.ok === false && 'blocks' in value
}
