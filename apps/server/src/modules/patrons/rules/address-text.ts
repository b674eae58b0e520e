import { foldText, tokens } from '@carrel/text'
import type { Address } from '../contract.ts'

/** An address as it is written on a letter. */
export function addressText({ street, postcode, city, region, country }: Omit<Address, 'label' | 'mailing'>): string {
  const place = [[postcode, city].filter(Boolean).join(' '), region].filter(Boolean).join(', ')
  return [street, place, country].filter(Boolean).join('\n')
}

/** What two ways of writing one address have in common: its words, folded, in order; empty where it names no house. */
export function addressKey(text: string): string {
  const words = tokens(text).map((word) => shortForms.get(word) ?? word)
  return words.length < 2 ? '' : words.join(' ')
}

const shortForms = new Map([
  ['street', 'st'],
  ['str', 'st'],
  ['strasse', 'st'],
  ['avenue', 'ave'],
  ['av', 'ave'],
  ['road', 'rd'],
  ['drive', 'dr'],
  ['lane', 'ln'],
  ['boulevard', 'blvd'],
  ['apartment', 'apt'],
])

/** An e-mail address or a code as it is compared. */
export function folded(text: string): string {
  return foldText(text).trim()
}
