import { mediaTypes } from '@carrel/sip2'
import { itemFacts, type ItemFacts } from '../../modules/catalog/index.ts'
import { securityOf, type ItemSecurity } from '../../modules/sorting/index.ts'
import { given, type Request } from './conversation.ts'

/** What things are made of, by the format of their title. */
const media: Readonly<Record<string, keyof typeof mediaTypes>> = {
  book: 'book',
  'large-print': 'book',
  braille: 'book',
  thesis: 'book',
  score: 'book',
  periodical: 'magazine',
  music: 'disc',
  audiobook: 'disc',
  film: 'disc',
  'video-game': 'disc',
  software: 'disc',
}

/** Field CK for a format. */
export function mediaOf(format: string): string {
  return mediaTypes[media[format] ?? 'other']
}

/** The item that a request names, with how it is marked against theft. */
export interface NamedItem {
  readonly barcode: string
  readonly item: ItemFacts | undefined
  readonly security: ItemSecurity | undefined
}

/** Finds it; nothing is locked. */
export async function namedItem(request: Request): Promise<NamedItem> {
  const barcode = given(request, 'AB')
  const item = barcode === '' || barcode.length > 100 ? undefined : await itemFacts(request.read, { barcode })
  return { barcode, item, security: item && (await securityOf(request.read, item)) }
}

/** `Y`, `N` or, where the item is not known, `U`. */
export function magneticMark(security: ItemSecurity | undefined): string {
  return security === undefined ? 'U' : security.magnetic ? 'Y' : 'N'
}

/** Whether the self-check switches the mark off now. */
export function desensitizeMark(lent: boolean, security: ItemSecurity | undefined): string {
  if (security === undefined) return lent ? 'Y' : 'U'
  return lent && security.desensitize ? 'Y' : 'N'
}
