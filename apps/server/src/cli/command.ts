/** Where a command writes: results to `stdout`, progress and complaints to `stderr`. */
export interface CommandIo {
  readonly stdout: NodeJS.WritableStream
  readonly stderr: NodeJS.WritableStream
  readonly isTTY: boolean
}

/** One command of `carrel`. `run` gives back the exit code: 0 done, 1 done with findings, 2 not done. */
export interface Command {
  readonly usage: string
  readonly text: string
  readonly run: (argv: readonly string[], io: CommandIo) => Promise<number>
}

/** A command that cannot go on, with the one sentence that says what to do; shown without a stack trace. */
export class CommandError extends Error {
  readonly exitCode: number
  constructor(message: string, exitCode = 2) {
    super(message)
    this.exitCode = exitCode
  }
}
