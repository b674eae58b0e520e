import { createPublicKey, generateKeyPair, randomBytes, sign } from 'node:crypto'
import { promisify } from 'node:util'

/** A key and the certificate that shows its public half, both as PEM. */
export interface KeyPair {
  readonly privateKey: string
  readonly certificate: string
}

const generate = promisify(generateKeyPair)

/**
 * Makes an RSA key with a certificate that it signs itself (RFC 5280): what the other side of SAML wants to have of us. Nobody
 * vouches for it; it is trusted because it was handed over. `hosts`: names of machines, where it is to serve TLS.
 */
export async function selfSigned(
  name: string,
  from: Temporal.Instant,
  {
    years = 10,
    bits = 3072,
    hosts = [],
  }: { readonly years?: number; readonly bits?: number; readonly hosts?: readonly string[] } = {},
): Promise<KeyPair> {
  const { privateKey } = await generate('rsa', { modulusLength: bits })
  const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'der' })
  const sha256WithRsa = sequence(oid(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b), der(0x05))
  const called = sequence(der(0x31, sequence(oid(0x55, 0x04, 0x03), der(0x0c, Buffer.from(name.slice(0, 64))))))
  const until = from.toZonedDateTimeISO('UTC').add({ years }).toInstant()
  const serial = randomBytes(16)
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40
  const alternatives = sequence(...hosts.map(alternativeName))
  const extensions =
    hosts.length === 0 ? [] : [der(0xa3, sequence(sequence(oid(0x55, 0x1d, 0x11), der(0x04, alternatives))))]
  const told = sequence(
    der(0xa0, der(0x02, Buffer.of(2))),
    der(0x02, serial),
    sha256WithRsa,
    called,
    sequence(moment(from), moment(until)),
    called,
    publicKey,
    ...extensions,
  )
  const signature = der(0x03, Buffer.of(0), sign('sha256', told, privateKey))
  return {
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }),
    certificate: pem(sequence(told, sha256WithRsa, signature)),
  }
}

/** A certificate in the form of PEM. */
export function pem(bytes: Uint8Array): string {
  const lines = Buffer.from(bytes)
    .toString('base64')
    .replaceAll(/.{64}(?=.)/g, '$&\n')
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`
}

function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts)
  const size = content.length
  const length =
    size < 0x80 ? [size] : size < 0x100 ? [0x81, size] : size < 0x10000 ? [0x82, size >> 8, size & 0xff] : undefined
  if (!length) throw new RangeError('A certificate is not as long as that.')
  return Buffer.concat([Buffer.of(tag, ...length), content])
}

function sequence(...parts: readonly Uint8Array[]): Buffer {
  return der(0x30, ...parts)
}

function oid(...bytes: readonly number[]): Buffer {
  return der(0x06, Buffer.from(bytes))
}

/** UTCTime before 2050, GeneralizedTime from then on (RFC 5280, section 4.1.2.5). */
function moment(at: Temporal.Instant): Buffer {
  const digits = at.toString({ smallestUnit: 'second' }).replaceAll(/[-:T]/g, '')
  return Number(digits.slice(0, 4)) < 2050 ? der(0x17, Buffer.from(digits.slice(2))) : der(0x18, Buffer.from(digits))
}

function alternativeName(host: string): Buffer {
  const numbers = host.split('.').map(Number)
  return numbers.length === 4 && numbers.every((number) => number >= 0 && number < 256)
    ? der(0x87, Buffer.from(numbers))
    : der(0x82, Buffer.from(host))
}
