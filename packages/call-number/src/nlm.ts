import { parseClassed, type ClassedCallNumber } from './lc.ts'

/** QS to QZ and W to WZ, each with perhaps one letter more; no letter more where it would make four. */
const NLM_LETTERS = /^(?:Q[S-Z][A-Z]?|W[A-Z]{0,2})$/

/** True for letters that the NLM Classification has, or could have, as a class. */
export function isNlmClass(letters: string): boolean {
  return NLM_LETTERS.test(letters)
}

/**
 * Takes apart a call number of the National Library of Medicine Classification (preclinical QS to QZ, medicine W to WZ).
 * It is built as LC numbers are and shelved among them; its geographic table gives cutters of two letters (".GA1").
 */
export function parseNlm(text: string): ClassedCallNumber | undefined {
  const parsed = parseClassed(text, 2)
  return parsed && parsed.number !== '' && isNlmClass(parsed.letters) ? parsed : undefined
}

/**
 * True for a call number of the NLM Classification.
 *
 * @example isNlm('WAA 102.5') // true; isNlm('Z 250') is false
 */
export function isNlm(text: string): boolean {
  return parseNlm(text) !== undefined
}
