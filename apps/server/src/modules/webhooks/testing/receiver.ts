import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

/** A message as a vendor got it. */
export interface Received {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly text: string
  readonly body: {
    readonly id: string
    readonly type: string
    readonly branch: number | null
    readonly data: Readonly<Record<string, unknown>>
    readonly link?: string
    readonly test?: boolean
    readonly patron?: { readonly name: string; readonly email: string } | null
  }
}

/** What a receiver does with a message: a status, or whatever it wants with the line. */
export type Reaction = number | ((response: ServerResponse, socket: Socket) => void)

/** A vendor's program on this machine. It takes what comes unless told otherwise. */
export interface Receiver {
  readonly url: string
  readonly received: Received[]
  /** What it does with the next messages, one after the other; afterwards it takes them again. */
  next(...reactions: readonly Reaction[]): void
  /** What it does with every message for which nothing else was said. */
  always(reaction: Reaction): void
  /** Types of what it got, in order. */
  types(): readonly string[]
  /** Resolves when so many messages are there. */
  until(count: number): Promise<void>
  close(): Promise<void>
}

/** Opens a receiver on a free port. */
export async function openReceiver(): Promise<Receiver> {
  const received: Received[] = []
  const planned: Reaction[] = []
  let usual: Reaction = 204
  const waiting: { count: number; done: () => void }[] = []
  const sockets = new Set<Socket>()
  const server = createServer((request, response) => {
    let text = ''
    request.setEncoding('utf8')
    request.on('data', (chunk: string) => (text += chunk))
    request.on('end', () => {
      const body = JSON.parse(text) as Received['body']
      received.push({ path: request.url ?? '', headers: request.headers, text, body })
      const reaction = planned.shift() ?? usual
      if (typeof reaction === 'number') response.writeHead(reaction).end(reaction < 300 ? undefined : 'Out of order')
      else reaction(response, request.socket)
      for (const one of waiting) if (received.length >= one.count) one.done()
    })
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/hook`,
    received,
    next: (...reactions) => void planned.push(...reactions),
    always: (reaction) => {
      usual = reaction
    },
    types: () => received.map(({ body }) => body.type),
    until: (count) =>
      received.length >= count
        ? Promise.resolve()
        : new Promise((done) => {
            waiting.push({ count, done })
          }),
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
