import { cleanScan } from '@carrel/identifiers'

/** A card number as it is kept: without what a scanner adds and without spaces, however it was printed or typed. */
export function cardNumber(text: string): string {
  return cleanScan(text).replaceAll(/\s+/g, '')
}

/** What two ways of writing one card number have in common. */
export function cardKey(text: string): string {
  return cardNumber(text).toUpperCase()
}

/** True for a number that a card may have: letters, digits, hyphens and points. */
export function isCardNumber(text: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N}.-]{0,39}$/u.test(text)
}
