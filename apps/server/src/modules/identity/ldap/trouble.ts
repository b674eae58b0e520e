import { AddressRefused } from '../../../platform/allowed-address.ts'

/** The directory could not be asked; the message is a sentence for those who look after it. */
export class DirectoryTrouble extends Error {}

const sentences: Readonly<Record<string, string>> = {
  ENOTFOUND: 'there is no such name',
  EAI_AGAIN: 'the name could not be looked up',
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'the line was cut before an answer came',
  EPIPE: 'the line was cut before an answer came',
  EHOSTUNREACH: 'there is no way to it',
  ENETUNREACH: 'there is no way to it',
  ETIMEDOUT: 'it does not answer',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  CERT_NOT_YET_VALID: 'its certificate is not valid yet; one of the two clocks may be wrong',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'nobody known vouches for its certificate. Paste the certificate that signs it',
  SELF_SIGNED_CERT_IN_CHAIN: 'nobody known vouches for its certificate. Paste the certificate that signs it',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'nobody known vouches for its certificate. Paste the certificate that signs it',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'nobody known vouches for its certificate. Paste the certificate that signs it',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
  ERR_SSL_WRONG_VERSION_NUMBER: 'what answers there does not speak TLS',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'what answers there does not speak TLS',
}

/** What went wrong with a directory, as one sentence that names it. */
export function troubleWith(server: string, error: unknown): DirectoryTrouble {
  if (error instanceof DirectoryTrouble) return error
  if (error instanceof AddressRefused) return new DirectoryTrouble(error.message, { cause: error })
  const inner: unknown = error instanceof AggregateError ? error.errors[0] : error
  const code = inner instanceof Error && 'code' in inner ? inner.code : ''
  const known = typeof code === 'string' ? sentences[code] : undefined
  return new DirectoryTrouble(`${server}: ${known ?? said(inner)}.`, { cause: error })
}

function said(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  if (/timed out|timeout/i.test(text)) return 'it did not answer in time'
  if (/closed before|Socket error|socket disconnected/i.test(text)) return 'the line was cut before an answer came'
  // The first line, without what programs add and without what might break a page.
  const [line = ''] = text.split('\n')
  const clean = line.replaceAll(/[\p{Cc}\p{Cf}]+/gu, ' ').replace(/[\s.]+$/, '')
  return clean === '' ? 'it answered what is not LDAP' : clean.slice(0, 200)
}
