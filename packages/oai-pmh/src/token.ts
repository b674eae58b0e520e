/** What a list needs to go on from where it stopped: all of it travels in the token, nothing is kept by the server. */
export interface ListState {
  readonly verb: 'ListIdentifiers' | 'ListRecords'
  readonly metadataPrefix: string
  readonly set?: string
  /** Milliseconds since 1970: changes from this moment on, and before the other. */
  readonly from?: number
  readonly before?: number
  /** The last record that was given. */
  readonly after: number
  /** Records given before, and in the whole list when it began. */
  readonly cursor: number
  readonly size: number
}

/** Makes a signature of a text, the same for the same text: an HMAC with a key of the server. */
export type Sign = (text: string) => string

const form = /^([A-Za-z0-9_.~!*'()%-]{10,3000})\.([A-Za-z0-9_-]{20,120})$/

/** Writes a token: the state and when it expires (milliseconds since 1970), signed. */
export function writeToken(state: ListState, expires: number, sign: Sign): string {
  const { verb, metadataPrefix, set = '', from = '', before = '', after, cursor, size } = state
  const parts = [verb === 'ListRecords' ? 'R' : 'I', metadataPrefix, set, from, before, after, cursor, size, expires]
  const text = parts.map((part) => encodeURIComponent(String(part)).replaceAll('~', '%7E')).join('~')
  return `${text}.${sign(text)}`
}

/** Reads a token; undefined when it is forged, cut, of another verb or has expired. */
export function readToken(
  token: string,
  verb: ListState['verb'],
  now: number,
  sign: Sign,
): { readonly state: ListState; readonly expires: number } | undefined {
  const found = form.exec(token)
  if (!found) return undefined
  const [, text = '', signature = ''] = found
  if (!isSame(signature, sign(text))) return undefined
  // What was signed was written here.
  const [kind, metadataPrefix = '', set = '', from = '', before = '', after, cursor, size, expires] = text
    .split('~')
    .map(decodeURIComponent)
  if ((kind === 'R' ? 'ListRecords' : 'ListIdentifiers') !== verb || !(Number(expires) > now)) return undefined
  return {
    expires: Number(expires),
    state: {
      verb,
      metadataPrefix,
      ...(set !== '' && { set }),
      ...(from !== '' && { from: Number(from) }),
      ...(before !== '' && { before: Number(before) }),
      after: Number(after),
      cursor: Number(cursor),
      size: Number(size),
    },
  }
}

/** Compares all of two texts, however early they differ. */
function isSame(a: string, b: string): boolean {
  let different = a.length ^ b.length
  for (let at = 0; at < a.length; at++) different |= a.charCodeAt(at) ^ b.charCodeAt(at % Math.max(1, b.length))
  return different === 0
}
