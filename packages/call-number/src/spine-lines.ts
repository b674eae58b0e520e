import { parseDewey } from './dewey.ts'
import { enumerationWord } from './enumeration.ts'
import { parseLc, type ClassedCallNumber } from './lc.ts'
import { parseNlm } from './nlm.ts'
import type { Part } from './parts.ts'
import type { CallNumberScheme } from './scheme.ts'
import { parseSudoc } from './sudoc.ts'

/** What fits on a line of a spine label an inch wide. */
const LINE = 8

/** "v.3", "9th ed." and "1990-1992" stay on one line. */
function belongsTo(before: Part | undefined, part: Part, between: string): boolean {
  if (before?.kind === 'word') {
    const counted = enumerationWord(before.word)
    return part.kind === 'number' && counted !== undefined && (counted !== 'ed' || part.digits.length < 4)
  }
  if (before?.kind !== 'number') return false
  return part.kind === 'word'
    ? before.ordinal && enumerationWord(part.word) === 'ed'
    : part.kind === 'number' && /^[/–-]$/.test(between)
}

/** Each part on a line as it is written, with a full stop that belongs to it. */
function partLines(text: string, parts: readonly Part[]): string[] {
  const lines: { from: number; to: number }[] = []
  parts.forEach((part, n) => {
    const before = parts[n - 1]
    const line = lines.at(-1)
    if (line && belongsTo(before, part, text.slice(line.to, part.from))) line.to = part.to
    else lines.push({ from: part.from, to: part.to })
  })
  return lines.map(
    ({ from, to }) =>
      // Maps have a point before the Cutter behind their date too.
      (/\d\s+\.$/.test(text.slice(0, from)) ? '.' : '') +
      text.slice(from, to) +
      (/[a-z]$/i.test(text.slice(from, to)) && text.charAt(to) === '.' ? '.' : ''),
  )
}

function classedLines(text: string, call: ClassedCallNumber, isNlmNumber: boolean): string[] {
  const classNumber = call.number + (call.decimal === '' ? '' : `.${call.decimal}`)
  const firstCutter = call.parts.find((part) => part.kind === 'cutter')
  const letters = text.slice(0, call.lettersEnd).trim()
  const written = partLines(text, call.parts)
  const starts = partLines(
    text.slice(0, firstCutter?.from ?? 0),
    call.parts.filter((part) => part.to <= (firstCutter?.from ?? 0)),
  ).length
  // LC has its point before the first Cutter however it was typed; NLM numbers are written without one, and so are other
  // classifications that look alike but stand apart from their letters (RVK, a collection before a Dewey number).
  const isApart = /\s/.test(text.charAt(call.lettersEnd))
  const pointed = (!isNlmNumber && !isApart) || text.charAt((firstCutter?.from ?? 0) - 1) === '.'
  const lines = written.map((line, n) =>
    firstCutter && pointed && n === starts && !line.startsWith('.') ? `.${line}` : line,
  )
  return [letters, classNumber, ...lines].filter((line) => line !== '')
}

function deweyLines(text: string): string[] | undefined {
  const call = parseDewey(text)
  if (!call) return undefined
  const point = call.decimal === '' ? '' : `.${call.decimal}`
  const number = call.number.length + point.length > LINE ? [call.number, point] : [call.number + point]
  return [...partLines(text, call.prefix), ...number, ...partLines(text, call.parts)].filter((line) => line !== '')
}

/** Always breaks behind the colon; where a line would grow too long, between agency and number, else behind punctuation. */
function sudocLines(text: string): string[] {
  const [, agency, rest] = /^([A-Z]+)\s+(\d[\d./]*:.*)$/is.exec(text) ?? []
  if (agency !== undefined && rest !== undefined && text.indexOf(':') >= LINE) return [agency, ...punctuated(rest)]
  return punctuated(text)
}

function punctuated(text: string): string[] {
  const lines: string[] = []
  const pieces = text.split(/(?<=:)/).flatMap((part) => (part.length <= LINE ? [part] : part.split(/(?<=[:./-])/)))
  for (const piece of pieces) {
    const line = lines.at(-1)
    if (line !== undefined && !line.endsWith(':') && (line + piece).trim().length <= LINE)
      lines[lines.length - 1] = line + piece
    else lines.push(piece)
  }
  return lines.map((line) => line.trim()).filter((line) => line !== '')
}

/** Each word on a line, but "Bk. 4" and "vol. 12". */
function words(text: string): string[] {
  const lines: string[] = []
  for (const word of text.split(/\s+/).filter((one) => one !== '')) {
    const before = lines.at(-1)
    const counted = before !== undefined && /^\d/.test(word) && enumerationWord(before.replace(/\.$/, '')) !== undefined
    if (counted) lines[lines.length - 1] = `${before} ${word}`
    else lines.push(word)
  }
  return lines
}

/** Letters, figures and signs in their order; full stops, commas, primes and brackets are a matter of dress. */
const bare = (text: string) => text.replaceAll(/[\s.,:'’[\]]/g, '')

/**
 * The lines of a spine label: class letters, class number, cutters, date and volume each on their own, a long Dewey
 * number broken at its point, a SuDoc number behind its colon, other marks at their spaces.
 *
 * @example spineLines('lc', 'HE8700.7 .P6T44 1983') // ['HE', '8700.7', '.P6', 'T44', '1983']
 */
export function spineLines(scheme: CallNumberScheme, text: string): string[] {
  const lines = linesOf(scheme, text)
  // A slash or a parenthesis that the scheme has no place for must not be lost.
  return bare(lines.join('')) === bare(text) ? lines : words(text)
}

function linesOf(scheme: CallNumberScheme, text: string): string[] {
  if (scheme === 'ddc') return deweyLines(text) ?? words(text)
  if (scheme === 'sudoc') return parseSudoc(text) ? sudocLines(text) : words(text)
  if (scheme === 'local') return words(text)
  const nlm = parseNlm(text)
  const call = nlm ?? parseLc(text)
  return call ? classedLines(text, call, nlm !== undefined) : words(text)
}
