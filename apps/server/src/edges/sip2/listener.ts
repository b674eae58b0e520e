import { readFileSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer, type Server as TlsServer } from 'node:tls'
import { hubOf, noteTrace } from '../../modules/machines/index.ts'
import type { Platform } from '../../platform/platform.ts'
import { portRefusal } from '../../platform/listen.ts'
import { StartRefusal, systemCode } from '../../platform/start-refusal.ts'
import { usualLimits, type LineLimits } from './limits.ts'
import { readProxyHeader } from './proxy-header.ts'
import { serveLine } from './serve-line.ts'
import { statusBeforeLogin } from './status-before-login.ts'

/** The SIP2 server of a process. */
export interface Sip2Server {
  /** Opens its ports; one that is taken is tried again until it is free. */
  listen(): Promise<void>
  /** Ports by name, once they are open. */
  ports(): Readonly<Record<string, number>>
  close(): Promise<void>
}

const tryAgainAfter = 5000
const headerWithin = 10_000

/** Makes the server; it is told to machines and people only once it listens. */
export function openSip2(platform: Platform, given: Partial<LineLimits> = {}): Sip2Server {
  const { sip2, sip2Port } = platform.config
  const limits: LineLimits = {
    ...usualLimits,
    lines: sip2.lines,
    ...(sip2.telnet && { promptAfter: 2000 }),
    ...given,
  }
  const lines = new Set<{ readonly socket: Socket; readonly address: string; isStranger(): boolean }>()
  const sockets = new Set<Socket>()
  let closed = false

  const accept = (socket: Socket, address: string, tls: boolean, first: Buffer) => {
    const strangers = [...lines].filter((line) => line.address === address && line.isStranger()).length
    const problem =
      lines.size >= limits.lines
        ? `All ${limits.lines} lines are taken.`
        : strangers >= limits.strangers
          ? `${strangers} lines from ${address} have not logged in.`
          : undefined
    if (problem !== undefined) return refuseLine(platform, socket, address, problem)
    const served = serveLine({ platform, socket, address, tls, limits, first })
    const line = { socket, address, isStranger: () => served.isStranger() }
    lines.add(line)
    socket.once('close', () => lines.delete(line))
  }

  const tlsServer = sip2.tls === undefined ? undefined : safeServer(sip2.tls)
  // Who speaks to whom is known only from outside of the TLS line.
  const addresses = new Map<string, string>()
  tlsServer?.on('secureConnection', (socket) => {
    accept(socket, addresses.get(endOf(socket)) ?? socket.remoteAddress ?? '', true, Buffer.alloc(0))
  })
  tlsServer?.on('tlsClientError', (err, socket) => {
    platform.log.debug({ err }, 'a machine did not get through with TLS')
    socket.destroy()
  })

  const connected = (socket: Socket, safe: boolean) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    const begin = (address: string, tls: boolean, first: Buffer) => {
      if (!safe || !tlsServer) return accept(socket, address, tls, first)
      const end = endOf(socket)
      addresses.set(end, address)
      socket.once('close', () => addresses.delete(end))
      if (first.length > 0) socket.unshift(first)
      tlsServer.emit('connection', socket)
      return undefined
    }
    const own = socket.remoteAddress ?? ''
    if (!sip2.proxied) return begin(own, false, Buffer.alloc(0))
    return readHeader(socket, (header) =>
      header === undefined ? begin(own, false, Buffer.alloc(0)) : begin(header.address ?? own, header.tls, header.rest),
    )
  }

  const plain = createServer({ allowHalfOpen: true }, (socket) => connected(socket, false))
  const safe = tlsServer && createServer({ allowHalfOpen: true }, (socket) => connected(socket, true))
  const timers = new Set<NodeJS.Timeout>()

  const open = async (server: Server, port: number, portName: string): Promise<void> => {
    try {
      await listenOnce(server, port, sip2.host)
      if (!closed) tellPorts()
    } catch (err) {
      if (systemCode(err) !== 'EADDRINUSE')
        throw portRefusal(err, { port, host: sip2.host, portName, hostName: 'SIP2_HOST', example: 6001 })
      platform.log.warn(
        { port },
        `Port ${port} on ${sip2.host} is in use by another program: no machine reaches this library there. Stop that program, or set another port (${portName}).`,
      )
      const timer = setTimeout(() => {
        timers.delete(timer)
        if (!closed)
          void open(server, port, portName).catch((error: unknown) =>
            platform.log.error({ err: error }, 'no port for machines'),
          )
      }, tryAgainAfter).unref()
      timers.add(timer)
    }
  }
  const portOf = (server: Server | undefined): number | null => {
    const address = server?.address()
    return typeof address === 'object' && address !== null ? address.port : null
  }
  const tellPorts = () => {
    const [port, tlsPort] = [portOf(plain), portOf(safe)]
    hubOf(platform).listener = port === null ? undefined : { port, tlsPort, most: limits.lines }
  }
  return {
    async listen() {
      await open(plain, sip2Port, 'SIP2_PORT')
      if (safe && sip2.tls) await open(safe, sip2.tls.port, 'SIP2_TLS_PORT')
    },
    ports() {
      const [port, tlsPort] = [portOf(plain), portOf(safe)]
      return { ...(port !== null && { sip2: port }), ...(tlsPort !== null && { sip2Tls: tlsPort }) }
    },
    async close() {
      closed = true
      for (const timer of timers) clearTimeout(timer)
      const ended = [plain, safe].map(
        (server) =>
          new Promise<void>((resolve) => {
            if (server?.listening === true) server.close(() => resolve())
            else resolve()
          }),
      )
      for (const { socket } of lines) socket.destroy()
      for (const socket of sockets) socket.destroy()
      await Promise.all(ended)
    },
  }
}

