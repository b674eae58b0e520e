/**
 * A Cutter that files between two others as decimals do, as near to the one that the table gives as there is room for,
 * and never ending in 0 or 1. Without the one or the other end there is only the other to mind. Undefined where nothing
 * fits: the two are the same, in the wrong order, or of another letter.
 *
 * @example cutterBetween('S65', 'S66', 'S65') // 'S655'
 */
export function cutterBetween(
  before: string | undefined,
  after: string | undefined,
  wanted: string,
): string | undefined {
  const initial = /^[A-Z]+/.exec(wanted)?.[0] ?? ''
  if (initial === '') return undefined
  // An end with another letter is no end: every number of this one is behind or before it
  const low = endOf(before, initial)
  const high = endOf(after, initial)
  const figures = wanted.slice(initial.length)
  if (fits(figures, low, high)) return wanted
  const found = figuresBetween(low ?? '', high)
  return found === undefined ? undefined : initial + found
}

const endOf = (cutter: string | undefined, initial: string): string | undefined => {
  const [, letters = '', figures = ''] = /^([A-Z]+)(\d+)/.exec(cutter ?? '') ?? []
  return letters === initial ? figures : undefined
}

const fits = (figures: string, low: string | undefined, high: string | undefined): boolean =>
  figures !== '' && (low === undefined || figures > low) && (high === undefined || figures < high)

/** Figures of Cutters are compared as text, which is the order of decimals; the middle of the room is taken. */
function figuresBetween(low: string, high: string | undefined): string | undefined {
  if (high !== undefined && low >= high) return undefined
  let head = ''
  for (let at = 0; at < 12; at++) {
    const from = Number(low.charAt(at) || '0')
    // Past the end of the upper figures there is no room left below them
    const to = high === undefined ? 10 : high.startsWith(head) ? Number(high.charAt(at) || '0') : 10
    if (to - from > 1) {
      const middle = Math.max(from + 1, Math.floor((from + to) / 2))
      const figure = middle >= 2 ? middle : to > 2 ? 2 : undefined
      if (figure !== undefined && figure > from && figure < to) return head + String(figure)
      // Between 0 and 2 only 1 is left: what begins with it has room behind
      return `${head}15`
    }
    if (to - from === 1 && at >= low.length) {
      // 0 is all that is left at this place; the next one has room up to the upper end's own figures
      head += String(from)
      continue
    }
    head += low.charAt(at) || '0'
  }
  return undefined
}
