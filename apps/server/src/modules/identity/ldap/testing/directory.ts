import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { createSecureContext, TLSSocket, createServer as createTlsServer } from 'node:tls'
import {
  AndFilter,
  BerReader,
  BerWriter,
  EqualityFilter,
  FilterParser,
  NotFilter,
  OrFilter,
  PresenceFilter,
  type Filter,
} from 'ldapts'
import type { KeyPair } from '../../saml/self-signed.ts'

/** An entry of the directory; names of attributes are written small, `userPassword` is never shown. */
export interface TestEntry {
  readonly dn: string
  readonly password?: string
  readonly attributes: Readonly<Record<string, readonly (string | Buffer)[]>>
  /** What a bind is answered instead of what the password deserves. */
  readonly bind?: { readonly code: number; readonly message?: string; readonly policy?: number }
}

/** What the directory is like. */
export interface TestDirectoryOptions {
  readonly entries: readonly TestEntry[]
  readonly tls?: KeyPair
  /** `ldaps`: TLS from the first byte; `starttls`: when asked; undefined: never. */
  readonly protection?: 'ldaps' | 'starttls'
  /** Answers every search with this code. */
  readonly searchCode?: number
  /** Points to another directory beside what it finds. */
  readonly pointer?: string
  /** Takes everything and says nothing. */
  readonly silent?: boolean
  /** Answers with this instead of LDAP. */
  readonly garbage?: Buffer
}

/** A directory on this machine. */
export interface TestDirectory {
  readonly url: string
  /** Names that were bound, and whether by a protected line. */
  readonly binds: { readonly dn: string; readonly protected: boolean }[]
  /** Filters that were searched for. */
  readonly searches: string[]
  close(): Promise<void>
}

/** Starts a directory that speaks as much LDAP (RFC 4511) as signing in needs. */
export async function testDirectory(options: TestDirectoryOptions): Promise<TestDirectory> {
  const sockets = new Set<Socket>()
  const binds: { dn: string; protected: boolean }[] = []
  const searches: string[] = []
  const take = (socket: Socket) => {
    sockets.add(socket)
    socket.setNoDelay(true)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    if (options.silent) return
    const { garbage } = options
    if (garbage) {
      socket.once('data', () => socket.end(garbage))
      return
    }
    speak(socket, options, { binds, searches })
  }
  const server =
    options.protection === 'ldaps'
      ? createTlsServer({ key: options.tls?.privateKey ?? '', cert: options.tls?.certificate ?? '' }, take)
      : createServer(take)
  server.on('tlsClientError', () => undefined)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `${options.protection === 'ldaps' ? 'ldaps' : 'ldap'}://127.0.0.1:${port}`,
    binds,
    searches,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((done) => server.close(done))
    },
  }
}

interface Log {
  readonly binds: { dn: string; protected: boolean }[]
  readonly searches: string[]
}

function speak(socket: Socket, options: TestDirectoryOptions, log: Log): void {
  let pending = Buffer.alloc(0)
  const listen = (data: Buffer) => {
    pending = Buffer.concat([pending, data])
    for (;;) {
      const size = messageSize(pending)
      if (size === undefined || pending.length < size) return
      const message = pending.subarray(0, size)
      pending = pending.subarray(size)
      const reader = new BerReader(Buffer.from(message))
      reader.readSequence()
      const id = reader.readInt() ?? 0
      const tag = reader.peek() ?? 0
      if (tag === 0x42) return void socket.end()
      if (tag === 0x77) {
        socket.write(answer(id, 0x78, options.protection === 'starttls' ? 0 : 2))
        if (options.protection !== 'starttls') continue
        socket.removeListener('data', listen)
        const secureContext = createSecureContext({
          key: options.tls?.privateKey ?? '',
          cert: options.tls?.certificate ?? '',
        })
        const secure = new TLSSocket(socket, { isServer: true, secureContext })
        secure.on('error', () => socket.destroy())
        speak(secure, options, log)
        return
      }
      const replies = tag === 0x60 ? onBind(reader, id, socket, options, log) : onSearch(reader, id, options, log)
      socket.write(Buffer.concat(replies))
    }
  }
  socket.on('data', listen)
}

function messageSize(bytes: Buffer): number | undefined {
  const first = bytes[1]
  if (first === undefined) return undefined
  if (first < 0x80) return 2 + first
  const count = first & 0x7f
  if (bytes.length < 2 + count) return undefined
  return 2 + count + bytes.readUIntBE(2, count)
}

