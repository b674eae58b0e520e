import type { Socket } from 'node:net'
import { ApduSplitter, CodecProblem, readApdu, writeApdu, type Apdu } from '@carrel/z3950'
import { noteTraffic } from '../../modules/protocols/index.ts'
import type { Platform } from '../../platform/platform.ts'
import { answer, closing } from './answer.ts'
import type { Z3950Limits } from './limits.ts'
import type { Session } from './session.ts'

/** Bytes of answers that a client has not read; one that reads nothing is hung up on. */
const mostUnread = 16 * 1024 * 1024
const keepAliveAfter = 60_000
/** With this an init begins: context-specific 20, constructed (Z39.50-2003, 4.1). */
const initTag = 0xb4

/** Serves one client from its first byte until either side hangs up: one answer for each message, in their order. */
export function serveConnection(platform: Platform, socket: Socket, address: string, limits: Z3950Limits): void {
  const session: Session = {
    platform,
    address,
    limits,
    actor: undefined,
    preferredSize: 64 * 1024,
    exceptionalSize: 64 * 1024,
    recordsIn: undefined,
    sets: new Map(),
  }
  const splitter = new ApduSplitter(limits.messageBytes)
  const waiting: Uint8Array[] = []
  let working = false
  let ended = false
  let halfTimer: NodeJS.Timeout | undefined
  const stranger = setTimeout(() => {
    if (!session.actor) endWith(closing(7, `No init came within ${limits.initWithin / 1000} seconds.`))
  }, limits.initWithin).unref()

  socket.setNoDelay(true)
  socket.setKeepAlive(true, keepAliveAfter)
  socket.setTimeout(limits.idle)
  socket.on('timeout', () => endWith(closing(7, 'Nothing was asked for too long.')))
  socket.on('error', () => socket.destroy())
  socket.on('data', receive)
  socket.on('end', () => {
    // Who only sends and then listens still gets the answers.
    ended = true
    if (!working) socket.end()
  })
  socket.once('close', () => {
    clearTimeout(stranger)
    clearTimeout(halfTimer)
    session.sets.clear()
  })

  function receive(bytes: Buffer): void {
    let isNextBegun = false
    try {
      const whole = splitter.push(bytes)
      isNextBegun = whole.length > 0
      waiting.push(...whole)
    } catch (error) {
      if (!(error instanceof CodecProblem)) throw error
      broken(error.message, bytes)
      return
    }
    if (isNextBegun || splitter.pending === 0) {
      clearTimeout(halfTimer)
      halfTimer = undefined
    }
    // It runs from the first byte of a message: one that drips in is not waited for either.
    if (splitter.pending > 0)
      halfTimer ??= setTimeout(
        () => broken(`A message was not whole after ${limits.messageWithin / 1000} seconds.`, bytes),
        limits.messageWithin,
      ).unref()
    if (waiting.length > limits.waiting) socket.pause()
    if (!working) void work()
  }

  async function work(): Promise<void> {
    working = true
    try {
      for (let next = waiting.shift(); next && !socket.destroyed; next = waiting.shift()) {
        if (socket.isPaused() && waiting.length <= limits.waiting / 2) socket.resume()
        if (!(await answerOne(next))) return
      }
      if (ended) socket.end()
    } catch (err) {
      platform.log.error({ err }, 'a connection of Z39.50 failed')
      socket.destroy()
    } finally {
      working = false
    }
  }

  /** False when the session is over. */
  async function answerOne(bytes: Uint8Array): Promise<boolean> {
    let request: Apdu
    try {
      request = readApdu(bytes)
    } catch (error) {
      if (!(error instanceof CodecProblem)) throw error
      broken(error.message, bytes)
      return false
    }
    const { apdus, end = false } = await answer(session, request, bytes)
    if (session.actor) clearTimeout(stranger)
    // Hung up on meanwhile, or told why the session ends: nothing comes after that.
    if (socket.destroyed || socket.writableEnded) return false
    if (socket.writableLength > mostUnread) {
      socket.destroy()
      return false
    }
    for (const apdu of apdus) socket.write(writeApdu(apdu))
    if (end) socket.end()
    return !end
  }

  function broken(message: string, bytes: Uint8Array): void {
    noteTraffic(platform, {
      protocol: 'z3950',
      address,
      operation: 'bytes',
      outcome: 'failed',
      message,
      // A broken init may hold the key by which somebody would have been let in.
      ...(bytes[0] !== initTag && { request: bytes }),
    })
    endWith(closing(6, message))
  }

  function endWith(apdu: Apdu): void {
    waiting.length = 0
    clearTimeout(halfTimer)
    socket.off('data', receive)
    socket.resume()
    // A client that does not hang up on its side is not waited for.
    socket.setTimeout(5000, () => socket.destroy())
    if (!socket.destroyed) socket.end(writeApdu(apdu))
  }
}
