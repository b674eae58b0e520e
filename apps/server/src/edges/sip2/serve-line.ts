import type { Socket } from 'node:net'
import { LineSplitter } from '@carrel/sip2'
import { closeLine, noteTrace, openLine } from '../../modules/machines/index.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Conversation } from './conversation.ts'
import type { LineLimits } from './limits.ts'
import { takeLine, tooLong } from './take-line.ts'
import { isWords, takeWords, type TelnetLogin } from './telnet.ts'

/** A line as the listener hands it over. */
export interface NewLine {
  readonly platform: Platform
  readonly socket: Socket
  readonly address: string
  readonly tls: boolean
  readonly limits: LineLimits
  /** Bytes that came with the header of a proxy. */
  readonly first: Buffer
}

const terminators = { cr: Buffer.from('\r'), crlf: Buffer.from('\r\n') }
const keepAliveAfter = 60_000
/** Bytes of answers that a machine has not read; one that reads nothing is hung up on. */
const mostUnread = 1024 * 1024

/** Serves one machine from its first byte until either side hangs up: one answer for each message, in their order. */
export function serveLine({ platform, socket, address, tls, limits, first }: NewLine): { isStranger(): boolean } {
  const line = openLine(platform, { address, tls, emulated: false, hangUp: () => socket.destroy() })
  const conversation: Conversation = {
    platform,
    line,
    account: undefined,
    sent: undefined,
    numbered: undefined,
    faults: 0,
    language: '',
    patron: undefined,
  }
  const splitter = new LineSplitter()
  const waiting: (Uint8Array | undefined)[] = []
  const telnet: TelnetLogin = { name: undefined, tries: 0 }
  let working = false
  let ended = false

  let halfTimer: NodeJS.Timeout | undefined
  const stranger = setTimeout(() => {
    if (!conversation.account) giveUp(`No login came within ${limits.loginWithin / 1000} seconds.`)
  }, limits.loginWithin).unref()
  const prompt =
    limits.promptAfter > 0
      ? setTimeout(() => {
          if (line.messages === 0 && !conversation.account && splitter.pending === 0) socket.write('login: ')
        }, limits.promptAfter).unref()
      : undefined

  socket.setNoDelay(true)
  socket.setKeepAlive(true, keepAliveAfter)
  socket.on('error', () => socket.destroy())
  socket.on('data', (bytes: Buffer) => receive(bytes))
  socket.on('end', () => {
    // Who only sends and then listens still gets the answers.
    ended = true
    if (!working) socket.end()
  })
  socket.on('timeout', () => giveUp('Nothing came for as long as the account allows.'))
  socket.once('close', () => {
    clearTimeout(stranger)
    clearTimeout(prompt)
    clearTimeout(halfTimer)
    closeLine(platform, line)
  })
  if (first.length > 0) receive(first)

  function giveUp(problem: string): void {
    tell('Hung up', problem, 'fault')
    socket.destroy()
  }

  function tell(text: string, problem: string | null, tone: 'line' | 'fault'): void {
    noteTrace(platform, {
      at: platform.clock.now(),
      machine: conversation.account?.id ?? null,
      session: line.id,
      address,
      emulated: false,
      tone,
      text,
      code: '',
      request: null,
      answer: null,
      problem,
      why: [],
      patron: null,
      item: null,
      milliseconds: 0,
    })
  }

  function receive(bytes: Buffer): void {
    waiting.push(...splitter.push(bytes))
    clearTimeout(halfTimer)
    halfTimer = undefined
    if (splitter.pending > 0)
      halfTimer = setTimeout(
        () => giveUp(`Half a message came and nothing more for ${limits.messageWithin / 1000} seconds.`),
        limits.messageWithin,
      ).unref()
    if (waiting.length > limits.waiting) socket.pause()
    if (!working) void work()
  }

  async function work(): Promise<void> {
    working = true
    try {
      while (waiting.length > 0 && !socket.destroyed) {
        const next = waiting.shift()
        if (socket.isPaused() && waiting.length <= limits.waiting / 2) socket.resume()
        if (!(await answer(next))) return
      }
      if (ended) socket.end()
    } catch (err) {
      platform.log.error({ err }, 'a line of a machine failed')
      socket.destroy()
    } finally {
      working = false
    }
  }

  /** False when the line is over. */
  async function answer(next: Uint8Array | undefined): Promise<boolean> {
    if (next && !conversation.account && isWords(next) && isPrompted()) {
      const said = await takeWords(conversation, telnet, next)
      socket.write(said.text)
      if (said.entered) entered()
      if (said.end) socket.end()
      return !said.end
    }
    const before = conversation.account
    const { bytes, end } = next ? await takeLine(conversation, next) : tooLong(conversation)
    if (bytes && socket.writableLength > mostUnread) {
      giveUp('The machine asks on and on and reads none of its answers.')
      return false
    }
    if (bytes) {
      socket.cork()
      socket.write(bytes)
      socket.write(terminators[conversation.account?.options.terminator ?? 'cr'])
      socket.uncork()
    }
    if (conversation.account !== before && conversation.account) entered()
    if (end === true) socket.end()
    return end !== true
  }

  /** Words before a login: a terminal that logs in like one, not noise on the line. */
  function isPrompted(): boolean {
    return limits.promptAfter > 0
  }

  function entered(): void {
    clearTimeout(stranger)
    socket.setTimeout((conversation.account?.options.idleSeconds ?? 900) * 1000)
  }

  return { isStranger: () => conversation.account === undefined }
}
