import { codeList } from '@carrel/marc-format'

/** The codes in a subfield of 041: one, or several that were packed together, as was done until 2001; undefined when one is no code. */
export function unpackLanguages(text: string): readonly string[] | undefined {
  const plain = text.trim().toLowerCase()
  if (plain.length < 6 || plain.length % 3 !== 0 || !/^[a-z]+$/.test(plain)) return undefined
  const codes = plain.match(/.{3}/g) ?? []
  return codes.every((code) => codeList('languages').has(code)) ? codes : undefined
}

/** The code that is given in place of one that is no longer; the same where there is none. */
export function currentLanguage(code: string): string {
  return codeList('languages').get(code)?.replacement ?? code
}
