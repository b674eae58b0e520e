import { sortKey, tokensWithVariants } from '@carrel/text'

/** Words and sort key under which a patron is found: folded, so that Müller, MULLER and Muller are one. */
export function searchableName(
  givenName: string,
  familyName: string,
  preferredName = '',
): { readonly name_words: string[]; readonly sort_key: string } {
  const words = tokensWithVariants(`${givenName} ${familyName} ${preferredName}`).map(({ token }) => token)
  return { name_words: [...new Set(words)].sort(), sort_key: sortKey(`${familyName}, ${givenName}`) }
}

/** The digits of a phone number: what is left of `+43 (1) 555-1234`. */
export function phoneDigits(phone: string): string {
  return phone.replaceAll(/\D/g, '')
}
