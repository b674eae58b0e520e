/** Something that is wrong, or might be, with a call number. */
export interface CallNumberFinding {
  /** Stable kebab-case code. */
  readonly code: string
  /** `error`: it does not file where it belongs; `warning`: someone should look; `note`: only the way of writing. */
  readonly severity: 'error' | 'warning' | 'note'
  /** One sentence for the person who labels the book. */
  readonly message: string
}

/** A stretch of a text and what should stand there instead. */
export interface Edit {
  readonly from: number
  readonly to: number
  readonly text: string
}

/** A finding as a check states it, with what mends it where that is certain enough to propose. */
export interface Statement extends CallNumberFinding {
  readonly edits?: readonly Edit[]
}

/** The text with all edits done; of two that overlap the first counts. */
export function withEdits(text: string, edits: readonly Edit[]): string {
  let result = ''
  let at = 0
  for (const edit of edits.toSorted((a, b) => a.from - b.from)) {
    if (edit.from < at) continue
    result += text.slice(at, edit.from) + edit.text
    at = edit.to
  }
  return result + text.slice(at)
}

/** An edit for each place where a pattern is found. */
export function editsFor(text: string, pattern: RegExp, replacement: (found: string) => string): Edit[] {
  return Array.from(text.matchAll(pattern), ({ 0: found, index }) => ({
    from: index,
    to: index + found.length,
    text: replacement(found),
  }))
}
