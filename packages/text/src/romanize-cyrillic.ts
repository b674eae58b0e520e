/**
 * Letters of Cyrillic as the romanization tables of ALA-LC (2012) write them, ligatures and marks left out as folding
 * leaves them out. Russian; what other languages do otherwise stands in {@link OTHERWISE}.
 */
const LETTERS: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'а a б b в v г g д d е e ж zh з z и i й i к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch ъ _ ' +
    'ы y ь _ э e ю iu я ia ѣ ie і i ї i є ie ґ g ў u ђ d ј j љ lj њ nj ћ c џ dz ѕ dz ѓ g ќ k ѫ u ѳ f ѵ y ғ gh қ q ң ng ө o ұ u ү u һ h ә a'
  )
    .split(' ')
    .map((letter, i, all): [string, string] => [letter, (all[i + 1] ?? '').replace('_', '')])
    .filter((_, i) => i % 2 === 0),
)

/** Letters that a language romanizes in its own way, by the letters that only it and its neighbours have. */
const OTHERWISE: readonly { readonly signs: RegExp; readonly letters: Readonly<Record<string, string>> }[] = [
  { signs: /[іїєґ]/, letters: { г: 'h', и: 'y', ґ: 'g' } },
  { signs: /[ў]/, letters: { г: 'h' } },
  { signs: /[ђјљњћџ]/, letters: { ж: 'z', х: 'h', ц: 'c', ч: 'c', ш: 's' } },
]

/** What people write who do not know the tables: Dostoevsky, Tolstoy, Yuri, Soviet passports. */
const POPULAR: Readonly<Record<string, string>> = { й: 'y', ю: 'yu', я: 'ya', ё: 'yo' }

const CYRILLIC = /^[\u0400-\u04ff]+$/

/**
 * A folded word of Cyrillic letters in Latin letters, as catalogues romanize it (ALA-LC) and as people write it; empty
 * for words in other letters. The language is told from its letters; where those do not tell, both the Russian and the
 * Ukrainian reading of г and и are given.
 *
 * @example romanizations('достоевскии') // ['dostoevskii', 'dostoevsky']
 */
export function romanizations(word: string): readonly string[] {
  if (!CYRILLIC.test(word)) return []
  const letters = Array.from(word)
  const own = OTHERWISE.filter(({ signs }) => signs.test(word))
  const readings = own.length > 0 ? own.map((one) => one.letters) : /[ги]/.test(word) ? [{}, UKRAINIAN] : [{}]
  const forms = readings.map((reading) => spell(letters, reading))
  const people = { ...readings[0], ...POPULAR }
  forms.push(withoutDoubleEnd(spell(letters, people)))
  if (SOFT_E.test(word)) forms.push(withoutDoubleEnd(spell(letters, people, true)))
  return [...new Set(forms)].filter((form) => form !== '')
}

const UKRAINIAN = OTHERWISE[0]?.letters ?? {}

/** е at the beginning and after a vowel, which people write ye: Dostoyevsky, Yevtushenko. */
const SOFT_E = /(?:^|[аеиоуыэюяіїє])е/

function spell(letters: readonly string[], otherwise: Readonly<Record<string, string>>, softens = false): string {
  return letters
    .map((letter, i) =>
      softens && letter === 'е' && SOFT_E.test(`${letters[i - 1] ?? ''}${letter}`)
        ? 'ye'
        : (otherwise[letter] ?? LETTERS[letter] ?? ''),
    )
    .join('')
}

function withoutDoubleEnd(form: string): string {
  return form.replace(/(?:i|y)y$/, 'y')
}
