// Bars and spaces of each character, narrow 0 and wide 1, bar first (EN 798 table 1).
const patterns: Readonly<Record<string, string>> = {
  '0': '0000011',
  '1': '0000110',
  '2': '0001001',
  '3': '1100000',
  '4': '0010010',
  '5': '1000010',
  '6': '0100001',
  '7': '0100100',
  '8': '0110000',
  '9': '1001000',
  '-': '0001100',
  $: '0011000',
  ':': '1000101',
  '/': '1010001',
  '.': '1010100',
  '+': '0010101',
  A: '0011010',
  B: '0101001',
  C: '0001011',
  D: '0001110',
}

/** Wide elements are this many times as wide as narrow ones. */
const wide = 3

/**
 * Bars of a number in Codabar (EN 798), between start and stop `A`, as the path of an SVG one unit high, and how wide it
 * is in units of the narrowest bar. Undefined for letters, which Codabar has not.
 *
 * @example codabarPath('21000000000013') // { path: 'M0 0h1v1h-1z…', width: 172 }
 */
export function codabarPath(text: string): { readonly path: string; readonly width: number } | undefined {
  if (!/^[0-9$:/.+-]{1,40}$/.test(text)) return undefined
  let at = 0
  let path = ''
  for (const sign of `A${text}A`) {
    for (const [i, element] of [...(patterns[sign] ?? '')].entries()) {
      const units = element === '1' ? wide : 1
      if (i % 2 === 0) path += `M${at} 0h${units}v1h-${units}z`
      at += units
    }
    // Characters are told apart by a narrow space.
    at += 1
  }
  return { path, width: at - 1 }
}
