import type { Diagnostic } from '../src/index.ts'

/**
 * Why a server gave no answer that can be used; codes are stable.
 *
 * - `unreachable`: no connection came about (name, address, port, certificate)
 * - `timeout`: it did not answer in time
 * - `closed`: it ended the connection
 * - `refused`: it does not let us in, or not with this user and password
 * - `protocol`: what it sent is not Z39.50
 * - `too-large`: it sent more than is allowed
 * - `unsupported`: it said that it cannot do this
 * - `diagnostic`: it answered that it cannot do what was asked; `diagnostics` has its words
 * - `aborted`: whoever asked does not want the answer any more
 */
export type Z3950FailureCode =
  | 'unreachable'
  | 'timeout'
  | 'closed'
  | 'refused'
  | 'protocol'
  | 'too-large'
  | 'unsupported'
  | 'diagnostic'
  | 'aborted'

/** A server did not do what it was asked; the message is a sentence for a technician. */
export class Z3950Failure extends Error {
  readonly code: Z3950FailureCode
  /** What the server said, when it said something. */
  readonly diagnostics: readonly Diagnostic[]

  constructor(
    code: Z3950FailureCode,
    message: string,
    { cause, diagnostics = [] }: { readonly cause?: unknown; readonly diagnostics?: readonly Diagnostic[] } = {},
  ) {
    super(message, cause === undefined ? {} : { cause })
    this.name = 'Z3950Failure'
    this.code = code
    this.diagnostics = diagnostics
  }
}
