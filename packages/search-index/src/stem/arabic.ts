/** The article with the words that are written together with it, and the letters that must be left behind them. */
const ARTICLE = /^(?:[وف]?(?:بال|كال|ال|لل))(?=.{3})/u
/** Endings of number, gender and possession. */
const ENDING = /(?<=...)(?:ات|ون|ين|ها|يه|ه)$/u

/**
 * Arabic: الكتاب, والكتاب, بالكتاب, للكتاب give كتاب; معلمون, معلمين give معلم. Takes folded words, which have ه for the feminine
 * ending and one shape of alif and ya.
 */
export function stemArabic(word: string): string {
  return word.replace(ARTICLE, '').replace(ENDING, '')
}
