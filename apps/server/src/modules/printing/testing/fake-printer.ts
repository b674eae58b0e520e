import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { statusBytes, type ReceiptPrinterStatus } from '@carrel/escpos'

/** What a pretended printer does wrong. */
export interface Mishap {
  /** Hangs up after so many bytes of a page, once. */
  dropAfter?: number
  /** Answers no questions. */
  mute?: boolean
  /** Takes what comes slowly: a pause in milliseconds before it reads on. */
  slow?: number
  /** Runs out of paper once it has taken so many bytes of a page. */
  paperOutAfter?: number
  /** Answers, and then not any more once it has taken a page. */
  dumbAfterPage?: boolean
}

/** A printer on this computer that keeps what it was sent. Its state can be changed while it runs. */
export interface FakePrinter {
  readonly port: number
  /** What came out: one entry for each line over which something was sent, questions taken away. */
  readonly pages: Uint8Array[]
  /** How many lines were open at a time at most. */
  readonly mostLines: () => number
  /** Bytes of pages that are being taken now. */
  readonly taking: () => number
  status: Partial<ReceiptPrinterStatus>
  mishap: Mishap
  stop(): Promise<void>
}

const hs = '~HS'

/** Opens a pretended printer on a free port. */
export async function fakePrinter(kind: 'receipt' | 'label' = 'receipt', port = 0): Promise<FakePrinter> {
  const pages: Uint8Array[] = []
  const sockets = new Set<Socket>()
  const underWay = new Map<Socket, number>()
  let most = 0
  const printer = { status: {}, mishap: {} } as { status: Partial<ReceiptPrinterStatus>; mishap: Mishap }
  const server = createServer((socket) => {
    sockets.add(socket)
    most = Math.max(most, sockets.size)
    let page = Buffer.alloc(0)
    socket.on('error', () => {})
    socket.on('close', () => {
      sockets.delete(socket)
      underWay.delete(socket)
      if (page.length > 0) pages.push(new Uint8Array(page))
    })
    socket.on('data', (bytes: Buffer) => {
      const { slow, dropAfter, paperOutAfter } = printer.mishap
      if (slow !== undefined) {
        socket.pause()
        setTimeout(() => socket.resume(), slow)
      }
      const { rest, questions } = withoutQuestions(bytes, kind)
      page = Buffer.concat([page, rest])
      underWay.set(socket, page.length)
      if (dropAfter !== undefined && page.length >= dropAfter) {
        delete printer.mishap.dropAfter
        page = page.subarray(0, dropAfter)
        return void socket.resetAndDestroy()
      }
      if (paperOutAfter !== undefined && page.length >= paperOutAfter) {
        delete printer.mishap.paperOutAfter
        printer.status = { ...printer.status, paperOut: true }
      }
      if (questions === 0 || printer.mishap.mute === true || (printer.mishap.dumbAfterPage === true && page.length > 0))
        return
      socket.write(kind === 'receipt' ? Buffer.from(statusBytes(printer.status)) : labelAnswer(printer.status))
    })
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return Object.assign(printer, {
    port: typeof address === 'object' && address ? address.port : 0,
    pages,
    mostLines: () => most,
    taking: () => [...underWay.values()].reduce((sum, bytes) => sum + bytes, 0),
    async stop() {
      for (const socket of sockets) socket.destroy()
      if (!server.listening) return
      server.close()
      await once(server, 'close')
    },
  })
}

function withoutQuestions(bytes: Buffer, kind: 'receipt' | 'label'): { rest: Buffer; questions: number } {
  const text = bytes.toString('latin1')
  // The four questions are sent in one piece; the escape of DLE never stands in a page.
  const question = kind === 'receipt' ? /\x10\x04[\x01-\x04]/g : new RegExp(hs, 'g')
  const questions = text.match(question)?.length ?? 0
  return { rest: Buffer.from(text.replaceAll(question, ''), 'latin1'), questions }
}

function labelAnswer(status: Partial<ReceiptPrinterStatus>): Buffer {
  const bit = (on: boolean | undefined) => (on === true ? '1' : '0')
  const lines = [
    `030,${bit(status.paperOut)},${bit(status.offline)},0245,000,0,0,0,000,0,0,0`,
    `001,0,${bit(status.coverOpen)},0,1,2,4,0,00000000,1,000`,
    '1234,0',
  ]
  return Buffer.from(lines.map((line) => `\x02${line}\x03\r\n`).join(''), 'latin1')
}

/** Waits until something is so, looking again and again; fails after ten seconds. */
export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + 10_000
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`It did not come to be: ${what}.`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
