import { Problem } from '../problem.ts'

const away: ReadonlySet<number> = new Set([0, 502, 503, 504])

/** True for what is thrown when the server cannot be reached or does not answer in time, rather than says no. */
export function isUnreachable(error: unknown): boolean {
  if (error instanceof Problem) return away.has(error.status)
  return error instanceof DOMException && error.name === 'TimeoutError'
}

/** A signal that ends after some milliseconds, or with another. */
export function within(milliseconds: number, signal: AbortSignal | undefined): AbortSignal {
  const timeout = AbortSignal.timeout(milliseconds)
  return signal ? AbortSignal.any([signal, timeout]) : timeout
}
