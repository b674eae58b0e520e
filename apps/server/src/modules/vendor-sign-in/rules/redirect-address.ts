import type { VendorKind } from '../contract.ts'

const longest = 2000

/**
 * What is wrong with an address to which patrons are to be sent back; undefined for a good one. Allowed: https; http on the
 * reader's own machine; for programs on a device also a scheme of their own with a point in it (RFC 8252, 7.1).
 */
export function redirectProblem(address: string, kind: VendorKind): string | undefined {
  const shown = address.slice(0, 120)
  const url = URL.parse(address)
  // eslint-disable-next-line no-control-regex -- these characters are what is looked for
  if (!url || address.length > longest || /[\s\u0000-\u001f\u007f*\\]/.test(address))
    return `${shown} is not a whole address. Copy it from the vendor’s instructions, from https:// to its end.`
  if (address.includes('#')) return `${shown} has a part behind #, which is never sent. Take it away.`
  if (url.username !== '' || url.password !== '') return `${shown} has a user name or password in it. Take it away.`
  if (url.protocol === 'https:') return undefined
  if (url.protocol === 'http:')
    return isOwnMachine(url.hostname)
      ? undefined
      : `${shown} has no encryption. Ask the vendor for an address that begins with https://.`
  if (kind === 'public' && /^[a-z][a-z0-9+-]*\.[a-z0-9.+-]+:$/.test(url.protocol)) return undefined
  return `${shown} cannot be used. It must begin with https://.`
}

function isOwnMachine(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host)
}
