/** Words further apart than this have nothing to do with each other, and a cell fits in a byte. */
const MOST = 200

/**
 * The number of typing mistakes between two words (a letter too many, missing, wrong, or two neighbours exchanged:
 * Damerau and Levenshtein, no part edited twice), or undefined when it is more than `max`. Counts UTF-16 units.
 * Throws a RangeError for `max` above 200.
 *
 * @example editDistanceAtMost('tolkein', 'tolkien', 2) // 1
 */
export function editDistanceAtMost(a: string, b: string, max: number): number | undefined {
  if (max > MOST) throw new RangeError(`editDistanceAtMost counts up to ${MOST} mistakes`)
  if (max < 0 || Math.abs(a.length - b.length) > max) return undefined
  let from = 0
  let endA = a.length
  let endB = b.length
  while (from < endA && from < endB && a.charCodeAt(from) === b.charCodeAt(from)) from++
  while (endA > from && endB > from && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA--
    endB--
  }
  const rows = endA - from
  const columns = endB - from
  if (rows === 0 || columns === 0) return atMost(rows + columns, max)
  return atMost(bandedDistance(a.slice(from, endA), b.slice(from, endB), max), max)
}

const atMost = (distance: number, max: number): number | undefined => (distance <= max ? distance : undefined)

/** Fills only the cells that can still lead to `max` or less, three rows at a time. */
function bandedDistance(a: string, b: string, max: number): number {
  const tooMany = max + 1
  const width = b.length + 1
  let twoAbove = new Uint8Array(width)
  let above = Uint8Array.from({ length: width }, (_, column) => Math.min(column, tooMany))
  for (let row = 1; row <= a.length; row++) {
    const current = new Uint8Array(width).fill(tooMany)
    current[0] = Math.min(row, tooMany)
    const first = Math.max(1, row - max)
    const last = Math.min(b.length, row + max)
    let least = first === 1 ? (current[0] ?? tooMany) : tooMany
    for (let column = first; column <= last; column++) {
      const same = a.charCodeAt(row - 1) === b.charCodeAt(column - 1)
      let cost = (above[column - 1] ?? tooMany) + (same ? 0 : 1)
      cost = Math.min(cost, (above[column] ?? tooMany) + 1, (current[column - 1] ?? tooMany) + 1)
      const exchanged =
        row > 1 &&
        column > 1 &&
        a.charCodeAt(row - 1) === b.charCodeAt(column - 2) &&
        a.charCodeAt(row - 2) === b.charCodeAt(column - 1)
      if (exchanged) cost = Math.min(cost, (twoAbove[column - 2] ?? tooMany) + 1)
      current[column] = cost
      least = Math.min(least, cost)
    }
    if (least > max) return tooMany
    twoAbove = above
    above = current
  }
  return above[b.length] ?? tooMany
}
