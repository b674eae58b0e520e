import { de } from './words/de.ts'
import { en, type Words } from './words/en.ts'
import { es } from './words/es.ts'
import { fr } from './words/fr.ts'

const all: Readonly<Record<string, Words>> = { en, es, fr, de }

/** Languages by their numbers in SIP2 ("Language"). */
const numbers: Readonly<Record<string, string>> = {
  '001': 'en',
  '002': 'fr',
  '003': 'de',
  '004': 'it',
  '005': 'nl',
  '006': 'sv',
  '007': 'fi',
  '008': 'es',
  '009': 'da',
  '010': 'pt',
  '011': 'fr',
  '012': 'no',
  '013': 'he',
  '014': 'ja',
  '015': 'ru',
  '016': 'ar',
  '017': 'pl',
  '018': 'el',
  '019': 'zh',
  '020': 'ko',
  '021': 'es',
  '023': 'ms',
  '024': 'en',
  '025': 'is',
  '027': 'zh',
}
const byLanguage: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(numbers)
    .toReversed()
    .map(([number, language]) => [language, number]),
)

const plain = (tag: string) => tag.toLowerCase().split('-')[0] ?? ''

/** The words of the first language of a list that there are words for; English where there are for none. */
export function wordsIn(...tags: readonly string[]): Words {
  for (const tag of tags) {
    const words = all[plain(tag)]
    if (words) return words
  }
  return en
}

/** The language of a number, such as `008`; empty for `000` and unknown ones. */
export function languageOf(number: string): string {
  return numbers[number] ?? ''
}

/** The number of a language, such as `es` or `es-MX`; `000` for those that SIP2 does not know. */
export function languageNumber(tag: string): string {
  return byLanguage[plain(tag)] ?? '000'
}
