/** A moment that a desk told, as it is believed, and what was set right. */
export interface ReckonedTime {
  readonly at: Temporal.Instant
  readonly notes: readonly string[]
}

// Clocks that differ by less are no worth a word.
const worthAWord = 120
const longAgo = 24 * 400

/**
 * When something was done at a desk: as the desk reckoned the server's time, never later than now. A desk's clock that was wrong
 * and moments that cannot be are noted.
 */
export function reckonedTime(
  { at, shown }: { readonly at: Temporal.Instant; readonly shown: Temporal.Instant | undefined },
  now: Temporal.Instant,
): ReckonedTime {
  const notes: string[] = []
  const off = shown ? Math.round((shown.epochMilliseconds - at.epochMilliseconds) / 1000) : 0
  if (Math.abs(off) >= worthAWord) {
    notes.push(
      `The clock of the desk was ${inWords(Math.abs(off))} ${off > 0 ? 'fast' : 'slow'}; the time was set right.`,
    )
  }
  const ahead = Math.round((at.epochMilliseconds - now.epochMilliseconds) / 1000)
  if (ahead >= worthAWord) notes.push(`It was said to be done ${inWords(ahead)} from now; it counts as done now.`)
  if (Temporal.Instant.compare(at, now) > 0) return { at: now, notes }
  if (now.since(at).total('hours') > longAgo)
    notes.push('It was said to be done more than a year ago. Look at the date.')
  return { at, notes }
}

function inWords(seconds: number): string {
  const [count, unit] =
    seconds < 5400
      ? [Math.round(seconds / 60), 'minute']
      : seconds < 129_600
        ? [Math.round(seconds / 3600), 'hour']
        : [Math.round(seconds / 86_400), 'day']
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}
