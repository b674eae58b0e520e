import type { Setting } from './script.ts'
import { textWidth } from './text-width.ts'

/** Japanese and Chinese marks that may not begin a line (JIS X 4051). */
const noStart = /^[、。,.・:;?!)\]}」』】〉》〕’”ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ]/u

/**
 * Breaks a text into lines no wider than `width` ems. Words are kept whole unless one alone is too wide;
 * ideographs break anywhere but before a closing mark; Thai and its neighbours by the words of a dictionary.
 */
export function wrapText(text: string, width: number, setting: Setting): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of pieces(text, setting)) {
    const whole = line + piece
    if (line === '' || textWidth(whole.trimEnd()) <= width) {
      line = whole
    } else {
      lines.push(line.trimEnd())
      line = piece.trimStart()
    }
    while (textWidth(line.trimEnd()) > width) {
      const [head, tail] = splitWide(line, width)
      if (tail === '') break
      lines.push(head)
      line = tail
    }
  }
  if (line.trim() !== '') lines.push(line.trimEnd())
  return lines
}

/** The smallest runs of text between which a line may break, spaces kept at their ends. */
function pieces(text: string, setting: Setting): readonly string[] {
  if (setting.breaking === 'words') return text.match(/\S*?[-–—/](?=\p{L})|\S+\s*/gu) ?? []
  const granularity = setting.breaking === 'dictionary' ? 'word' : 'grapheme'
  const out: string[] = []
  let latin = false
  for (const { segment } of new Intl.Segmenter('und', { granularity }).segment(text)) {
    // A Latin word or a number inside Japanese stays in one piece.
    const joins = setting.breaking === 'characters' && latin && /^[\p{Script=Latin}\p{N}]/u.test(segment)
    if (out.length > 0 && (joins || noStart.test(segment) || /^\s/.test(segment))) {
      out[out.length - 1] += segment
    } else {
      out.push(segment)
    }
    latin = /[\p{Script=Latin}\p{N}]$/u.test(segment)
  }
  return out
}

/** Cuts one word that is wider than the line, without parting a letter from its marks. */
function splitWide(word: string, width: number): readonly [string, string] {
  const graphemes = [...new Intl.Segmenter('und').segment(word)].map((part) => part.segment)
  let count = graphemes.length - 1
  while (count > 1 && textWidth(graphemes.slice(0, count).join('')) > width) count -= 1
  return [graphemes.slice(0, count).join(''), graphemes.slice(count).join('')]
}
