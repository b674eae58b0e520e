/** What proxies put before an address: EZproxy and its like, with the address behind an equals sign. */
const anyProxy =
  /^https?:\/\/[^/?#\s]+\/(?:[^?#\s]*\/)?(?:login|connect|ezproxy|auth|proxy)?\/?\?(?:[^#\s=]*&)?(?:q?url|target|dest)=(?=https?(?::|%3a))/i

/** The address with the prefix of a proxy; the same when it begins with it already, or is no address of the web. */
export function withProxy(address: string, prefix: string, encode: boolean): string {
  const text = address.trim()
  if (!/^https?:\/\//i.test(text) || text.startsWith(prefix) || anyProxy.test(text)) return address
  return `${prefix}${encode ? encodeURIComponent(text) : text}`
}

/** The address without the prefix of a proxy: one of those given, or any that looks like one when none is. */
export function withoutProxy(address: string, prefixes: readonly string[]): string {
  const text = address.trim()
  const known = prefixes.find((prefix) => prefix !== '' && text.startsWith(prefix))
  const rest =
    known === undefined ? (prefixes.length > 0 ? undefined : text.replace(anyProxy, '')) : text.slice(known.length)
  if (rest === undefined || rest === text) return address
  return /^https?%3a/i.test(rest) ? decoded(rest) : rest
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/**
 * An address as it was meant: without blanks around and within, with its scheme, with no stray marks behind. What is no address at
 * all stays as it is.
 */
export function mendedAddress(address: string): string {
  let text = address.trim().replace(/^<(.*)>$/, '$1')
  text = text.replace(/^(https?|ftp)\s*[:;]\s*\/{1,3}\s*/i, (_all, scheme: string) => `${scheme.toLowerCase()}://`)
  if (/^www\.[\w-]+\.\w/i.test(text)) text = `https://${text}`
  if (/^10\.\d{4,9}\/\S+$/.test(text)) text = `https://doi.org/${text}`
  if (/^doi:\s*10\.\d{4,9}\//i.test(text)) text = `https://doi.org/${text.replace(/^doi:\s*/i, '')}`
  if (!/^(?:https?|ftp):\/\/\S/i.test(text)) return address
  return text.replace(/[.,;]+$/, '').replaceAll(/\s+/g, '%20')
}
