/** What is wrong with bytes that should be Z39.50; codes are stable. */
export type CodecProblemCode = 'not-z3950' | 'broken' | 'too-large' | 'too-deep' | 'too-many' | 'unexpected'

/** Bytes that are no message of Z39.50. */
export class CodecProblem extends Error {
  readonly code: CodecProblemCode

  constructor(code: CodecProblemCode, message: string) {
    super(message)
    this.name = 'CodecProblem'
    this.code = code
  }
}
