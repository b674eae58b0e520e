import { foldText } from './fold-text.ts'

/** Letters that are written as two where they cannot be typed, and often in print: Müller, Mueller. */
const AS_TWO: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa', đ: 'dj' }
const TWO = /[äöüåđ]/g

/** Signs by which romanized Russian is known (ALA-LC): ĭ, and letters under a tie. */
const RUSSIAN = /\u012d|\u0361|\ufe20/
const PEOPLE_WRITE: readonly (readonly [RegExp, string])[] = [
  [/\u012d/g, 'y'],
  [/i[\u0361\ufe20](?=[aue])/g, 'y'],
]

/**
 * Other ways to write a word, read off its letters as they stand (a word of `exactTokens`): ä ö ü å đ as two letters, and
 * Russian names of catalogues as people spell them. Folded; empty for most words.
 *
 * @example otherSpellings('müller') // ['mueller']
 * @example otherSpellings('dostoevskiĭ') // ['dostoevsky', 'dostoyevsky']
 */
export function otherSpellings(exact: string): readonly string[] {
  const forms: string[] = []
  const two = exact.replaceAll(TWO, (letter) => AS_TWO[letter] ?? letter)
  if (two !== exact) forms.push(foldText(two))
  if (RUSSIAN.test(exact)) {
    const people = foldText(PEOPLE_WRITE.reduce((word, [letters, as]) => word.replaceAll(letters, as), exact))
    const short = people.replace(/[iy]y$/, 'y')
    forms.push(short)
    const soft = short.replaceAll(/(?<=^|[aeiou])e/g, 'ye')
    if (soft !== short) forms.push(soft)
  }
  return forms
}
