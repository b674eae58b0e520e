/** Zeros and ones as bytes, from the left; what is missing of the last byte is filled from `filler`. */
export function bytesOfBits(bits: string, filler: string): readonly number[] {
  const missing = (8 - (bits.length % 8)) % 8
  const whole = bits + filler.slice(0, missing)
  return (whole.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2))
}

/** Bytes as zeros and ones. */
export function bitsOfBytes(bytes: Iterable<number>): string {
  return Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('')
}
