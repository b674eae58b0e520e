/** How the bytes of a file stand for characters. */
export type KbartEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/**
 * The text of a file: by its byte order mark, by the zero bytes of UTF-16, as UTF-8 where it is valid (RP-9 §6.3.3 asks for it),
 * else as Windows-1252, in which spreadsheets save.
 */
export function decode(bytes: Uint8Array): { readonly text: string; readonly encoding: KbartEncoding } {
  const encoding = encodingOf(bytes)
  // A mark at the beginning is taken away by the decoder.
  return { text: new TextDecoder(encoding).decode(bytes), encoding }
}

function encodingOf(bytes: Uint8Array): KbartEncoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const head = bytes.subarray(0, 400)
  const zeros = [0, 0]
  head.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  })
  const [even = 0, odd = 0] = zeros
  if (odd > head.length / 5) return 'utf-16le'
  if (even > head.length / 5) return 'utf-16be'
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return 'utf-8'
  } catch {
    return 'windows-1252'
  }
}
