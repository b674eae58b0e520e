const troubles: Readonly<Record<string, string>> = {
  ENOTFOUND: 'there is no such name',
  EAI_AGAIN: 'the name could not be looked up',
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'the line was cut before an answer came',
  EPIPE: 'the line was cut before an answer came',
  EHOSTUNREACH: 'there is no way to it',
  ENETUNREACH: 'there is no way to it',
  ETIMEDOUT: 'it does not answer',
  EPROTO: 'it does not speak TLS. Is the address really https?',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  CERT_NOT_YET_VALID: 'its certificate is not valid yet. Is the clock of this machine right?',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'nobody known vouches for its certificate',
  SELF_SIGNED_CERT_IN_CHAIN: 'nobody known vouches for its certificate',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'nobody known vouches for its certificate',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'nobody known vouches for its certificate',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
}

/** What went wrong with a line to another machine: the first error, its code, and the code in words. */
export interface LineTrouble {
  readonly error: unknown
  /** As Node names it, e.g. `ECONNREFUSED`; empty when it has no code. */
  readonly code: string
  /** The end of a sentence, without its full stop; undefined for what is not known. */
  readonly words: string | undefined
}

/** Reads an error of a line; of several addresses that were tried, the first counts. */
export function lineTrouble(caught: unknown): LineTrouble {
  const error: unknown = caught instanceof AggregateError ? caught.errors[0] : caught
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return { error, code, words: troubles[code] }
}
