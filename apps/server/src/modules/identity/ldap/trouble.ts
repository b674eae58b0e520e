import { AddressRefused } from '../../../platform/allowed-address.ts'
import { lineTrouble } from '../../../platform/line-trouble.ts'

/** The directory could not be asked; the message is a sentence for those who look after it. */
export class DirectoryTrouble extends Error {}

// What a directory has beside what every line to another machine has.
const own: Readonly<Record<string, string>> = {
  ERR_SSL_WRONG_VERSION_NUMBER: 'what answers there does not speak TLS',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'what answers there does not speak TLS',
  EPROTO: 'what answers there does not speak TLS',
}
const untrusted = /^(?:DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+)$/

/** What went wrong with a directory, as one sentence that names it. */
export function troubleWith(server: string, error: unknown): DirectoryTrouble {
  if (error instanceof DirectoryTrouble) return error
  if (error instanceof AddressRefused) return new DirectoryTrouble(error.message, { cause: error })
  const { error: inner, code, words } = lineTrouble(error)
  const known = own[code] ?? (untrusted.test(code) ? `${words}. Paste the certificate that signs it` : words)
  const told = known ?? said(inner)
  return new DirectoryTrouble(`${server}: ${told}${told.endsWith('?') ? '' : '.'}`, { cause: error })
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
