import { asciiLetters } from './encode.ts'

/** A row of the table: the figure for letters from this one on, in alphabetical order. */
type Row = readonly (readonly [from: string, figure: string])[]

/** LC Cutter Table (Classification and Shelflisting Manual G 63), second figures by what the word begins with. */
const AFTER_VOWEL: Row = [
  ['a', '2'],
  ['d', '3'],
  ['l', '4'],
  ['n', '5'],
  ['p', '6'],
  ['r', '7'],
  ['s', '8'],
  ['u', '9'],
]
const AFTER_S: Row = [
  ['a', '2'],
  ['c', '3'],
  ['e', '4'],
  ['h', '5'],
  ['m', '6'],
  ['t', '7'],
  ['u', '8'],
  ['w', '9'],
]
const AFTER_QU: Row = [
  ['a', '3'],
  ['e', '4'],
  ['i', '5'],
  ['o', '6'],
  ['r', '7'],
  ['t', '8'],
  ['y', '9'],
]
const AFTER_CONSONANT: Row = [
  ['a', '3'],
  ['e', '4'],
  ['i', '5'],
  ['o', '6'],
  ['r', '7'],
  ['u', '8'],
  ['y', '9'],
]
const EXPANSION: Row = [
  ['a', '3'],
  ['e', '4'],
  ['i', '5'],
  ['m', '6'],
  ['p', '7'],
  ['t', '8'],
  ['w', '9'],
]

/** The figure of the last entry not behind the letters; a letter that the table leaves out takes the one before it. */
const figureOf = (row: Row, letters: string): string =>
  row.findLast(([from]) => from <= letters)?.[1] ?? row[0]?.[1] ?? ''

/** Latin letters and digits; what another script leaves in {@link asciiLetters} is no letter here. */
const plainLetters = (word: string): string => asciiLetters(word.toLowerCase()).replaceAll(/\|[\da-f]{6}|[^a-z\d]/g, '')

/**
 * A cutter for a main entry or a topic from the LC Cutter Table (Classification and Shelflisting Manual G 63), without
 * its point: an initial and `digits` figures (2 unless said otherwise). Numerals take A12 to A19. The table proposes; the
 * shelflist decides. "" when the word has no Latin letter or digit.
 *
 * @example lcCutter('Smith') // 'S65'
 */
export function lcCutter(word: string, options: { readonly digits?: number } = {}): string {
  const letters = plainLetters(word)
  const wanted = options.digits ?? 2
  const initial = letters.charAt(0)
  if (initial === '') return ''
  if (/\d/.test(initial)) return `A1${Math.max(2, Number(initial))}`
  const startsWithQu = letters.startsWith('qu')
  const rest = letters.slice(startsWithQu ? 2 : 1)
  const row = /[aeiou]/.test(initial)
    ? AFTER_VOWEL
    : initial === 's'
      ? AFTER_S
      : startsWithQu
        ? AFTER_QU
        : AFTER_CONSONANT
  // In Sch the ch has one figure
  const sch = initial === 's' && rest.startsWith('ch')
  const figures = Array.from(sch ? `c${rest.slice(2)}` : rest).map((letter, n) => {
    if (n > 0) return figureOf(EXPANSION, letter)
    return initial === 'q' && !startsWithQu ? qFigures(letter) : figureOf(row, letter)
  })
  return initial.toUpperCase() + figures.join('').slice(0, wanted)
}

/** Qa to Qt take 2 to 29, what follows them 9. */
const qFigures = (letter: string): string => (letter <= 't' ? `2${figureOf(EXPANSION, letter)}` : '9')

/** A Cutter or Cutter-Sanborn table: names in alphabetical order, each with its figures. */
export interface CutterTable {
  readonly names: readonly string[]
  readonly figures: readonly string[]
}

/**
 * Reads a Cutter table from a text with a name and its figures on each line, parted by a tab, comma, semicolon or spaces,
 * in any order of the two ("649<TAB>Tolk", "Tolk 649"). Other lines are passed over.
 */
export function parseCutterTable(text: string): CutterTable {
  const entries = text.split(/\r?\n/).flatMap((line) => {
    const [, leading, before, name, behind] = /^\s*(?:(\d+)[\s,;]+(\D+?)|(\D+?)[\s,;]+(\d+))\s*$/.exec(line) ?? []
    const letters = plainLetters(before ?? name ?? '')
    const figures = leading ?? behind
    return letters === '' || figures === undefined ? [] : [[letters, figures] as const]
  })
  entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return { names: entries.map(([name]) => name), figures: entries.map(([, figures]) => figures) }
}

/**
 * An author number from a Cutter table: the initial, the figures of the last entry not behind the name, and the first
 * letter of the title (without its article) as work mark. Undefined when the table has none for the initial.
 *
 * @example deweyCutter('Tolkien, J. R. R.', table, { title: 'hobbit' }) // 'T649h'
 */
export function deweyCutter(
  name: string,
  table: CutterTable,
  options: { readonly title?: string } = {},
): string | undefined {
  const letters = plainLetters(name.replace(/,.*$/s, ''))
  let low = 0
  let high = table.names.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((table.names[middle] ?? '') <= letters) low = middle + 1
    else high = middle
  }
  const entry = table.names[low - 1]
  if (letters === '' || entry === undefined || entry.charAt(0) !== letters.charAt(0)) return undefined
  return letters.charAt(0).toUpperCase() + (table.figures[low - 1] ?? '') + plainLetters(options.title ?? '').charAt(0)
}

/** The first letters of a name in capitals, as small libraries mark fiction: "Tolkien, J. R. R." → "TOL". */
export function authorMark(name: string, letters = 3): string {
  return plainLetters(name.replace(/,.*$/s, '')).slice(0, letters).toUpperCase()
}
