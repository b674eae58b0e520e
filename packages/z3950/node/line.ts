import type { Socket } from 'node:net'
import { ApduSplitter, CodecProblem, readApdu, writeApdu, type Apdu } from '../src/index.ts'
import { inSeconds } from './connect.ts'
import { Z3950Failure } from './failure.ts'

interface Waiting {
  readonly resolve: (apdu: Apdu) => void
  readonly reject: (failure: Z3950Failure) => void
}

/** Messages over a socket. After the first fault the socket is gone and every call fails in the same way. */
export class ApduLine {
  readonly #socket: Socket
  readonly #name: string
  readonly #splitter: ApduSplitter
  readonly #maxBytes: number
  readonly #arrived: Apdu[] = []
  #bytes = 0
  #waiting: Waiting | undefined
  #failure: Z3950Failure | undefined

  constructor(socket: Socket, { name, maxBytes }: { readonly name: string; readonly maxBytes: number }) {
    this.#socket = socket
    this.#name = name
    this.#maxBytes = maxBytes
    this.#splitter = new ApduSplitter(maxBytes)
    socket.setNoDelay(true)
    socket.on('data', (chunk: Uint8Array) => this.#take(chunk))
    socket.on('error', (error) =>
      this.fail(
        new Z3950Failure('closed', `The connection to ${name} broke off (${error.message}).`, { cause: error }),
      ),
    )
    socket.on('close', () => {
      const half = this.#splitter.pending > 0 ? ' in the middle of an answer' : ''
      this.fail(new Z3950Failure('closed', `${name} ended the connection${half}.`))
    })
  }

  /** Sends a message; what came unasked before it is counted anew. Throws the failure of the line. */
  send(apdu: Apdu): void {
    if (this.#failure) throw this.#failure
    this.#bytes = 0
    this.#socket.write(writeApdu(apdu))
  }

  /** The next message. Rejects with a {@link Z3950Failure} when none comes until the deadline, a moment of `performance.now()`. */
  async next(deadline: number, timeoutMs: number): Promise<Apdu> {
    const first = this.#arrived.shift()
    if (first) return first
    if (this.#failure) throw this.#failure
    const timer = setTimeout(
      () => this.fail(new Z3950Failure('timeout', `${this.#name} did not answer within ${inSeconds(timeoutMs)}.`)),
      Math.max(0, deadline - performance.now()),
    )
    try {
      return await new Promise<Apdu>((resolve, reject) => {
        this.#waiting = { resolve, reject }
      })
    } finally {
      clearTimeout(timer)
      this.#waiting = undefined
    }
  }

  /** Ends the line for good. */
  fail(failure: Z3950Failure): void {
    if (this.#failure) return
    this.#failure = failure
    this.#socket.destroy()
    this.#waiting?.reject(failure)
  }

  /** Ends the line after what has been sent. */
  end(): void {
    this.#failure ??= new Z3950Failure('closed', `The connection to ${this.#name} has been closed.`)
    this.#socket.end()
    this.#socket.destroySoon()
  }

  #take(chunk: Uint8Array): void {
    if (this.#failure) return
    this.#bytes += chunk.length
    try {
      if (this.#bytes > this.#maxBytes) throw new CodecProblem('too-large', 'too large')
      for (const bytes of this.#splitter.push(chunk)) this.#deliver(readApdu(bytes))
    } catch (error) {
      if (!(error instanceof CodecProblem)) throw error
      this.fail(this.#failureOf(error))
    }
  }

  #deliver(apdu: Apdu): void {
    const waiting = this.#waiting
    this.#waiting = undefined
    if (waiting) waiting.resolve(apdu)
    else this.#arrived.push(apdu)
  }

  #failureOf(problem: CodecProblem): Z3950Failure {
    return problem.code === 'too-large'
      ? new Z3950Failure(
          'too-large',
          `${this.#name} sent more than the ${this.#maxBytes.toLocaleString('en')} bytes that are allowed. Ask for fewer records at a time.`,
          { cause: problem },
        )
      : new Z3950Failure('protocol', `${this.#name} does not answer in Z39.50: ${problem.message}`, { cause: problem })
  }
}
