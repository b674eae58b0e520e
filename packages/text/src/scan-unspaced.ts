import { isFinalLongMark } from './long-mark.ts'
import { CLUSTER, MARK, classOf } from './character-class.ts'
import type { WordSink } from './scan-words.ts'

/** Vowels of Thai and Lao that are written before the consonant that they belong to. */
const isLeadingVowel = (code: number): boolean => (code >= 0xe40 && code <= 0xe44) || (code >= 0xec0 && code <= 0xec4)
/** Signs of Khmer and Myanmar that put the next consonant below this one. */
const isStacker = (code: number): boolean => code === 0x17d2 || code === 0x1039

/** Where the character that starts here ends, with the marks, vowels and stacked consonants that belong to it. */
function characterEnd(text: string, from: number): number {
  let at = from + 1
  if (isLeadingVowel(text.charCodeAt(from)) && classOf(text.charCodeAt(at)) === CLUSTER) at++
  for (;;) {
    const code = text.charCodeAt(at)
    if (classOf(code) === MARK) at++
    else if (isFinalLongMark(text, at)) at++
    else if (isStacker(text.charCodeAt(at - 1)) && classOf(code) === CLUSTER) at++
    else return at
  }
}

/**
 * Reads a run of a script without spaces and gives its overlapping pairs of characters (the character itself when it
 * is alone). Han and kana make one run; Thai, Lao, Khmer and Myanmar another.
 */
export function scanUnspaced(text: string, from: number, sink: WordSink): number {
  const script = classOf(text.charCodeAt(from))
  let start = from
  let end = characterEnd(text, from)
  if (classOf(text.charCodeAt(end)) !== script) sink.word(text.slice(start, end))
  while (classOf(text.charCodeAt(end)) === script) {
    const next = characterEnd(text, end)
    sink.word(text.slice(start, next))
    start = end
    end = next
  }
  return end
}
