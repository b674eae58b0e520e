/** How letters are written. */
export type LetterCase = 'upper' | 'lower' | 'sentence' | 'title' | 'first'

/** MARC codes of languages whose letters have capitals of their own, as language tags. */
const locales: Readonly<Record<string, string>> = { tur: 'tr', aze: 'az', lit: 'lt', gre: 'el' }

/** Words that stay small within English titles. */
const small = new Set(
  'a an the and but or nor for so yet as at by in of off on per to up via vs. from into onto over with'.split(' '),
)

/**
 * Writes the letters of a text large or small, by the rules of its language: `İ` for Turkish i, IJ of Dutch.
 *
 * @param language - MARC code of the language of the text
 */
export function withCase(text: string, wanted: LetterCase, language = ''): string {
  const locale = locales[language]
  const lower = (part: string) => part.toLocaleLowerCase(locale)
  const upper = (part: string) => part.toLocaleUpperCase(locale)
  switch (wanted) {
    case 'upper':
      return upper(text)
    case 'lower':
      return lower(text)
    case 'sentence':
      return capital(lower(text), upper, language)
    case 'first':
      return capital(text, upper, language)
    case 'title':
      return titled(lower(text), (word) => capital(word, upper, language))
  }
}

function titled(text: string, raise: (word: string) => string): string {
  let isFirst = true
  return text.replaceAll(/[\p{L}\p{M}\p{N}'’.]+/gu, (word) => {
    const isSmall = !isFirst && small.has(word)
    isFirst = false
    return isSmall ? word : raise(word)
  })
}

/** The first letter large; a mark or a bracket before it does not count. */
function capital(text: string, upper: (part: string) => string, language: string): string {
  const pattern = language === 'dut' ? /^([^\p{L}]*)(ij|\p{L}\p{M}*)/iu : /^([^\p{L}]*)(\p{L}\p{M}*)/u
  return text.replace(pattern, (_all, before: string, letter: string) => `${before}${upper(letter)}`)
}
