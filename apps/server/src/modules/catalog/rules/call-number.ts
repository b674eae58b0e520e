import { detectScheme, shelfKey } from '@carrel/call-number'

/** The key by which an item stands on its shelf, bytewise; the kind of call number is seen from the text. */
export function shelfKeyOf(callNumber: string): string {
  const text = callNumber.trim()
  return text === '' ? '' : shelfKey(detectScheme(text), text)
}
