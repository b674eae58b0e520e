/** What printers may be reached at: ports, and whether this very computer is allowed. */
export interface AddressPolicy {
  readonly ports: readonly PortRange[]
  /** Only where Carrel itself is reached from this computer alone: demo, training, tests. */
  readonly loopback: boolean
}

export interface PortRange {
  readonly from: number
  readonly to: number
}

/** Reads `9100-9109, 6101`; undefined when it is not written so. */
export function portRanges(text: string): readonly PortRange[] | undefined {
  const ranges = text.split(',').map((part): PortRange | undefined => {
    const [, from = '', to = from] = /^\s*(\d{1,5})(?:\s*-\s*(\d{1,5}))?\s*$/.exec(part) ?? []
    const range = { from: Number(from), to: Number(to) }
    return from !== '' && range.from >= 1 && range.to <= 65535 && range.from <= range.to ? range : undefined
  })
  const good = ranges.filter((range) => range !== undefined)
  return good.length === ranges.length ? good : undefined
}

/**
 * What is wrong with the place of a printer, in a sentence, or undefined. Carrel must not be made to speak to itself or to
 * what only the server can reach, so loopback and link-local addresses are refused; names are looked at again, with the
 * address that they stand for, when a page is sent.
 */
export function addressProblem(host: string, port: number, policy: AddressPolicy): string | undefined {
  const bare = host.trim().replace(/^\[(.*)\]$/, '$1')
  const isName = !isAddress(bare)
  if (isName && !/^(?!\d+(\.\d+)*$)[a-z0-9_]([a-z0-9_.-]{0,251}[a-z0-9_.])?$/i.test(bare))
    return `"${host}" is no name or address of a printer. Write it like 192.168.1.40 or front-desk-printer.`
  const here = isName ? /^(localhost|.*\.localhost)\.?$/i.test(bare) : isLoopback(bare)
  if (here && !policy.loopback)
    return `${host} is the server itself. Write the printer's own address in the network of the library.`
  if (!isName && !here && isForbidden(bare))
    return `${host} is an address at which no printer of a library stands. Write its own address, like 192.168.1.40.`
  if (here && port >= 1024) return undefined
  if (!policy.ports.some(({ from, to }) => port >= from && port <= to))
    return `Port ${port} is not one of printers (${policy.ports.map(({ from, to }) => (from === to ? from : `${from}-${to}`)).join(', ')}). Printers listen at 9100; others can be allowed in the settings of the library.`
  return undefined
}

/** True for an address at which a printer may be, as a name was found to stand for it. */
export function mayConnect(address: string, policy: AddressPolicy): boolean {
  return isLoopback(address) ? policy.loopback : !isForbidden(address)
}

function isLoopback(address: string): boolean {
  const four = ofFour(address)
  return four ? four[0] === 127 : address === '::1'
}

/** Unspecified, link-local, multicast and reserved addresses (RFC 6890). */
function isForbidden(address: string): boolean {
  const four = ofFour(address)
  if (four) {
    const [a = 0, b = 0] = four
    return a === 0 || a === 127 || (a === 169 && b === 254) || a >= 224
  }
  const first = Number.parseInt(address.split(':')[0] || '0', 16)
  return first === 0 || (first & 0xffc0) === 0xfe80 || (first & 0xff00) === 0xff00
}

/** True for a written-out address; `2130706433` and `127.1` are none, so that nothing is read into them later. */
function isAddress(text: string): boolean {
  if (/^\d+\.\d+\.\d+\.\d+$/.test(text)) return text.split('.').every((part) => Number(part) <= 255 && part.length <= 3)
  return text.includes(':') && URL.canParse(`http://[${text}]`)
}

/** The four numbers of an IPv4 address, also of one that is written within IPv6 (`::ffff:10.0.0.1`). */
function ofFour(address: string): readonly number[] | undefined {
  const dotted = /^(?:::ffff:)?(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (dotted !== undefined) return dotted.split('.').map(Number)
  const [, high = '', low = ''] = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/i.exec(address) ?? []
  if (high === '') return undefined
  const bits = Number.parseInt(high, 16) * 65536 + Number.parseInt(low, 16)
  return [bits >>> 24, (bits >>> 16) & 255, (bits >>> 8) & 255, bits & 255]
}
