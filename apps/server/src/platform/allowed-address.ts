import { lookup as resolve, type LookupAddress } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { addressList, isAddressIn } from './address-range.ts'

// IANA special-purpose registries (RFC 6890): addresses at which nobody outside can be.
const never = addressList([
  '0.0.0.0/8',
  '169.254.0.0/16',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  '::/128',
  // What would be turned into an IPv4 address on its way, perhaps a private one.
  '64:ff9b::/96',
  '64:ff9b:1::/48',
  '2001::/32',
  '2002::/16',
  '100::/64',
  '2001:db8::/32',
  'fe80::/10',
  'fec0::/10',
  'ff00::/8',
])
const inside = addressList([
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '::1/128',
  'fc00::/7',
])

/** True when Carrel may connect to an address; private ones (and this machine) only where the library allows them. */
export function isAllowedAddress(address: string, privateAddresses: boolean): boolean {
  if (isIP(address.replace(/%.*$/, '')) === 0 || isAddressIn(never, address)) return false
  return privateAddresses || !isAddressIn(inside, address)
}

/** Carrel must not go where the name leads: `hint` says in a sentence's end what would allow it. */
export class AddressRefused extends Error {
  constructor(host: string, hint: string) {
    super(`${host} is an address inside: ${hint}`)
  }
}

/**
 * Finds the address of a name, for the very connection that is opened: what the name means a moment later does not matter.
 * Addresses that are not allowed are passed over; when none is left, `AddressRefused`.
 */
export function guardedLookup(privateAddresses: boolean, hint = 'Carrel does not go there.'): LookupFunction {
  return (host, options, done) => {
    resolve(host, { all: true, family: options.family ?? 0 }, (error, found: LookupAddress[]) => {
      if (error) return done(error, '')
      const allowed = found.filter(({ address }) => isAllowedAddress(address, privateAddresses))
      const [first] = allowed
      if (!first) return done(new AddressRefused(host, hint), '')
      if (options.all === true) return done(null, allowed)
      return done(null, first.address, first.family)
    })
  }
}