function onBind(reader: BerReader, id: number, socket: Socket, { entries }: TestDirectoryOptions, log: Log): Buffer[] {
  reader.readSequence(0x60)
  reader.readInt()
  const dn = reader.readString() ?? ''
  const password = reader.readString(0x80) ?? ''
  log.binds.push({ dn, protected: socket instanceof TLSSocket })
  // As a real one does: without a password, one is nobody, and that succeeds.
  if (password === '') return [answer(id, 0x61, 0)]
  const entry = entries.find(
    (one) => same(one.dn, dn) || one.attributes['userPrincipalName']?.some((name) => name === dn),
  )
  const right = entry?.password !== undefined && entry.password === password
  if (entry?.bind && right) return [answer(id, 0x61, entry.bind.code, entry.bind.message, entry.bind.policy)]
  return [answer(id, 0x61, right ? 0 : 49, right ? '' : 'invalid credentials')]
}

function onSearch(reader: BerReader, id: number, options: TestDirectoryOptions, log: Log): Buffer[] {
  reader.readSequence(0x63)
  const base = reader.readString() ?? ''
  const scope = reader.readEnumeration()
  reader.readEnumeration()
  const limit = reader.readInt() ?? 0
  reader.readInt()
  reader.readBoolean()
  const filter = FilterParser.parse(reader)
  log.searches.push(filter.toString())
  if (options.searchCode !== undefined) return [answer(id, 0x65, options.searchCode, 'not so')]
  const inside = options.entries.filter(
    ({ dn }) => same(dn, base) || (scope !== 0 && dn.toLowerCase().endsWith(`,${base.toLowerCase()}`)),
  )
  const found = inside.filter((entry) => fits(filter, entry, scope === 0))
  if (!options.entries.some(({ dn }) => dn.toLowerCase().endsWith(base.toLowerCase()))) return [answer(id, 0x65, 32)]
  const shown = limit > 0 ? found.slice(0, limit) : found
  const pointers = options.pointer === undefined ? [] : [pointer(id, options.pointer)]
  return [
    ...shown.map((entry) => written(id, entry)),
    ...pointers,
    answer(id, 0x65, shown.length < found.length ? 4 : 0),
  ]
}

const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase()

function fits(filter: Filter, entry: TestEntry, isBase: boolean): boolean {
  if (filter instanceof AndFilter) return filter.filters.every((each) => fits(each, entry, isBase))
  if (filter instanceof OrFilter) return filter.filters.some((each) => fits(each, entry, isBase))
  if (filter instanceof NotFilter) return !fits(filter.filter, entry, isBase)
  // Of this kind of filter the package can write the name and not read it: people have what is asked for.
  if (filter instanceof PresenceFilter) return isBase || 'uid' in entry.attributes
  if (!(filter instanceof EqualityFilter)) return false
  const { attribute, value } = filter
  const values = Object.entries(entry.attributes).find(([name]) => same(name, attribute))?.[1] ?? []
  return values.some((each) => same(String(each), String(value)))
}

function message(id: number, write: (writer: BerWriter) => void): Buffer {
  const writer = new BerWriter()
  writer.startSequence()
  writer.writeInt(id)
  write(writer)
  writer.endSequence()
  return writer.buffer
}

function answer(id: number, tag: number, code: number, said = '', policy?: number): Buffer {
  return message(id, (writer) => {
    writer.startSequence(tag)
    writer.writeEnumeration(code)
    writer.writeString('')
    writer.writeString(said)
    writer.endSequence()
    if (policy === undefined) return
    const value = new BerWriter()
    value.startSequence()
    value.writeEnumeration(policy, 0x81)
    value.endSequence()
    writer.startSequence(0xa0)
    writer.startSequence()
    writer.writeString('1.3.6.1.4.1.42.2.27.8.5.1')
    writer.writeBuffer(value.buffer, 0x04)
    writer.endSequence()
    writer.endSequence()
  })
}

function written(id: number, { dn, attributes }: TestEntry): Buffer {
  return message(id, (writer) => {
    writer.startSequence(0x64)
    writer.writeString(dn)
    writer.startSequence()
    for (const [name, values] of Object.entries(attributes)) {
      writer.startSequence()
      writer.writeString(name)
      writer.startSequence(0x31)
      for (const value of values) writer.writeBuffer(Buffer.from(value), 0x04)
      writer.endSequence()
      writer.endSequence()
    }
    writer.endSequence()
    writer.endSequence()
  })
}

function pointer(id: number, url: string): Buffer {
  return message(id, (writer) => {
    writer.startSequence(0x73)
    writer.writeString(url)
    writer.endSequence()
  })
}
