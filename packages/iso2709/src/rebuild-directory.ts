import { asciiText } from './bytes.ts'
import { suitsTag, type Span } from './directory-entries.ts'
import type { Match } from './match-directory.ts'

/**
 * Rebuilds a directory whose entries are no longer 12 bytes each: a byte was lost or added, or the numbers grew beyond
 * their digits (`952` `0049` `100003`, 13 bytes). The true length and start of every field are known from the
 * terminators; the entry that says just that is looked for, and what stands before its numbers must be the tag. An entry
 * that is itself damaged is accepted when the next one is found behind it.
 */
export function rebuildDirectory(
  buffer: Uint8Array,
  directoryStart: number,
  directoryEnd: number,
  body: number,
  spans: readonly Span[],
): Match | undefined {
  const text = asciiText(buffer, directoryStart, directoryEnd)
  const numbers = spans.map((span) => entryNumbers(span.end - span.start + 1, span.start - body))
  const directory: number[] = []
  let at = 0
  let wrong = 0
  for (const [index, span] of spans.entries()) {
    let next: number
    if (text.startsWith(numbers[index]!, at + 3)) {
      next = at + 3 + numbers[index]!.length
    } else {
      next = nextEntry(text, at, numbers[index + 1])
      // Where the numbers are whole it is the tag that lost or won a character, and nobody knows which.
      if (text.slice(at, next).endsWith(numbers[index]!)) return undefined
      wrong++
    }
    const tag = text.slice(at, at + 3)
    if (!/^[0-9A-Za-z]{3}$/.test(tag) || next - at < 3) return undefined
    const code =
      (buffer[directoryStart + at]! << 16) | (buffer[directoryStart + at + 1]! << 8) | buffer[directoryStart + at + 2]!
    if (!suitsTag(buffer, code, span)) return undefined
    directory.push(code, span.start, span.end)
    at = next
  }
  // More guesses than facts is not certainty.
  if (at !== text.length || wrong * 4 > spans.length) return undefined
  const unterminated = spans.filter((span) => !span.closed).map((span) => span.start)
  return { directory, wrong: Math.max(wrong, 1), terminatorsInside: [], unterminated, unnamed: [] }
}

/** The numbers of an entry as a writer that knows no limit writes them. */
function entryNumbers(length: number, from: number): string {
  return String(length).padStart(4, '0') + String(from).padStart(5, '0')
}

/** Where the entry behind a damaged one begins; -1 when there is none within a few bytes. */
function nextEntry(text: string, at: number, numbers: string | undefined): number {
  const next = numbers === undefined ? text.length : text.indexOf(numbers, at + 3) - 3
  return next - at > 20 ? -1 : next
}
