/** Text that a barcode cannot hold. */
export class BarcodeProblem extends Error {}

const gs = 0x1d

/** How a barcode is drawn: bars `width` dots wide (2 to 6), `height` dots high, with the text below it or not. */
export interface BarcodeLook {
  readonly width?: number
  readonly height?: number
  readonly text?: boolean
}

function looked({ width = 2, height = 80, text = true }: BarcodeLook): readonly number[] {
  return [
    gs,
    0x68,
    Math.min(255, Math.max(1, height)),
    gs,
    0x77,
    Math.min(6, Math.max(2, width)),
    gs,
    0x48,
    text ? 2 : 0,
  ]
}

/**
 * CODE128 (`GS k 73`): set C for an even number of digits, which takes half the width, else set B. Throws
 * `BarcodeProblem` for what set B does not have.
 */
export function code128(text: string, look: BarcodeLook = {}): readonly number[] {
  const codes = /^(\d\d)+$/.test(text)
    ? [0x7b, 0x43, ...Array.from(text.matchAll(/\d\d/g), ([pair]) => Number(pair))]
    : [0x7b, 0x42, ...setB(text)]
  if (codes.length > 255) throw new BarcodeProblem('A barcode holds at most 253 characters.')
  return [...looked(look), gs, 0x6b, 73, codes.length, ...codes]
}

function setB(text: string): readonly number[] {
  if (text === '') throw new BarcodeProblem('A barcode needs at least one character.')
  return [...text].flatMap((character) => {
    const code = character.charCodeAt(0)
    if (character.length > 1 || code < 0x20 || code > 0x7f)
      throw new BarcodeProblem(`CODE128 has no character "${character}".`)
    // A brace begins a change of set, so it is written twice.
    return character === '{' ? [0x7b, 0x7b] : [code]
  })
}

/** The check digit of twelve digits of an EAN-13 (GS1 General Specifications 7.9). */
export function ean13CheckDigit(twelve: string): number {
  const sum = [...twelve].reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 1 : 3), 0)
  return (10 - (sum % 10)) % 10
}

/** EAN-13 (`GS k 67`) of twelve digits, or of thirteen whose last is right; throws `BarcodeProblem` else. */
export function ean13(digits: string, look: BarcodeLook = {}): readonly number[] {
  if (!/^\d{12,13}$/.test(digits)) throw new BarcodeProblem('An EAN-13 has twelve digits and a check digit.')
  const whole = digits.slice(0, 12) + ean13CheckDigit(digits.slice(0, 12))
  if (digits.length === 13 && digits !== whole) throw new BarcodeProblem(`The check digit of ${digits} is wrong.`)
  return [...looked(look), gs, 0x6b, 67, 13, ...Array.from(whole, (digit) => digit.charCodeAt(0))]
}

const levels = { L: 48, M: 49, Q: 50, H: 51 } as const

/** A QR code of UTF-8 text (`GS ( k`, model 2): `size` dots for each module, `level` of error correction. */
export function qrCode(
  text: string,
  look: { readonly size?: number; readonly level?: keyof typeof levels } = {},
): readonly number[] {
  const content = [...new TextEncoder().encode(text)]
  if (content.length === 0 || content.length > 2953) throw new BarcodeProblem('A QR code holds 1 to 2953 bytes.')
  const part = (...rest: readonly number[]) => [gs, 0x28, 0x6b, rest.length & 0xff, rest.length >> 8, ...rest]
  return [
    ...part(0x31, 0x41, 50, 0),
    ...part(0x31, 0x43, Math.min(16, Math.max(1, look.size ?? 5))),
    ...part(0x31, 0x45, levels[look.level ?? 'M']),
    ...part(0x31, 0x50, 48, ...content),
    ...part(0x31, 0x51, 48),
  ]
}
