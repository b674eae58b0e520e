/**
 * A number of 53 bits for a text: two texts that differ have the same one about once in nine thousand billion. Not meant
 * against people who try to make two texts agree.
 */
export function textHash(text: string): number {
  let [low, high] = [0x811c9dc5, 0x9dc5811c]
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    low = Math.imul(low ^ code, 0x01000193)
    high = Math.imul(high ^ (code + at), 0x5bd1e995)
    high ^= high >>> 13
  }
  low = scattered(low ^ (high >>> 7))
  high = scattered(high ^ text.length)
  return (high >>> 11) * 2 ** 32 + (low >>> 0)
}

function scattered(bits: number): number {
  const half = Math.imul(bits ^ (bits >>> 16), 0x45d9f3b)
  return half ^ (half >>> 15)
}
