import { BlockList, isIP } from 'node:net'

/** An address or a range of addresses as it is kept: `192.0.2.7/32`, `2001:db8::/32`. */
export interface AddressRange {
  readonly address: string
  readonly prefix: number
  readonly family: 'ipv4' | 'ipv6'
}

/** Reads `192.0.2.7`, `192.0.2.0/24` or the same of IPv6 (CIDR notation, RFC 4632 3.1); undefined for anything else. */
export function readAddressRange(text: string): AddressRange | undefined {
  const [address = '', bits, ...rest] = text.trim().split('/')
  const version = isIP(address)
  if (version === 0 || rest.length > 0 || address.includes('%')) return undefined
  const longest = version === 4 ? 32 : 128
  if (bits !== undefined && !/^\d{1,3}$/.test(bits)) return undefined
  const prefix = bits === undefined ? longest : Number(bits)
  return prefix <= longest ? { address, prefix, family: version === 4 ? 'ipv4' : 'ipv6' } : undefined
}

/** Ranges made ready to be asked; texts that are no range are left out. */
export function addressList(ranges: readonly string[]): BlockList {
  const list = new BlockList()
  for (const text of ranges) {
    const range = readAddressRange(text)
    if (range) list.addSubnet(range.address, range.prefix, range.family)
  }
  return list
}

/** True when an address lies in one of the ranges. An IPv4 address in the clothes of IPv6 (`::ffff:192.0.2.7`) counts as what it is. */
export function isAddressIn(list: BlockList, address: string): boolean {
  const plain = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address.replace(/%.*$/, '')
  const version = isIP(plain)
  return version !== 0 && list.check(plain, version === 4 ? 'ipv4' : 'ipv6')
}
