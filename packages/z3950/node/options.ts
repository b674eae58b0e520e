import type { LookupFunction } from 'node:net'
import type { SecureContextOptions } from 'node:tls'

/** How a server is reached. */
export interface Z3950Options {
  readonly host: string
  /** 210 by custom. */
  readonly port: number
  /** One database, or several that are searched together. */
  readonly database: string | readonly string[]
  readonly user?: string | undefined
  readonly password?: string | undefined
  readonly group?: string | undefined
  /** Instead of user, password and group: one text (open authentication). */
  readonly openAuthentication?: string | undefined
  /** Over TLS; with `ca` or the like for servers whose certificate nobody else knows. */
  readonly tls?: boolean | (SecureContextOptions & { readonly rejectUnauthorized?: boolean }) | undefined
  /** Milliseconds for connecting, and for each answer; 30,000 unless given. */
  readonly timeoutMs?: number | undefined
  /** Bytes of one answer at most; 16 MiB unless given. */
  readonly maxBytes?: number | undefined
  /** Asks the server to speak UTF-8 (character set negotiation); servers may say no. */
  readonly negotiateUtf8?: boolean | undefined
  /** Ends everything when it is aborted. */
  readonly signal?: AbortSignal | undefined
  /** Resolves the name of the host; for those who let certain addresses through only. */
  readonly lookup?: LookupFunction | undefined
}

export const usualTimeout = 30_000
export const usualMaxBytes = 16 * 1024 * 1024
