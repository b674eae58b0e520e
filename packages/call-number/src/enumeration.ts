/** Words for the parts of a set, in the languages of most labels: first the one that it is filed as, then its other forms. */
const WORDS: readonly string[] = [
  'v vol vols volume',
  'no nos nr num number n',
  'pt pts part',
  'bd band',
  't tome tomo',
  'c copy',
  'op opus',
  'bk book',
  'ser series',
  'suppl supp supplement',
  'ed edn edition',
  'disc disk',
  'fasc',
  'heft',
  'issue',
  'k',
  'bwv',
]

const filedAs: ReadonlyMap<string, string> = new Map(
  WORDS.flatMap((line) => {
    const forms = line.split(' ')
    return forms.map((form) => [form, forms[0] ?? form] as const)
  }),
)

/** What a word for a part of a set is filed as ("v" for "vol"), or undefined for any other word. */
export function enumerationWord(word: string): string | undefined {
  return filedAs.get(word.toLowerCase())
}

const MONTHS = 'january february march april may june july august september october november december'.split(' ')
const SEASONS: ReadonlyMap<string, number> = new Map([
  ['winter', 12],
  ['spring', 3],
  ['summer', 6],
  ['autumn', 9],
  ['fall', 9],
])

/** The number of a month, by its name or the first letters of it; a season is put to the month in which it begins. */
export function monthNumber(word: string): number | undefined {
  const season = SEASONS.get(word)
  if (season !== undefined || word.length < 3) return season
  const month = MONTHS.findIndex((name) => name.startsWith(word))
  return month < 0 ? undefined : month + 1
}

const ROMAN_VALUES: ReadonlyMap<string, number> = new Map([
  ['i', 1],
  ['v', 5],
  ['x', 10],
])

/** The value of a small Roman numeral (up to 39), or undefined. */
export function romanNumber(word: string): number | undefined {
  if (!/^x{0,3}(?:ix|iv|v?i{0,3})$/.test(word)) return undefined
  let sum = 0
  for (let at = 0; at < word.length; at++) {
    const value = ROMAN_VALUES.get(word.charAt(at)) ?? 0
    sum += value < (ROMAN_VALUES.get(word.charAt(at + 1)) ?? 0) ? -value : value
  }
  return sum
}
