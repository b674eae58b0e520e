/**
 * The number that decides shade and pattern. The same work gives the same number however its record writes it:
 * case, punctuation, ISBD marks, normalization, the dates of an author and the order of the author's names do not matter.
 */
export function seedOf(title: string, author = ''): number {
  const names = words(author.replaceAll(/\d{3,4}\??(-(\d{3,4})?)?/g, ' ')).sort()
  return fnv1a([...words(title), '/', ...names].join(' '))
}

/** A source of numbers from 0 up to 1 that always gives the same run for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

function words(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  )
}

/** FNV-1a over UTF-16 units, 32 bits. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}
