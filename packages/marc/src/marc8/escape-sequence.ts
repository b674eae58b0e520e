import { codeSet, finals, type CodeSet } from './code-sets.ts'

/** What an escape sequence says. */
export interface Designation {
  /** Bytes of the sequence, the escape character included. */
  readonly length: number
  readonly area: 'g0' | 'g1'
  readonly set: CodeSet
}

/**
 * Reads the escape sequence at `at` (MARC 21 §MARC-8, techniques 1 and 2), or gives `undefined` for one that is not known.
 *
 *     ESC g | b | p | s          technique 1: Greek symbols, subscripts, superscripts, back to ASCII, all in G0
 *     ESC ( F   ESC , F          a set of single bytes as G0
 *     ESC ) F   ESC - F          a set of single bytes as G1
 *     ESC $ F   ESC $ , F        a set of three bytes as G0
 *     ESC $ ) F ESC $ - F        a set of three bytes as G1
 *
 * `F` is the final character; that of ANSEL is written `!E`.
 */
export function readEscape(bytes: Uint8Array, at: number, end: number): Designation | undefined {
  let next = at + 1
  if (next >= end) return undefined
  const first = bytes[next]!
  if (first === 0x73) return designation(2, 'g0', finals.ascii)
  if (first === finals.greekSymbols || first === finals.subscripts || first === finals.superscripts) {
    return designation(2, 'g0', first)
  }
  let area: 'g0' | 'g1' = 'g0'
  if (first === 0x24) next++
  const intermediate = bytes[next]!
  if (intermediate === 0x28 || intermediate === 0x2c || intermediate === 0x29 || intermediate === 0x2d) {
    area = intermediate === 0x29 || intermediate === 0x2d ? 'g1' : 'g0'
    next++
  } else if (first !== 0x24) {
    return undefined
  }
  if (bytes[next] === 0x21 && bytes[next + 1] === finals.ansel) next++
  return next < end ? designation(next - at + 1, area, bytes[next]!) : undefined
}

function designation(length: number, area: 'g0' | 'g1', final: number): Designation | undefined {
  const set = codeSet(final)
  return set && { length, area, set }
}
