import { randomBytes, timingSafeEqual } from 'node:crypto'

/**
 * A session's token as it stands in the forms of one page: masked, so that it reads differently on each. The packed length of
 * a page then betrays nothing of it (BREACH), and pages of people who are signed in can be packed like the others.
 */
export function maskedToken(token: string): string {
  const bytes = Buffer.from(token, 'base64url')
  const mask = randomBytes(bytes.length)
  return Buffer.concat([mask, exclusiveOr(bytes, mask)]).toString('base64url')
}

/** True for what {@link maskedToken} makes of this token. */
export function isMaskedToken(given: string, token: string): boolean {
  const wanted = Buffer.from(token, 'base64url')
  const bytes = Buffer.from(given, 'base64url')
  if (bytes.length !== 2 * wanted.length || bytes.toString('base64url') !== given) return false
  const mask = bytes.subarray(0, wanted.length)
  return timingSafeEqual(exclusiveOr(bytes.subarray(wanted.length), mask), wanted)
}

function exclusiveOr(bytes: Uint8Array, mask: Uint8Array): Uint8Array {
  return bytes.map((byte, at) => byte ^ (mask[at] ?? 0))
}
