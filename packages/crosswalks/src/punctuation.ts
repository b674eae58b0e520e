/** Text without the punctuation that ISBD puts before what follows, and without the marks around articles. */
export function withoutPunctuation(text: string): string {
  return text
    .replace(/[\u0088\u0089\u0098\u009C]/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/[\s/:;=,]+$/u, '')
    .replace(/(\p{L}{3,}|\d|\))\.$/u, '$1')
    .trim()
}

/** Texts that are not empty, each once, in their order. */
export function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.filter((text) => text !== ''))]
}
