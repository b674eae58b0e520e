import { foldText, tokens } from '@carrel/text'
import { html, type Html } from '../../platform/html.ts'

const word = /[\p{L}\p{N}\p{M}]+(?:['’ʼ][\p{L}\p{N}\p{M}]+)*/gu
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

interface Span {
  readonly from: number
  readonly to: number
}

/** A text with the words that were looked for marked as with a highlighter; neighbours share one mark. */
export function markWords(text: string, words: readonly string[]): Html {
  if (words.length === 0) return html`${text}`
  const spans = joined(text, found(text, new Set(words)))
  const parts: Html[] = []
  let at = 0
  for (const { from, to } of spans) {
    parts.push(html`${text.slice(at, from)}<mark>${text.slice(from, to)}</mark>`)
    at = to
  }
  return html`${parts}${text.slice(at)}`
}

function found(text: string, words: ReadonlySet<string>): Span[] {
  const spans: Span[] = []
  for (const match of text.matchAll(word)) {
    const [piece] = match
    if (unspaced.test(piece)) spans.push(...foundInside(piece, match.index, words))
    else if (tokens(piece).some((token) => words.has(token)))
      spans.push({ from: match.index, to: match.index + piece.length })
  }
  return spans
}

/** Scripts without spaces are searched by pairs of characters: marked is where such a pair stands. */
function foundInside(piece: string, start: number, words: ReadonlySet<string>): Span[] {
  const characters = [...piece]
  const folded = characters.map((character) => foldText(character))
  const spans: Span[] = []
  let at = start
  for (const [i, character] of characters.entries()) {
    const next = characters[i + 1]
    const length = character.length
    if (next !== undefined && words.has(`${folded[i]}${folded[i + 1]}`))
      spans.push({ from: at, to: at + length + next.length })
    else if (words.has(folded[i] ?? '')) spans.push({ from: at, to: at + length })
    at += length
  }
  return spans
}

function joined(text: string, spans: readonly Span[]): readonly Span[] {
  const result: Span[] = []
  for (const span of spans) {
    const last = result.at(-1)
    if (last && (span.from <= last.to || text.slice(last.to, span.from).trim() === '')) {
      result[result.length - 1] = { from: last.from, to: Math.max(last.to, span.to) }
    } else result.push(span)
  }
  return result
}
