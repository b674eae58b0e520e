import { stemArabic } from './arabic.ts'
import { stemEnglish } from './english.ts'
import { stemDanish, stemDutch, stemGerman, stemNorwegian, stemSwedish } from './germanic.ts'
import { stemKorean } from './korean.ts'
import { stemFrench, stemItalian, stemPortuguese, stemSpanish } from './romance.ts'
import { stemRussian, stemUkrainian } from './slavic.ts'

/** Takes a folded word and gives its stem; the word itself when it has no ending to remove. */
export type Stemmer = (word: string) => string

/** A language with its stemmer. */
export interface StemmedLanguage {
  /** Its code in MARC, by which its stems are kept apart from those of other languages. */
  readonly code: string
  readonly stem: Stemmer
  /** What else it is called: ISO 639-1 and -2/T, former codes of MARC, written standards. */
  readonly aliases: readonly string[]
}

/** The languages whose endings Carrel knows. A language is added with its endings and a line here. */
export const stemmedLanguages: readonly StemmedLanguage[] = [
  { code: 'eng', stem: stemEnglish, aliases: ['en'] },
  { code: 'spa', stem: stemSpanish, aliases: ['es', 'glg', 'gl'] },
  { code: 'fre', stem: stemFrench, aliases: ['fr', 'fra'] },
  { code: 'ger', stem: stemGerman, aliases: ['de', 'deu'] },
  { code: 'ita', stem: stemItalian, aliases: ['it'] },
  { code: 'por', stem: stemPortuguese, aliases: ['pt'] },
  { code: 'dut', stem: stemDutch, aliases: ['nl', 'nld', 'afr', 'af'] },
  { code: 'swe', stem: stemSwedish, aliases: ['sv'] },
  { code: 'dan', stem: stemDanish, aliases: ['da'] },
  { code: 'nor', stem: stemNorwegian, aliases: ['no', 'nob', 'nno', 'nb', 'nn'] },
  { code: 'rus', stem: stemRussian, aliases: ['ru'] },
  { code: 'ukr', stem: stemUkrainian, aliases: ['uk'] },
  { code: 'ara', stem: stemArabic, aliases: ['ar'] },
  { code: 'kor', stem: stemKorean, aliases: ['ko'] },
]

const byCode = new Map(
  stemmedLanguages.flatMap((language) => [language.code, ...language.aliases].map((code) => [code, language] as const)),
)

/** The language of a MARC or ISO 639 code; undefined when Carrel does not know its endings. */
export function stemmedLanguage(code: string): StemmedLanguage | undefined {
  return byCode.get(code)
}

const alphabets: readonly (readonly [alphabet: RegExp, codes: ReadonlySet<string>])[] = [
  [/^[\u0400-\u04ff]+$/, new Set(['rus', 'ukr'])],
  [/^[\u0621-\u064a]+$/, new Set(['ara'])],
  [/^[\uac00-\ud7a3]+$/, new Set(['kor'])],
]
const otherAlphabets = new Set(alphabets.flatMap(([, codes]) => [...codes]))
const latin = new Set(stemmedLanguages.map(({ code }) => code).filter((code) => !otherAlphabets.has(code)))

/** The languages that a folded word may be of, by its letters. */
export function languagesOf(word: string): readonly StemmedLanguage[] {
  const codes = /^[a-z]+$/.test(word) ? latin : alphabets.find(([alphabet]) => alphabet.test(word))?.[1]
  return codes === undefined ? [] : stemmedLanguages.filter(({ code }) => codes.has(code))
}
