import { bitsOfBytes, bytesOfBits } from './bits.ts'

type Set = 'upper' | 'lower' | 'numeric'

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
/** The characters of each set by their code; what is left over of a set latches and shifts to the others (ISO 28560-2, annex C). */
const characters: Readonly<Record<Set, string>> = {
  upper: `-${letters}:`,
  lower: `-${letters.toLowerCase()}/`,
  numeric: '0123456789-:',
}
const widths: Readonly<Record<Set, number>> = { upper: 5, lower: 5, numeric: 4 }
const controls: Readonly<
  Record<Set, Readonly<Partial<Record<Set, { readonly latch: number; readonly shift: number }>>>>
> = {
  upper: { lower: { latch: 28, shift: 29 }, numeric: { latch: 30, shift: 31 } },
  lower: { upper: { latch: 28, shift: 29 }, numeric: { latch: 30, shift: 31 } },
  numeric: { upper: { latch: 12, shift: 13 }, lower: { latch: 14, shift: 15 } },
}
const sets = ['upper', 'lower', 'numeric'] as const

/**
 * An ISIL (ISO 15511) in the sets of four and five bits of ISO 28560-2, annex C, filled with ones. A set is changed for
 * good when the next two characters are of it, else for one. Undefined for characters that no set has.
 *
 * @example packIsil('DE-Heu1') // [0x21, 0x40, 0x8e, 0x16, 0xbf, 0x1f]
 */
export function packIsil(isil: string): readonly number[] | undefined {
  let now: Set = 'upper'
  let bits = ''
  const write = (value: number, set: Set) => (bits += value.toString(2).padStart(widths[set], '0'))
  for (const [i, sign] of [...isil].entries()) {
    if (characters[now].includes(sign)) {
      write(characters[now].indexOf(sign), now)
      continue
    }
    const next: Set | undefined = sets.find((set) => set !== now && characters[set].includes(sign))
    const control = next && controls[now][next]
    if (!next || !control) return undefined
    const following = isil.charAt(i + 1)
    const stays = following !== '' && characters[next].includes(following)
    write(stays ? control.latch : control.shift, now)
    write(characters[next].indexOf(sign), next)
    if (stays) now = next
  }
  return bytesOfBits(bits, '1111111')
}

/** Reads an ISIL that was packed so; undefined for bits that mean nothing. */
export function unpackIsil(bytes: Uint8Array): string | undefined {
  const bits = bitsOfBytes(bytes)
  let now: Set = 'upper'
  let once: Set | undefined
  let text = ''
  let at = 0
  for (;;) {
    const set: Set = once ?? now
    const width = widths[set]
    if (at + width > bits.length) return text
    const value = Number.parseInt(bits.slice(at, at + width), 2)
    const isFiller = bits.length - at < 8 && !bits.slice(at).includes('0')
    if (isFiller) return text
    at += width
    once = undefined
    const sign = characters[set].charAt(value)
    if (sign !== '') {
      text += sign
      continue
    }
    const to = changeOf(set, value)
    if (!to) return undefined
    if (controls[set][to]?.latch === value) now = to
    else once = to
  }
}

/** The set to which a control of another leads, for good or for one character. */
function changeOf(set: Set, value: number): Set | undefined {
  return sets.find((one) => controls[set][one]?.latch === value || controls[set][one]?.shift === value)
}