/** The far end of a line, by which it is known inside of TLS and outside. */
const endOf = ({ remoteAddress, remotePort }: Socket) => `${remoteAddress} ${remotePort}`

function listenOnce(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, host, backlog: 1024 }, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

function safeServer(files: { readonly certificate: string; readonly key: string }): TlsServer {
  try {
    const cert = readFileSync(files.certificate)
    const key = readFileSync(files.key)
    return createTlsServer({ cert, key, minVersion: 'TLSv1.2', handshakeTimeout: 20_000, allowHalfOpen: true })
  } catch (error) {
    throw new StartRefusal(
      'certificate-unusable',
      `The certificate for machines cannot be used (${error instanceof Error ? error.message : String(error)}). SIP2_TLS_CERT and SIP2_TLS_KEY name two PEM files that belong together and that this account may read.`,
      error,
    )
  }
}

/** Says why, in a message that machines show, and hangs up. */
function refuseLine(platform: Platform, socket: Socket, address: string, problem: string): void {
  noteTrace(platform, {
    at: platform.clock.now(),
    machine: null,
    session: '',
    address,
    emulated: false,
    tone: 'line',
    text: 'A line was refused',
    code: '',
    request: null,
    answer: null,
    problem,
    why: [],
    patron: null,
    item: null,
    milliseconds: 0,
  })
  socket.on('error', () => socket.destroy())
  void statusBeforeLogin(platform, undefined, { online: false, words: problem }).then(
    (bytes) => socket.end(Buffer.concat([bytes, Buffer.from('\r')])),
    () => socket.destroy(),
  )
  socket.setTimeout(5000, () => socket.destroy())
  socket.resume()
}

interface Header {
  readonly address: string | undefined
  readonly tls: boolean
  readonly rest: Buffer
}

/** Waits for the header of a proxy; a line without one is hung up on, for nobody else may connect then. */
function readHeader(socket: Socket, done: (header: Header | undefined) => void): void {
  let bytes = Buffer.alloc(0)
  const timer = setTimeout(() => socket.destroy(), headerWithin).unref()
  const onData = (piece: Buffer) => {
    bytes = Buffer.concat([bytes, piece])
    const header = readProxyHeader(bytes)
    if (header === 'short') return
    clearTimeout(timer)
    socket.off('data', onData)
    socket.pause()
    if (header === 'none') return void socket.destroy()
    done({ address: header.address, tls: header.tls, rest: bytes.subarray(header.length) })
    socket.resume()
  }
  socket.on('data', onData)
  socket.once('close', () => clearTimeout(timer))
}
