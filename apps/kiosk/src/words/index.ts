import { ar } from './ar.ts'
import { de } from './de.ts'
import { en, type Words } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'

export type { Words }

const all: Readonly<Record<string, Words>> = { en, es, fr, de, ar }

/** The words of a language; of English where there are none. */
export function wordsOf(language: string): Words {
  return all[language] ?? en
}

/** The language of a list that someone reads: `de-AT` finds `de`; undefined when there is none. */
export function spokenFor(language: string, spoken: readonly string[]): string | undefined {
  const bare = language.toLowerCase().split('-')[0]
  return spoken.find((one) => one === bare)
}
