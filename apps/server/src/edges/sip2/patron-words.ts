import { formatMoney, type Money } from '../../platform/money.ts'
import type { Block } from '../../platform/refusal.ts'
import type { Request } from './conversation.ts'
import { languageNumber, languageOf, wordsIn } from './languages.ts'

/** From here on the machine speaks the language of this patron, unless its account names one. */
export function speakTo(request: Request, patron: { readonly id: number; readonly language: string }): void {
  const { account, library, conversation } = request
  const asked = languageAsked(request)
  conversation.patron = patron.id
  conversation.language = patron.language !== '' ? patron.language : asked
  request.words = wordsIn(account.options.language, patron.language, asked, library.locale)
}

/** The language that the request itself names; empty where it names none. */
export function languageAsked({ message }: Pick<Request, 'message'>): string {
  return languageOf(message.fixed['language'] ?? '')
}

/** The number of the language in which a patron is answered. */
export function languageAnswered(request: Request, language: string): string {
  const own = languageNumber(language)
  const asked = request.message.fixed['language'] ?? '000'
  if (own !== '000') return own
  return /^\d{3}$/.test(asked) ? asked : '000'
}

/** Why not, for the patron: one sentence for each block that has words, else the way to the staff; no sentence twice. */
export function refusedWords(request: Request, blocks: readonly Block[]): readonly string[] {
  const said = blocks.map(({ code, facts }) => request.words.blocks[code]?.(facts ?? {}) ?? request.words.askStaff)
  return [...new Set(said)]
}

// Making a writer of dates is slow, and the same few are used all the time.
const writers = new Map<string, Intl.DateTimeFormat>()
const mostWriters = 500

function writerOf(locale: string, timeZone: string, withTime: boolean): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone} ${withTime}`
  const known = writers.get(key)
  if (known) return known
  const writer = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeZone,
    ...(withTime && { timeStyle: 'short' }),
  })
  if (writers.size >= mostWriters) writers.clear()
  writers.set(key, writer)
  return writer
}

/** A moment in words of the patron's language, by the clock of the branch; the hour only where it says something. */
export function momentWords({ words, branch }: Request, moment: Temporal.Instant): string {
  const local = moment.toZonedDateTimeISO(branch.timeZone)
  const endOfDay = local.hour === 23 && local.minute >= 58
  return writerOf(words.locale, branch.timeZone, !endOfDay).format(moment.epochMilliseconds)
}

/** An amount in words of the patron's language. */
export function moneyWords({ words }: Request, money: Money): string {
  return formatMoney(money, words.locale)
}
