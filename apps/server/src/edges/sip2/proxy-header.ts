/** What a proxy says of the line that it passes on. */
export interface ProxyHeader {
  /** Bytes that belong to the header. */
  readonly length: number
  /** Address of the machine; undefined where the proxy speaks for itself. */
  readonly address: string | undefined
  /** True where the machine reached the proxy with TLS. */
  readonly tls: boolean
}

/** `short`: more bytes are needed; `none`: this is no such header. */
export type ReadHeader = ProxyHeader | 'short' | 'none'

const signature = Buffer.from([0x0d, 0x0a, 0x0d, 0x0a, 0x00, 0x0d, 0x0a, 0x51, 0x55, 0x49, 0x54, 0x0a])
const longestText = 107

/** Reads the header that HAProxy and others put before the bytes of a line (The PROXY protocol, versions 1 and 2). */
export function readProxyHeader(bytes: Buffer): ReadHeader {
  const start = Math.min(bytes.length, signature.length)
  if (bytes.subarray(0, start).equals(signature.subarray(0, start)))
    return bytes.length < 16 ? 'short' : readBinary(bytes)
  const word = Buffer.from('PROXY ')
  const same = Math.min(bytes.length, word.length)
  return bytes.subarray(0, same).equals(word.subarray(0, same)) ? readText(bytes) : 'none'
}

function readText(bytes: Buffer): ReadHeader {
  const end = bytes.indexOf('\r\n')
  if (end === -1) return bytes.length > longestText ? 'none' : 'short'
  const [, protocol, address] = bytes.toString('latin1', 0, end).split(' ')
  const known = protocol === 'TCP4' || protocol === 'TCP6'
  return { length: end + 2, address: known ? address : undefined, tls: false }
}

const sslExtension = 0x20

function readBinary(bytes: Buffer): ReadHeader {
  const length = 16 + bytes.readUInt16BE(14)
  if (length > 4096) return 'none'
  if (bytes.length < length) return 'short'
  const [command = 0, family = 0] = [bytes[12], bytes[13]]
  // Version 2; command 0 is the proxy itself, for its own checks of whether we live.
  if (command >> 4 !== 2) return 'none'
  if ((command & 0x0f) === 0) return { length, address: undefined, tls: false }
  if (family >> 4 === 1)
    return { length, address: [...bytes.subarray(16, 20)].join('.'), tls: saysTls(bytes, 28, length) }
  if (family >> 4 === 2) {
    const groups = Array.from({ length: 8 }, (_, at) => bytes.readUInt16BE(16 + at * 2).toString(16))
    return { length, address: groups.join(':'), tls: saysTls(bytes, 52, length) }
  }
  return { length, address: undefined, tls: false }
}

function saysTls(bytes: Buffer, from: number, end: number): boolean {
  for (let at = from; at + 3 <= end;) {
    const length = bytes.readUInt16BE(at + 1)
    if (bytes[at] === sslExtension && at + 3 < end) return ((bytes[at + 3] ?? 0) & 1) === 1
    at += 3 + length
  }
  return false
}
