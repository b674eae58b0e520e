import { ar } from './ar.ts'
import { inLanguage, languageCodes, type ByLanguage } from './by-language.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import type { Messages } from './messages.ts'

const all: ByLanguage<Messages> = { en, es, fr, de, ar }

/** The languages of the public site, in the order of its switch. */
export const siteLanguages: readonly Messages[] = languageCodes.map((code) => inLanguage(all, code))

/** The cookie that keeps the choice; readable by nobody but the server, kept for a year. */
export const languageCookie = 'carrel_language'

const plain = (tag: string) => tag.trim().toLowerCase().split(/[-_;]/)[0] ?? ''
const wordsFor = (tag: string) => siteLanguages.find(({ lang }) => lang === plain(tag))

/** The chosen language; undefined for what the site does not speak. */
export function languageOf(tag: string | undefined): Messages | undefined {
  return tag === undefined ? undefined : wordsFor(tag)
}

/** What a browser asks for, the most wanted first (RFC 9110 section 12.5.4); at most ten are looked at. */
export function acceptedLanguages(header: string | undefined): readonly string[] {
  return (header ?? '')
    .split(',')
    .slice(0, 10)
    .map((part) => {
      const [tag = '', ...parameters] = part.split(';')
      const quality = /^\s*q=([\d.]+)\s*$/.exec(parameters[0] ?? '')?.[1]
      return { tag: tag.trim(), quality: quality === undefined ? 1 : Number(quality) }
    })
    .filter(({ tag, quality }) => tag !== '' && tag !== '*' && quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ tag }) => tag)
}

/** The words for a visitor: as chosen, else as the browser asks, else as the library writes, else English. */
export function chooseWords(chosen: string | undefined, header: string | undefined, library: string): Messages {
  const tags = [...(chosen === undefined ? [] : [chosen]), ...acceptedLanguages(header), library]
  for (const tag of tags) {
    const words = wordsFor(tag)
    if (words) return words
  }
  return en
}

/** How days and amounts are written: as the library does in its own language, else as the language does. */
export function writingLocale({ lang }: Messages, library: string): string {
  return plain(library) === lang ? library : lang
}

/** Which way a language is written. */
export function directionOf(lang: string): 'ltr' | 'rtl' {
  return ['ar', 'fa', 'he', 'ur'].includes(plain(lang)) ? 'rtl' : 'ltr'
}
