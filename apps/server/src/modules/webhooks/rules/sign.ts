import { createHmac } from 'node:crypto'

/** What is signed: the name of the message, the second in which it is sent, and its body as it travels. */
export interface Signed {
  readonly id: string
  /** Seconds since 1970. */
  readonly timestamp: number
  readonly body: string
}

/** The bytes of a secret, which is written as `whsec_` and base64 (Standard Webhooks, “Signature scheme”). */
export function secretBytes(secret: string): Buffer {
  return Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
}

/**
 * The header `Carrel-Signature`: `t=1700000000,v1=HEX`, where HEX is the HMAC-SHA256 of `TIMESTAMP.BODY`. While a secret is
 * changed over there are two `v1`, of the new secret first.
 */
export function carrelSignature(secrets: readonly string[], { timestamp, body }: Signed): string {
  const marks = secrets.map(
    (secret) => `v1=${createHmac('sha256', secretBytes(secret)).update(`${timestamp}.${body}`).digest('hex')}`,
  )
  return [`t=${timestamp}`, ...marks].join(',')
}

/**
 * The header `webhook-signature` of the Standard Webhooks specification: `v1,BASE64` of the HMAC-SHA256 of
 * `ID.TIMESTAMP.BODY`, one for each secret, with spaces between them.
 */
export function standardSignature(secrets: readonly string[], { id, timestamp, body }: Signed): string {
  return secrets
    .map(
      (secret) =>
        `v1,${createHmac('sha256', secretBytes(secret)).update(`${id}.${timestamp}.${body}`).digest('base64')}`,
    )
    .join(' ')
}
