/** A pair of places that belong together: one in the first list, one in the second. */
export type Pair = readonly [before: number, after: number]

/** Above this many comparisons a middle part is not looked into; it counts as replaced as a whole. */
const MOST_COMPARISONS = 250_000

/**
 * The longest common subsequence of two lists, as pairs of places in rising order. Equal beginnings and ends are taken
 * off first; when what is left is too long to be compared in a moment, only those are given.
 *
 * @param isEqual - whether the element at one place of the first list equals that at a place of the second
 */
export function commonSequence(
  before: number,
  after: number,
  isEqual: (before: number, after: number) => boolean,
): Pair[] {
  let start = 0
  while (start < before && start < after && isEqual(start, start)) start++
  let [endBefore, endAfter] = [before, after]
  while (endBefore > start && endAfter > start && isEqual(endBefore - 1, endAfter - 1)) {
    endBefore--
    endAfter--
  }
  const pairs: Pair[] = []
  for (let at = 0; at < start; at++) pairs.push([at, at])
  pairs.push(...middle(start, endBefore, endAfter, isEqual))
  for (let at = endBefore; at < before; at++) pairs.push([at, endAfter + at - endBefore])
  return pairs
}

function middle(
  start: number,
  endBefore: number,
  endAfter: number,
  isEqual: (before: number, after: number) => boolean,
): Pair[] {
  const rows = endBefore - start
  const columns = endAfter - start
  if (rows === 0 || columns === 0 || rows * columns > MOST_COMPARISONS) return []
  const width = columns + 1
  const lengths = new Uint32Array((rows + 1) * width)
  for (let row = rows - 1; row >= 0; row--) {
    for (let column = columns - 1; column >= 0; column--) {
      const here = row * width + column
      lengths[here] = isEqual(start + row, start + column)
        ? lengths[here + width + 1]! + 1
        : Math.max(lengths[here + width]!, lengths[here + 1]!)
    }
  }
  const pairs: Pair[] = []
  let [row, column] = [0, 0]
  while (row < rows && column < columns) {
    const here = row * width + column
    if (isEqual(start + row, start + column)) pairs.push([start + row++, start + column++])
    else if (lengths[here + width]! >= lengths[here + 1]!) row++
    else column++
  }
  return pairs
}

/**
 * Which elements of a list of different numbers form its longest rising subsequence: the fields that stayed in order when
 * others were moved.
 */
export function longestRising(numbers: readonly number[]): Set<number> {
  const tails: number[] = []
  const previous = new Int32Array(numbers.length).fill(-1)
  for (const [index, number] of numbers.entries()) {
    let [low, high] = [0, tails.length]
    while (low < high) {
      const half = (low + high) >> 1
      if (numbers[tails[half]!]! < number) low = half + 1
      else high = half
    }
    previous[index] = low > 0 ? tails[low - 1]! : -1
    tails[low] = index
  }
  const rising = new Set<number>()
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at]!) rising.add(at)
  return rising
}
