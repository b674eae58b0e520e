/** Initial articles by MARC language code, with the space or the mark that joins them to the next word. */
const articles: Readonly<Record<string, readonly string[]>> = {
  ara: ['al-'],
  cat: ['El ', 'La ', 'Els ', 'Les ', "L'", 'Un ', 'Una '],
  dan: ['Den ', 'Det ', 'De ', 'En ', 'Et '],
  dut: ['De ', 'Het ', 'Een '],
  eng: ['The ', 'A ', 'An '],
  fre: ['Le ', 'La ', 'Les ', "L'", 'Un ', 'Une '],
  ger: ['Der ', 'Die ', 'Das ', 'Ein ', 'Eine '],
  gle: ['An ', 'Na '],
  gre: ['To ', 'Ta ', 'Ho ', 'Hē ', 'Hoi '],
  heb: ['ha-', 'he-'],
  hun: ['A ', 'Az ', 'Egy '],
  ita: ['Il ', 'Lo ', 'La ', 'I ', 'Gli ', 'Le ', "L'", 'Un ', 'Uno ', 'Una ', "Un'"],
  nno: ['Den ', 'Det ', 'Dei ', 'Ein ', 'Ei '],
  nob: ['Den ', 'Det ', 'De ', 'En ', 'Et '],
  por: ['O ', 'A ', 'Os ', 'As ', 'Um ', 'Uma '],
  spa: ['El ', 'La ', 'Los ', 'Las ', 'Un ', 'Una ', 'Lo '],
  swe: ['Den ', 'Det ', 'De ', 'En ', 'Ett '],
  yid: ['Der ', 'Di ', 'Dos '],
}

/** The same articles as they are written in their own script. */
const articlesInScript: Readonly<Record<string, readonly string[]>> = {
  ara: ['ال'],
  gre: ['Το ', 'Τα ', 'Ο ', 'Η ', 'Οι '],
  heb: ['ה'],
}

/** How many characters at the start of a title are not filed under: 4 for `The Left Hand of Darkness`. */
export function nonfilingCount(title: string, language: string): number {
  return (articles[language] ?? []).find((article) => title.startsWith(article))?.length ?? 0
}

/**
 * The same count for the title in its own script. Arabic and Hebrew write the article onto the word,
 * so that only the romanised title tells it from a word that happens to begin so.
 */
export function nonfilingCountInScript(title: string, romanised: string, language: string): number {
  if (nonfilingCount(romanised, language) === 0) return 0
  return (articlesInScript[language] ?? []).find((article) => title.startsWith(article))?.length ?? 0
}
