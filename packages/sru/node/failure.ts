import type { SruDiagnostic } from '../src/index.ts'

/**
 * Why a server gave no answer that can be used; codes are stable.
 *
 * - `address`: the address is none, or is not of http
 * - `unreachable`: no connection came about, or it broke off
 * - `timeout`: it did not answer in time
 * - `refused`: it wants another user and password, or does not let us in (401, 403)
 * - `http`: it answered with another error of HTTP, or sent us from place to place
 * - `protocol`: what it sent is not SRU
 * - `too-large`: it sent more than is allowed
 * - `diagnostic`: it answered that it cannot do what was asked; `diagnostics` has its words
 * - `aborted`: whoever asked does not want the answer any more
 */
export type SruFailureCode =
  | 'address'
  | 'unreachable'
  | 'timeout'
  | 'refused'
  | 'http'
  | 'protocol'
  | 'too-large'
  | 'diagnostic'
  | 'aborted'

/** A server did not do what it was asked; the message is a sentence for a technician. */
export class SruFailure extends Error {
  readonly code: SruFailureCode
  readonly diagnostics: readonly SruDiagnostic[]

  constructor(
    code: SruFailureCode,
    message: string,
    { cause, diagnostics = [] }: { readonly cause?: unknown; readonly diagnostics?: readonly SruDiagnostic[] } = {},
  ) {
    super(message, cause === undefined ? {} : { cause })
    this.name = 'SruFailure'
    this.code = code
    this.diagnostics = diagnostics
  }
}
