import { connect, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { once } from 'node:events'
import { checksum, fieldOf, fieldsOf, parseMessage, type Message } from '@carrel/sip2'
import { openSip2, type Sip2Server } from '../../src/edges/sip2/listener.ts'
import type { LineLimits } from '../../src/edges/sip2/limits.ts'
import { CreateMachine, type machinePermissions } from '../../src/modules/machines/contract.ts'
import type { SomeMachineOptions } from '../../src/modules/machines/contract.ts'
import type { Platform } from '../../src/platform/platform.ts'
import { openLibrary, type TestLibrary } from '../library.ts'

/** What came back, in its parts. */
export interface Heard {
  readonly text: string
  readonly message: Message
  /** First value of a field. */
  field(id: string): string | undefined
  fields(id: string): readonly string[]
  readonly fixed: Readonly<Record<string, string>>
}

/** A machine on a line of its own. */
export interface Kiosk {
  readonly socket: Socket
  /** Sends a message, ended as machines end it, and waits for one answer. */
  say(text: string): Promise<Heard>
  /** The same with sequence number and checksum. */
  sayChecked(text: string, sequence: number): Promise<Heard>
  /** Sends bytes as they are. */
  send(bytes: string | Uint8Array): void
  /** Waits for the next answer, in bytes without what ends it. */
  hear(): Promise<Uint8Array>
  logIn(password?: string): Promise<Heard>
  /** Resolves when the server has hung up. */
  hungUp(): Promise<void>
  close(): void
}

export const password = 'kiosk pass'

/** Encodes as a machine with an old code page does. */
export type Encode = (text: string) => Uint8Array

/** Connects a machine; nothing is sent yet. */
export async function kioskAt(
  port: number,
  login = 'kiosk',
  way: { readonly tls?: boolean; readonly decode?: (bytes: Uint8Array) => string } = {},
): Promise<Kiosk> {
  const socket =
    way.tls === true ? connectTls({ port, host: '127.0.0.1', rejectUnauthorized: false }) : connect(port, '127.0.0.1')
  await once(socket, way.tls === true ? 'secureConnect' : 'connect')
  const heard: Uint8Array[] = []
  const waiting: ((line: Uint8Array) => void)[] = []
  let pending = Buffer.alloc(0)
  let over = false
  socket.on('error', () => {})
  socket.once('close', () => {
    over = true
    for (const tell of waiting.splice(0)) tell(Buffer.from('hung up'))
  })
  socket.on('data', (piece: Buffer) => {
    pending = Buffer.concat([pending, piece])
    for (let end = pending.indexOf(0x0d); end !== -1; end = pending.indexOf(0x0d)) {
      const line = pending.subarray(0, end)
      pending = pending.subarray(pending[end + 1] === 0x0a ? end + 2 : end + 1)
      const tell = waiting.shift()
      if (tell) tell(line)
      else heard.push(line)
    }
  })
  const hear = () =>
    new Promise<Uint8Array>((resolve) => {
      const line = heard.shift()
      if (line) resolve(line)
      else if (over) resolve(Buffer.from('hung up'))
      else waiting.push(resolve)
    })
  const decode = way.decode ?? ((bytes: Uint8Array) => new TextDecoder().decode(bytes))
  const say = async (text: string) => {
    socket.write(`${text}\r`)
    return read(await hear(), decode)
  }
  return {
    socket,
    say,
    sayChecked: (text, sequence) => say(checked(text, sequence)),
    send: (bytes) => void socket.write(bytes),
    hear,
    logIn: (given = password) => say(`9300CN${login}|CO${given}|CPelm|`),
    hungUp: async () => {
      socket.resume()
      if (!over) await once(socket, 'close')
    },
    close: () => socket.destroy(),
  }
}

/** A message with number and checksum. */
export function checked(text: string, sequence: number): string {
  const body = `${text}AY${sequence}AZ`
  return body + checksum(new TextEncoder().encode(body))
}

/** An answer in its parts; one that is none fails the test. */
export function read(line: Uint8Array, decode: (bytes: Uint8Array) => string): Heard {
  const text = decode(line)
  const parsed = parseMessage(line, decode)
  if (!parsed.ok) throw new Error(`"${text}" is no message: ${parsed.problem.message}`)
  const { message } = parsed
  return {
    text,
    message,
    fixed: message.fixed,
    field: (id) => fieldOf(message, id),
    fields: (id) => fieldsOf(message, id),
  }
}

/** A library with a SIP2 server and the account `kiosk` at Elm Street. */
export interface Sip2Library {
  readonly library: TestLibrary
  readonly server: Sip2Server
  readonly port: number
  /** Number of the account `kiosk`. */
  readonly machine: number
  /** A machine that has logged in. */
  kiosk(login?: string): Promise<Kiosk>
  /** Gives another machine an account. */
  account(
    login: string,
    options?: SomeMachineOptions,
    rest?: {
      readonly branch?: number
      readonly permissions?: readonly (typeof machinePermissions)[number][]
      readonly kind?: 'sorter' | 'vendor'
    },
  ): Promise<number>
  stop(): Promise<void>
}

/** Opens it; the server gets ports of its own. */
export async function openSip2Library(
  limits: Partial<LineLimits> = {},
  config: Partial<Platform['config']> = {},
): Promise<Sip2Library> {
  const library = await openLibrary({ now: '2026-03-02T10:00:00Z' })
  const { platform } = library.carrel
  const server = openSip2({ ...platform, config: { ...platform.config, ...config } }, limits)
  await server.listen()
  const port = server.ports()['sip2'] ?? 0
  const account: Sip2Library['account'] = async (login, options = {}, { branch, kind, permissions } = {}) => {
    const made = await library.must(CreateMachine, {
      body: {
        name: `Machine ${login}`,
        login,
        password,
        branch: branch ?? library.elm,
        options,
        ...(kind && { kind }),
        ...(permissions && { permissions: [...permissions] }),
      },
    })
    return made.machine.id
  }
  const machine = await account('kiosk')
  const open: Kiosk[] = []
  return {
    library,
    server,
    port,
    machine,
    account,
    async kiosk(login = 'kiosk') {
      const kiosk = await kioskAt(port, login)
      open.push(kiosk)
      const answer = await kiosk.logIn()
      if (answer.text !== '941') throw new Error(`The login was answered ${answer.text}.`)
      return kiosk
    },
    async stop() {
      for (const kiosk of open) kiosk.close()
      await server.close()
      await library.stop()
    },
  }
}

/** Now, as machines write it. */
export const now = '20260302    100000'
