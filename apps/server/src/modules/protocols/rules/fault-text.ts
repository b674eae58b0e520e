/** Bytes as people read them: what is no printable letter of ASCII is a dot. */
export function faultText(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')).join('')
}
