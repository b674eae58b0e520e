import { inLanguage, type ByLanguage } from '../by-language.ts'
import { contactAr } from './ar.ts'
import { contactDe } from './de.ts'
import { contactEn } from './en.ts'
import { contactEs } from './es.ts'
import { contactFr } from './fr.ts'

/** Words of the page on which people write to the library. */
export interface ContactWords {
  readonly title: string
  readonly link: string
  readonly intro: string
  readonly branch: string
  readonly everyone: string
  readonly name: string
  readonly answerTo: string
  readonly answerHint: string
  readonly text: string
  readonly submit: string
  readonly sent: string
  readonly again: string
  readonly wrong: string
  /** Why a message was not sent, by the code of the refusal. */
  readonly refusals: Readonly<Record<string, string>>
}

const all: ByLanguage<ContactWords> = {
  en: contactEn,
  es: contactEs,
  fr: contactFr,
  de: contactDe,
  ar: contactAr,
}

/** The words in the language of a page. */
export function contactWordsIn(lang: string): ContactWords {
  return inLanguage(all, lang)
}
