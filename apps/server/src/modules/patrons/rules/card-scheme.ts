import { luhnCheckDigit } from '@carrel/identifiers'
import type { Block } from '../../../platform/refusal.ts'

/** How the card numbers of a library are made. */
export interface CardScheme {
  readonly check: 'mod10' | 'mod43' | 'none'
  /** What every number begins with. */
  readonly prefix: string
  /** Characters in all, the check character included. */
  readonly length: number
}

const signs43 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%'

/** The check character of Code 39 (ISO/IEC 16388 annex A.1): the sum of all signs modulo 43; undefined for other signs. */
export function mod43(text: string): string | undefined {
  let sum = 0
  for (const sign of text) {
    const value = signs43.indexOf(sign)
    if (value < 0) return undefined
    sum += value
  }
  return signs43[sum % 43]
}

/** The check character of what stands before it; empty without a scheme, undefined where the scheme has none for it. */
export function checkCharacter(body: string, check: CardScheme['check']): string | undefined {
  if (check === 'none') return ''
  if (check === 'mod43') return mod43(body)
  const digits = body.replace(/^\D+/, '')
  return /^\d+$/.test(digits) ? luhnCheckDigit(digits) : undefined
}

/** The card with a running number. Throws a RangeError when the number does not fit. */
export function makeCard({ check, prefix, length }: CardScheme, number: number): string {
  const room = length - prefix.length - (check === 'none' ? 0 : 1)
  const digits = String(number)
  if (digits.length > room) throw new RangeError(`Card numbers of ${length} characters have no room for ${number}.`)
  const body = prefix + digits.padStart(room, '0')
  return body + (checkCharacter(body, check) ?? '')
}

/** Everything about a card number that breaks the library's scheme. */
export function cardSchemeProblems(card: string, scheme: CardScheme, override: string): readonly Block[] {
  const text = card.toUpperCase()
  const problems: Block[] = []
  const say = (code: string, message: string) => problems.push({ code, field: 'card', message, override })
  if (text.length !== scheme.length)
    say('card-length', `Cards here have ${scheme.length} characters, and ${card} has ${text.length}. Scan it again.`)
  if (!text.startsWith(scheme.prefix.toUpperCase()))
    say('card-prefix', `Cards here begin with ${scheme.prefix}, and ${card} does not. Is it another library's?`)
  if (scheme.check !== 'none' && checkCharacter(text.slice(0, -1), scheme.check) !== text.slice(-1))
    say('card-check-digit', `The check character of ${card} is wrong: it was misread or mistyped. Scan it again.`)
  return problems
}

/** The number after one, its digits counted up: `A0099` is followed by `A0100`. */
export function nextNumber(number: string): string {
  const [, letters = '', digits = ''] = /^(.*?)(\d+)$/.exec(number) ?? []
  return letters + String(BigInt(digits) + 1n).padStart(digits.length, '0')
}
