import { commonSequence } from './sequence.ts'

/** What became of a piece of text. */
export type StretchKind = 'kept' | 'removed' | 'added'

/** A piece of text that was kept, removed or added. The kept and removed ones together are the text before. */
export interface Stretch {
  readonly kind: StretchKind
  readonly text: string
}

/** Words with their combining marks, runs of blanks, and everything else one character at a time. */
const piecePattern = /[\p{L}\p{N}\p{M}]+|\s+|[^\p{L}\p{N}\p{M}\s]\p{M}*/gu

/** Compares two texts word by word, so that what changed can be read. */
export function diffText(before: string, after: string): Stretch[] {
  if (before === after) return before === '' ? [] : [{ kind: 'kept', text: before }]
  return stretches(pieces(before), pieces(after))
}

/**
 * Compares two values place by place, as those of coded fields (00X) are read. Values of different lengths are compared
 * as text.
 */
export function diffPositions(before: string, after: string): Stretch[] {
  if (before.length !== after.length) return diffText(before, after)
  const found: Stretch[] = []
  for (let at = 0; at < before.length;) {
    const isKept = before[at] === after[at]
    let end = at + 1
    while (end < before.length && (before[end] === after[end]) === isKept) end++
    if (isKept) found.push({ kind: 'kept', text: before.slice(at, end) })
    else {
      found.push({ kind: 'removed', text: before.slice(at, end) }, { kind: 'added', text: after.slice(at, end) })
    }
    at = end
  }
  return found
}

/** The words of a text, to be asked for its {@link likeness} with another. */
export function wordsOf(text: string): readonly string[] {
  return pieces(text).filter((piece) => /[\p{L}\p{N}]/u.test(piece))
}

/** How alike two texts are, from 0 to 1: the share of letters and digits that stand in words that both have. */
export function likeness(before: readonly string[], after: readonly string[]): number {
  const counts = new Map<string, number>()
  let [common, whole] = [0, 0]
  for (const word of before) {
    counts.set(word, (counts.get(word) ?? 0) + 1)
    whole += word.length
  }
  for (const word of after) {
    whole += word.length
    const count = counts.get(word) ?? 0
    if (count === 0) continue
    counts.set(word, count - 1)
    common += word.length * 2
  }
  return whole === 0 ? 1 : common / whole
}

function pieces(text: string): string[] {
  return text.match(piecePattern) ?? []
}

function stretches(before: readonly string[], after: readonly string[]): Stretch[] {
  const pairs = commonSequence(before.length, after.length, (left, right) => before[left] === after[right])
  const found: Stretch[] = []
  let [left, right] = [0, 0]
  for (const [nextLeft, nextRight] of [...pairs, [before.length, after.length] as const]) {
    add(found, 'removed', before.slice(left, nextLeft).join(''))
    add(found, 'added', after.slice(right, nextRight).join(''))
    if (nextLeft < before.length) add(found, 'kept', before[nextLeft]!)
    left = nextLeft + 1
    right = nextRight + 1
  }
  return withoutCrumbs(found)
}

function add(found: Stretch[], kind: StretchKind, text: string): void {
  if (text === '') return
  const last = found.at(-1)
  if (last?.kind === kind) found[found.length - 1] = { kind, text: last.text + text }
  else found.push({ kind, text })
}

/** A blank that stays between two words that change is read as a part of the change. */
function withoutCrumbs(found: readonly Stretch[]): Stretch[] {
  const whole: Stretch[] = []
  let [removed, added] = ['', '']
  const flush = (): void => {
    add(whole, 'removed', removed)
    add(whole, 'added', added)
    removed = ''
    added = ''
  }
  for (const [index, { kind, text }] of found.entries()) {
    if (kind === 'removed') removed += text
    else if (kind === 'added') added += text
    else if (removed !== '' && added !== '' && text.trim() === '' && replacesBoth(found, index)) {
      removed += text
      added += text
    } else {
      flush()
      add(whole, 'kept', text)
    }
  }
  flush()
  return whole
}

function replacesBoth(found: readonly Stretch[], index: number): boolean {
  return found[index + 1]?.kind === 'removed' && found[index + 2]?.kind === 'added'
}
