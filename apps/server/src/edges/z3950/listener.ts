import { createServer, type Socket } from 'node:net'
import { writeApdu } from '@carrel/z3950'
import { noteListening, noteTraffic } from '../../modules/protocols/index.ts'
import { portRefusal } from '../../platform/listen.ts'
import type { Platform } from '../../platform/platform.ts'
import { systemCode } from '../../platform/start-refusal.ts'
import { closing } from './answer.ts'
import { usualLimits, type Z3950Limits } from './limits.ts'
import { serveConnection } from './serve-connection.ts'

/** The Z39.50 server of a process. */
export interface Z3950Server {
  /** Opens its port; one that is taken is tried again until it is free. */
  listen(): Promise<void>
  /** Its port by its role, once it is open. */
  ports(): Readonly<Record<string, number>>
  close(): Promise<void>
}

const tryAgainAfter = 5000

/** Makes the server of the database `Default`. */
export function openZ3950Server(platform: Platform, given: Partial<Z3950Limits> = {}): Z3950Server {
  const { z3950Port: port, z3950Host: host } = platform.config
  const limits = { ...usualLimits, ...given }
  const sockets = new Map<Socket, string>()
  let timer: NodeJS.Timeout | undefined
  let closed = false

  const server = createServer({ allowHalfOpen: true }, (socket) => {
    const address = socket.remoteAddress ?? ''
    socket.on('error', () => socket.destroy())
    const ofAddress = [...sockets.values()].filter((other) => other === address).length
    const problem =
      sockets.size >= limits.connections
        ? `All ${limits.connections} connections are taken. Try again in a moment.`
        : ofAddress >= limits.perAddress
          ? `Your address has ${limits.perAddress} connections already.`
          : undefined
    if (problem !== undefined) return refuseConnection(platform, socket, address, problem)
    sockets.set(socket, address)
    socket.once('close', () => sockets.delete(socket))
    return serveConnection(platform, socket, address, limits)
  })

  const open = (): Promise<void> =>
    new Promise((resolve, reject) => {
      server.once('error', reject)
      server.listen({ port, host, backlog: 512 }, () => {
        server.off('error', reject)
        resolve()
      })
    })
  const listen = async (): Promise<void> => {
    try {
      await open()
      const opened = portOf()
      if (opened !== undefined) noteListening(platform, { z3950: { host, port: opened } })
    } catch (error) {
      if (systemCode(error) !== 'EADDRINUSE')
        throw portRefusal(error, { port, host, portName: 'Z3950_PORT', hostName: 'Z3950_HOST', example: 9999 })
      platform.log.warn(
        { port },
        `Port ${port} on ${host} is in use by another program: nobody reaches this library by Z39.50 there. Stop that program, or set another port (Z3950_PORT).`,
      )
      timer = setTimeout(() => {
        if (!closed) void listen().catch((err: unknown) => platform.log.error({ err }, 'no port for Z39.50'))
      }, tryAgainAfter).unref()
    }
  }
  const portOf = (): number | undefined => {
    const address = server.address()
    return typeof address === 'object' && address !== null ? address.port : undefined
  }
  return {
    listen,
    ports() {
      const opened = portOf()
      return opened === undefined ? {} : { z3950: opened }
    },
    async close() {
      closed = true
      clearTimeout(timer)
      const ended = new Promise<void>((resolve) => {
        if (server.listening) server.close(() => resolve())
        else resolve()
      })
      for (const socket of sockets.keys()) socket.destroy()
      await ended
    },
  }
}

function refuseConnection(platform: Platform, socket: Socket, address: string, message: string): void {
  noteTraffic(platform, { protocol: 'z3950', address, operation: 'connection', outcome: 'refused' })
  socket.setTimeout(5000, () => socket.destroy())
  socket.resume()
  socket.end(writeApdu(closing(4, message)))
}
