/** Product in GF(2^8) with the polynomial 0x11d of ISO/IEC 18004, 7.5.2. */
function product(a: number, b: number): number {
  let result = 0
  for (let bit = 7; bit >= 0; bit--) {
    result = (result << 1) ^ ((result >>> 7) * 0x11d)
    result ^= ((b >>> bit) & 1) * a
  }
  return result
}

/** The generator polynomial with so many check codewords, highest power left out. */
function generator(count: number): readonly number[] {
  const terms: number[] = Array.from({ length: count }, (_, i) => (i === count - 1 ? 1 : 0))
  let root = 1
  for (let i = 0; i < count; i++) {
    for (let at = 0; at < count; at++) terms[at] = product(terms[at] ?? 0, root) ^ (terms[at + 1] ?? 0)
    root = product(root, 2)
  }
  return terms
}

/** The check codewords of a block (ISO/IEC 18004, 7.5.2): the remainder of its division by the generator. */
export function checkWords(block: readonly number[], count: number): readonly number[] {
  const divisor = generator(count)
  const remainder: number[] = Array.from({ length: count }, () => 0)
  for (const word of block) {
    const factor = word ^ (remainder.shift() ?? 0)
    remainder.push(0)
    for (const [i, term] of divisor.entries()) remainder[i] = (remainder[i] ?? 0) ^ product(term, factor)
  }
  return remainder
}
