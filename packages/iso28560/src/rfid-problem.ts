/** Why a tag cannot be written, or bytes not be taken for one: a stable code and a sentence for the desk. */
export class RfidProblem extends Error {
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}
