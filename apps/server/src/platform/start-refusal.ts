/**
 * Why Carrel cannot start or go on here, as one sentence that says what to do.
 * The command line prints `message` alone, without a stack; `code` is stable, for tests and scripts.
 */
export class StartRefusal extends Error {
  override readonly name = 'StartRefusal'
  readonly code: string

  constructor(code: string, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.code = code
  }
}

/** The system's code of a failed file operation (`ENOSPC`, `EACCES`…), or undefined for other errors. */
export function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
