/** Open from `opens` to `closes`, in minutes of the local day; 1440 is midnight at its end. */
export interface Hours {
  readonly opens: number
  readonly closes: number
}

/** Hours in the order of the day, without anything else that a row may carry. */
export function inOrder(hours: readonly Hours[]): readonly Hours[] {
  return hours.map(({ opens, closes }) => ({ opens, closes })).sort((a, b) => a.opens - b.opens)
}

/** Both together; what touches or overlaps becomes one stretch. */
export function together(hours: readonly Hours[], more: readonly Hours[]): readonly Hours[] {
  const joined: Hours[] = []
  for (const span of inOrder([...hours, ...more])) {
    const last = joined.at(-1)
    if (last && span.opens <= last.closes) {
      joined[joined.length - 1] = { opens: last.opens, closes: Math.max(last.closes, span.closes) }
    } else joined.push(span)
  }
  return joined
}

/** The hours that are left when the others are closed. */
export function without(hours: readonly Hours[], closed: readonly Hours[]): readonly Hours[] {
  let left = hours
  for (const gap of closed) {
    left = left.flatMap((span) =>
      gap.closes <= span.opens || gap.opens >= span.closes
        ? [span]
        : [
            { opens: span.opens, closes: gap.opens },
            { opens: gap.closes, closes: span.closes },
          ].filter(({ opens, closes }) => opens < closes),
    )
  }
  return left
}

/** Whole minutes of the hours of a day. */
export function minutesIn(hours: readonly Hours[]): number {
  return hours.reduce((sum, { opens, closes }) => sum + closes - opens, 0)
}
