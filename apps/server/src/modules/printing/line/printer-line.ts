import { lookup } from 'node:dns'
import { createConnection, type LookupFunction, type Socket } from 'node:net'
import { mayConnect, type AddressPolicy } from '../rules/address.ts'

/** How long is waited, in milliseconds: for the line, for an answer, and while a page does not get on. */
export interface Patience {
  readonly connect: number
  readonly answer: number
  readonly stall: number
}

export const usualPatience: Patience = { connect: 5000, answer: 5000, stall: 30_000 }

/** The line to a printer broke or was never there; the message says so to the desk. */
export class LineBroken extends Error {}

// A slow printer is waited for piece by piece.
const pieceSize = 4096
// No printer tells more about itself.
const mostHeard = 64 * 1024

/** One line to one printer. */
export class PrinterLine {
  readonly #socket: Socket
  readonly #patience: Patience
  #heard: number[] = []
  #failure: LineBroken | undefined
  #isClosed = false
  #wake: () => void = () => {}

  constructor(socket: Socket, patience: Patience) {
    this.#socket = socket
    this.#patience = patience
    socket.setNoDelay(true)
    socket.on('data', (bytes: Buffer) => {
      if (this.#heard.length + bytes.length > mostHeard) socket.destroy()
      else this.#heard.push(...bytes)
      this.#wake()
    })
    socket.on('error', (error) => {
      this.#failure ??= new LineBroken(`The line to the printer broke (${codeOf(error)}).`, { cause: error })
      this.#wake()
    })
    socket.on('end', () => {
      this.#failure ??= new LineBroken('The printer hung up.')
      this.#wake()
    })
    socket.on('close', () => {
      this.#isClosed = true
      this.#failure ??= new LineBroken('The printer hung up.')
      this.#wake()
    })
  }

  /** Sends bytes; done when the last one is on its way. Throws `LineBroken`, also when the printer stops taking more. */
  async send(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length; at += pieceSize) await this.#sendPiece(bytes.subarray(at, at + pieceSize))
  }

  async #sendPiece(piece: Uint8Array): Promise<void> {
    this.#check()
    const sending = { done: false }
    this.#socket.write(piece, () => {
      sending.done = true
      this.#wake()
    })
    const until = performance.now() + this.#patience.stall
    for (;;) {
      await this.#nextMoment(until - performance.now())
      this.#check()
      if (sending.done) return
      if (performance.now() >= until) throw new LineBroken('The printer stopped taking what was sent.')
    }
  }

  /** Asks something and waits until the answer is whole; undefined when there is none in time. Throws `LineBroken`. */
  async ask<T>(
    question: string | readonly number[],
    read: (answer: Uint8Array) => T | undefined,
    patience = this.#patience.answer,
  ): Promise<T | undefined> {
    this.#heard = []
    await this.send(typeof question === 'string' ? Buffer.from(question) : Uint8Array.from(question))
    const until = performance.now() + patience
    for (;;) {
      const answer = read(Uint8Array.from(this.#heard))
      if (answer !== undefined) return answer
      this.#check()
      const left = until - performance.now()
      if (left <= 0) return undefined
      await this.#nextMoment(left)
    }
  }

  /** Hangs up in good order, and waits a little for the printer to do the same. Throws `LineBroken` when the line broke before. */
  async finish(): Promise<void> {
    this.#socket.end()
    const until = performance.now() + this.#patience.answer
    while (!this.#isClosed && performance.now() < until) await this.#nextMoment(until - performance.now())
    this.#socket.destroy()
    // A printer that hangs up by itself when it has all is a good one; a line that is torn has a cause.
    if (this.#failure?.cause !== undefined) throw this.#failure
  }

  close(): void {
    this.#socket.destroy()
  }

  #check(): void {
    if (this.#failure) throw this.#failure
  }

  /** True when something happened, false when only time went by. */
  #nextMoment(patience: number): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), Math.max(1, patience))
      this.#wake = () => {
        clearTimeout(timer)
        resolve(true)
      }
    })
  }
}

/** Opens the line to a printer, only to an address at which printers may be. Throws `LineBroken` in words for the desk. */
export function openLine(
  { host, port }: { readonly host: string; readonly port: number },
  policy: AddressPolicy,
  patience: Patience = usualPatience,
): Promise<PrinterLine> {
  return new Promise((resolve, reject) => {
    const bare = host.trim().replace(/^\[(.*)\]$/, '$1')
    const socket = createConnection({ host: bare, port, lookup: guardedLookup(policy) })
    const timer = setTimeout(() => fail(new Error('in time')), patience.connect)
    const fail = (error: Error) => {
      clearTimeout(timer)
      socket.destroy()
      reject(error instanceof LineBroken ? error : new LineBroken(wordsFor(error, bare, port), { cause: error }))
    }
    socket.once('error', fail)
    socket.once('connect', () => {
      clearTimeout(timer)
      socket.off('error', fail)
      // A socket connected to a literal address never asked the guard.
      if (socket.remoteAddress !== undefined && !mayConnect(socket.remoteAddress, policy)) return fail(notThere(bare))
      resolve(new PrinterLine(socket, patience))
    })
  })
}

const notThere = (host: string) => new LineBroken(`${host} stands for an address at which no printer may be.`)

/** Looks names up and refuses what a printer may not be at, so that a name cannot lead elsewhere later. */
function guardedLookup(policy: AddressPolicy): LookupFunction {
  return (hostname, options, callback) =>
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '')
      const good = addresses.filter(({ address }) => mayConnect(address, policy))
      const [first] = good
      if (!first) return callback(notThere(hostname), '')
      return options.all === true ? callback(null, good) : callback(null, first.address, first.family)
    })
}

function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : error.message
}

function wordsFor(error: Error, host: string, port: number): string {
  switch (codeOf(error)) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `The network knows no printer called ${host}.`
    case 'ECONNREFUSED':
      return `${host} is there and does not print at port ${port}. Is it the right address?`
    default:
      return `The printer at ${host} does not answer. Is it switched on, and is its cable in?`
  }
}
