import { characterNames, shortenedWords } from './character-names.data.ts'

let names: ReadonlyMap<number, string> | undefined

/**
 * The name of a character as Unicode gives it, in lower case: `combining acute accent`. Characters beyond the scripts that
 * are common in records are named by their script: `Devanagari`, `Han`.
 */
export function characterName(codePoint: number): string {
  names ??= readNames()
  const known = names.get(codePoint)
  if (known !== undefined) return known
  if (codePoint < 0x20 || (codePoint >= 0x7f && codePoint < 0xa0))
    return controlNames.get(codePoint) ?? 'control character'
  const character = String.fromCodePoint(codePoint)
  for (const [pattern, name] of categories) if (pattern.test(character)) return name
  const script = scriptOf(codePoint)
  return script === '' ? 'character without a name here' : `${script} character`
}

/** Control characters that mean something to libraries or to computers that libraries once had. */
const controlNames: ReadonlyMap<number, string> = new Map([
  [0x00, 'null'],
  [0x09, 'tab'],
  [0x0a, 'line feed'],
  [0x0d, 'carriage return'],
  [0x1a, 'end of file'],
  [0x1b, 'escape'],
  [0x7f, 'delete'],
  [0x85, 'next line'],
  [0x88, 'non-sorting begin (UNIMARC)'],
  [0x89, 'non-sorting end (UNIMARC)'],
  [0x8d, 'joiner (MARC-8)'],
  [0x8e, 'non-joiner (MARC-8)'],
  [0x98, 'non-sorting begin'],
  [0x9c, 'non-sorting end'],
])

const categories: readonly (readonly [RegExp, string])[] = [
  [/\p{Co}/u, 'private use'],
  [/\p{Cs}/u, 'half of a character (surrogate)'],
  [/\p{Cn}/u, 'not a character'],
  [/\p{Unified_Ideograph}/u, 'Han ideograph'],
  [/[\uAC00-\uD7A3]/u, 'Hangul syllable'],
]

/** Scripts by the names of Unicode, the most frequent in libraries first. */
const scripts = [
  'Latin',
  'Cyrillic',
  'Greek',
  'Han',
  'Hiragana',
  'Katakana',
  'Hangul',
  'Arabic',
  'Hebrew',
  'Armenian',
  'Georgian',
  'Devanagari',
  'Bengali',
  'Tamil',
  'Telugu',
  'Gujarati',
  'Gurmukhi',
  'Kannada',
  'Malayalam',
  'Oriya',
  'Sinhala',
  'Thai',
  'Lao',
  'Tibetan',
  'Myanmar',
  'Khmer',
  'Mongolian',
  'Ethiopic',
  'Cherokee',
  'Canadian_Aboriginal',
  'Syriac',
  'Thaana',
  'Coptic',
  'Bopomofo',
  'Yi',
  'Javanese',
  'Balinese',
] as const

const scriptPatterns = scripts.map((script) => [script, new RegExp(`\\p{Script=${script}}`, 'u')] as const)

/** The script that a character belongs to; empty for signs that many have, such as punctuation and accents. */
export function scriptOf(codePoint: number): string {
  if (codePoint >= 0xd800 && codePoint <= 0xdfff) return ''
  const character = String.fromCodePoint(codePoint)
  return scriptPatterns.find(([, pattern]) => pattern.test(character))?.[0].replaceAll('_', ' ') ?? ''
}

function readNames(): ReadonlyMap<number, string> {
  let text = characterNames
  for (const [short, long] of shortenedWords) text = text.replaceAll(short, long)
  const found = new Map<number, string>()
  let codePoint = 0
  for (const part of text.trim().split(/\|\n?|\n/)) {
    // The first name of a run has its number before it.
    const [, start, name = part] = /^([0-9A-F]{2,5}) (.*)$/.exec(part) ?? []
    if (start !== undefined) codePoint = Number.parseInt(start, 16)
    if (name !== '') found.set(codePoint, name)
    codePoint++
  }
  return found
}
