import { detectScheme, spineLines, type CallNumberScheme } from '@carrel/call-number'

/** How a call number stands on a label before its measures are known. */
export interface BrokenCallNumber {
  readonly lines: readonly string[]
  readonly scheme: CallNumberScheme
  /** Somebody said where the lines end; they are neither joined nor broken anew. */
  readonly forced: boolean
}

/**
 * The lines of a call number as libraries break them: prefixes of collections ("REF", "Oversize", "+") each on their own, then by
 * its scheme: class letters, class number, cutters, date, volume. A vertical bar or a line end breaks by force.
 *
 * @example callNumberLines('REF HE8700.7 .P6T44 1983').lines // ['REF', 'HE', '8700.7', '.P6', 'T44', '1983']
 */
export function callNumberLines(text: string, scheme?: CallNumberScheme): BrokenCallNumber {
  const trimmed = text.replaceAll(/[^\S\n]+/g, ' ').trim()
  if (/[|\n]/.test(trimmed))
    return {
      lines: trimmed
        .split(/\s*[|\n]\s*/)
        .map((line) => line.trim())
        .filter((line) => line !== ''),
      scheme: scheme ?? 'local',
      forced: true,
    }
  const { prefixes, rest, found } = withoutPrefix(trimmed, scheme)
  return { lines: [...prefixes, ...spineLines(found, rest)], scheme: found, forced: false }
}

/** Words before a number of a known scheme are the prefix of a collection. */
function withoutPrefix(text: string, scheme: CallNumberScheme | undefined) {
  const whole = scheme ?? detectScheme(text)
  const words = text.split(' ')
  for (let count = 1; count <= Math.min(3, words.length - 1); count++) {
    const prefixes = words.slice(0, count)
    if (!prefixes.every((word) => /^(\[?\p{L}[\p{L}\p{M}.-]*\]?|[+*]{1,3})$/u.test(word))) break
    const rest = words.slice(count).join(' ')
    const found = detectScheme(rest)
    if (whole === 'local' && found !== 'local') return { prefixes, rest, found }
  }
  return { prefixes: [], rest: text, found: whole }
}

/** True when a line has room in the width of the label. */
export type Fits = (line: string) => boolean

/**
 * The lines for a label of a width and a number of lines: what is too wide is broken where its scheme allows, what are too many
 * are joined, class letters to their number first. Undefined when they do not go on at all.
 */
export function fittedLines(broken: BrokenCallNumber, fits: Fits, most: number): readonly string[] | undefined {
  if (broken.forced) return broken.lines.every(fits) && broken.lines.length <= most ? broken.lines : undefined
  const lines = broken.lines.flatMap((line) => (fits(line) ? [line] : narrower(line, fits)))
  if (!lines.every(fits)) return undefined
  return joined(lines, broken.scheme, fits, most)
}

/** Breaks a line that is too wide: figures behind the point in threes, else behind punctuation. */
function narrower(line: string, fits: Fits): readonly string[] {
  const number = /^(\d*)(\.\d+)$/.exec(line)
  if (number) {
    const [, whole = '', decimals = ''] = number
    return [...(whole === '' ? [] : [whole]), ...decimalLines(decimals, fits)]
  }
  const pieces = line.split(/(?<=[:/.,\s-])/).filter((piece) => piece.trim() !== '')
  const lines: string[] = []
  for (const piece of pieces) {
    const last = lines.at(-1)
    if (last !== undefined && fits((last + piece).trimEnd())) lines[lines.length - 1] = last + piece
    else lines.push(piece)
  }
  return lines.map((one) => one.trimEnd())
}

function decimalLines(decimals: string, fits: Fits): readonly string[] {
  if (fits(decimals)) return [decimals]
  const groups = decimals.slice(1).match(/\d{1,3}/g) ?? []
  const lines: string[] = []
  for (const [i, group] of groups.entries()) {
    const text = i === 0 ? `.${group}` : group
    const last = lines.at(-1)
    if (last !== undefined && fits(last + text)) lines[lines.length - 1] = last + text
    else lines.push(text)
  }
  return lines
}

const isCutter = (line: string) => /^\.?[A-Z]{1,3}\d+[a-z]{0,3}$/.test(line)

/** Joins neighbours, the best first, until there are few enough. */
function joined(
  lines: readonly string[],
  scheme: CallNumberScheme,
  fits: Fits,
  most: number,
): readonly string[] | undefined {
  let now = lines
  while (now.length > most) {
    const places = now.slice(0, -1).map((line, i) => {
      const next = now[i + 1] ?? ''
      const classed = (scheme === 'lc' || scheme === 'nlm') && /^[A-Z]{1,3}$/.test(line) && /^\d/.test(next)
      const cutters = isCutter(line) && isCutter(next)
      const text = classed || cutters || line.endsWith(':') ? line + next : `${line} ${next}`
      return { i, text, rank: classed ? 0 : cutters ? 1 : 2 + now.length - i }
    })
    const [best] = places.filter(({ text }) => fits(text)).toSorted((a, b) => a.rank - b.rank)
    if (!best) return undefined
    now = [...now.slice(0, best.i), best.text, ...now.slice(best.i + 2)]
  }
  return now
}
