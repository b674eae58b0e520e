import { createVerify, sign } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { SamlProblem } from './saml-problem.ts'
import { fromBase64, mostBytes } from './strict-xml.ts'

const rsaSha256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256'
const hashes: Readonly<Record<string, string>> = {
  [rsaSha256]: 'RSA-SHA256',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512': 'RSA-SHA512',
}

/** The two kinds of messages that go through addresses. */
export type MessageName = 'SAMLRequest' | 'SAMLResponse'

/** An address with a message in it, signed with our key (SAML Bindings, section 3.4.4). */
export function signedAddress(
  address: string,
  message: { readonly name: MessageName; readonly xml: string; readonly relayState?: string | undefined },
  privateKey: string,
): string {
  const parts = [`${message.name}=${encodeURIComponent(deflateRawSync(message.xml).toString('base64'))}`]
  if (message.relayState !== undefined) parts.push(`RelayState=${encodeURIComponent(message.relayState)}`)
  parts.push(`SigAlg=${encodeURIComponent(rsaSha256)}`)
  const signed = parts.join('&')
  const signature = sign('RSA-SHA256', Buffer.from(signed), privateKey).toString('base64')
  return `${address}${address.includes('?') ? '&' : '?'}${signed}&Signature=${encodeURIComponent(signature)}`
}

/** The message in an address. Throws a {@link SamlProblem}. */
export function messageIn(query: string, name: MessageName): string {
  const bytes = fromBase64(decodeParameter(only(query, name) ?? ''), mostBytes)
  if (!bytes) throw new SamlProblem('saml-unreadable', 'what it sent is not readable.')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(inflateRawSync(bytes, { maxOutputLength: mostBytes }))
  } catch {
    throw new SamlProblem('saml-unreadable', 'what it sent is not readable.')
  }
}

/** Refuses an address whose message is not signed with one of these certificates; the bytes count as they stand. */
export function refuseUnsigned(query: string, name: MessageName, certificates: readonly string[]): void {
  const algorithm = decodeParameter(only(query, 'SigAlg') ?? '')
  const hash = Object.hasOwn(hashes, algorithm) ? hashes[algorithm] : undefined
  const signature = fromBase64(decodeParameter(only(query, 'Signature') ?? ''), 2048)
  if (hash === undefined || !signature)
    throw new SamlProblem('saml-unsigned', 'what it sent is not signed with RSA and SHA-256.')
  const signed = [name, 'RelayState', 'SigAlg']
    .map((each) => [each, only(query, each)] as const)
    .filter(([, value]) => value !== undefined)
    .map(([each, value]) => `${each}=${value}`)
    .join('&')
  const isRight = certificates.some((certificate) => createVerify(hash).update(signed).verify(certificate, signature))
  if (!isRight) throw new SamlProblem('saml-signature', 'what it sent is not signed with a key that it has published.')
}

/** The one value of a parameter as it stands in the address. */
function only(query: string, name: string): string | undefined {
  const values = query.split('&').filter((part) => part.startsWith(`${name}=`))
  if (values.length > 1) throw new SamlProblem('saml-unreadable', 'what it sent has something twice.')
  return values[0]?.slice(name.length + 1)
}

function decodeParameter(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', '%20'))
  } catch {
    throw new SamlProblem('saml-unreadable', 'what it sent is not readable.')
  }
}
