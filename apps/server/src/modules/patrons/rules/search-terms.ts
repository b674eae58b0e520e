import { tokens } from '@carrel/text'
import { cardKey } from './card-number.ts'
import { phoneDigits } from './searchable.ts'

/** What a line typed into patron search could mean; a patron is found by any of them. */
export interface SearchTerms {
  /** Folded beginnings of names, all of which must be there, in any order. */
  readonly words: readonly string[]
  /** Beginning of a card number, or the whole of it. */
  readonly card: string | undefined
  readonly email: string | undefined
  /** Digits with which a phone number ends. */
  readonly phone: string | undefined
  readonly birthDate: Temporal.PlainDate | undefined
}

const nothing: SearchTerms = { words: [], card: undefined, email: undefined, phone: undefined, birthDate: undefined }
// Fewer digits than this are the end of too many numbers.
const fewestDigits = 4

/** Reads a search line. Days are read as `2011-04-05`, `5.4.2011` or, in the order of the locale, `4/5/2011`. */
export function searchTerms(line: string, locale: string): SearchTerms {
  const text = line.trim()
  if (text.includes('@')) return { ...nothing, email: text.toLowerCase() }
  const birthDate = dayFrom(text, locale)
  if (birthDate) return { ...nothing, birthDate }
  if (/^[\d\s()+./-]*\d[\d\s()+./-]*$/.test(text)) {
    const digits = phoneDigits(text)
    // The country code is often stored without, and typed with.
    const phone = digits.length >= fewestDigits ? digits.slice(-10) : undefined
    return { ...nothing, card: cardKey(text), phone }
  }
  const card = /^\S*\d\S*$/.test(text) ? cardKey(text) : undefined
  return { ...nothing, words: tokens(text), card }
}

function dayFrom(text: string, locale: string): Temporal.PlainDate | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text)
  if (iso) return plainDate(iso[1], iso[2], iso[3])
  const pointed = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(text)
  if (pointed) return plainDate(pointed[3], pointed[2], pointed[1])
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text)
  if (!slashed) return undefined
  return locale === 'en-US'
    ? plainDate(slashed[3], slashed[1], slashed[2])
    : plainDate(slashed[3], slashed[2], slashed[1])
}

function plainDate(year?: string, month?: string, day?: string): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from(
      { year: Number(year), month: Number(month), day: Number(day) },
      { overflow: 'reject' },
    )
  } catch {
    return undefined
  }
}
