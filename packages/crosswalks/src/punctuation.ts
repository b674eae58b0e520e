/** Text without the punctuation that ISBD puts before what follows, and without the marks around articles. */
export function withoutPunctuation(text: string): string {
  const line = text.replace(/[\u0088\u0089\u0098\u009C]/gu, '').replace(/\s+/g, ' ')
  // From the end, by hand: an expression that ends in $ would be tried at every place of every heading.
  let end = line.length
  while (end > 0 && ' /:;=,'.includes(line.charAt(end - 1))) end--
  const kept = line.slice(0, end)
  return (kept.endsWith('.') && endOfWord.test(kept.slice(-8)) ? kept.slice(0, -1) : kept).trim()
}

/** A full stop after what is no initial. */
const endOfWord = /(?:\p{L}{3}|\d|\))\.$/u

/** Texts that are not empty, each once, in their order. */
export function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.filter((text) => text !== ''))]
}
