/**
 * The singular of an English plural, by its ending alone: "libraries" gives "library", "boxes" "box", "cats" "cat".
 * Words that only look like plurals ("bus", "glass", "series", "physics") stay as they are.
 */
export function stemEnglish(word: string): string {
  if (word.length < 4 || !word.endsWith('s') || /(?:ss|us|is|ics|series|species)$/.test(word)) return word
  if (word.endsWith('ies')) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1)
  if (/(?:s|x|z|ch|sh)es$/.test(word) && !/(?:[aeiou]ses|[ai]ches)$/.test(word)) return word.slice(0, -2)
  return word.slice(0, -1)
}
