import { markFound } from './search-query.ts'

/** A text with the words that were looked for marked in it. */
export function Marked({ text, words }: { readonly text: string; readonly words: readonly string[] }) {
  return markFound(text, words).map((run, i) => (run.found ? <mark key={i}>{run.text}</mark> : run.text))
}
