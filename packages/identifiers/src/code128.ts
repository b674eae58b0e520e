import { code128Widths } from './code128.data.ts'

const startPairs = 105
const startLetters = 104
const toLetters = 100
const stop = 106

/**
 * The symbols of a text in Code 128 (ISO/IEC 15417), check symbol and stop included: pairs of digits where the text is
 * digits alone, else letters of set B. Undefined for text that set B has no letters for.
 */
export function code128(text: string): readonly number[] | undefined {
  if (!/^[ -~]{1,40}$/.test(text)) return undefined
  const values = /^\d{4,}$/.test(text) ? digitValues(text) : [startLetters, ...letterValues(text)]
  const check = values.reduce((sum, value, i) => sum + value * Math.max(1, i), 0) % 103
  return [...values, check, stop]
}

function digitValues(digits: string): readonly number[] {
  const pairs = digits.match(/\d\d/g) ?? []
  const last = digits.length % 2 === 1 ? [toLetters, ...letterValues(digits.slice(-1))] : []
  return [startPairs, ...pairs.map(Number), ...last]
}

function letterValues(text: string): readonly number[] {
  return Array.from(text, (letter) => letter.charCodeAt(0) - 32)
}

/** Bars of a text as the path of an SVG one unit high, and how wide it is in units of the narrowest bar. */
export function code128Path(text: string): { readonly path: string; readonly width: number } | undefined {
  const symbols = code128(text)
  if (!symbols) return undefined
  let at = 0
  let path = ''
  for (const width of symbols.flatMap((symbol) => [...(code128Widths[symbol] ?? '')].map(Number)).entries()) {
    const [i, units] = width
    if (i % 2 === 0) path += `M${at} 0h${units}v1h-${units}z`
    at += units
  }
  return { path, width: at }
}
