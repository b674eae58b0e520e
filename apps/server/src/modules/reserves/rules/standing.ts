/** What decides whether a line of a reading list holds its item on reserve on a day. */
export interface Standing {
  readonly from: Temporal.PlainDate | null
  readonly until: Temporal.PlainDate | null
  readonly termEnds: Temporal.PlainDate
  /** The course was ended by hand. */
  readonly courseEnded: boolean
  readonly removed: boolean
}

/** Whether a line is to come, holds its item, or is over, on a day. It holds from the day when it was added, before the term too. */
export function standingOn(line: Standing, day: Temporal.PlainDate): 'coming' | 'running' | 'ended' {
  if (line.removed || line.courseEnded) return 'ended'
  const compare = Temporal.PlainDate.compare
  if (compare(day, line.termEnds) > 0 || (line.until && compare(day, line.until) > 0)) return 'ended'
  return line.from && compare(day, line.from) < 0 ? 'coming' : 'running'
}

/** What a line makes of its item; null: what the line before it makes of it, in the end what it is at home. */
export interface Place {
  readonly location: number | null
  readonly itemType: string | null
  readonly collection: string | null
  readonly callNumberPrefix: string | null
}

/** What several running lines make of one item together: the latest that says something about it decides. */
export function placeOf(latestFirst: readonly Place[]): Place | undefined {
  if (latestFirst.length === 0) return undefined
  const first = <T>(values: readonly (T | null)[]) => values.find((value) => value !== null) ?? null
  return {
    location: first(latestFirst.map(({ location }) => location)),
    itemType: first(latestFirst.map(({ itemType }) => itemType)),
    collection: first(latestFirst.map(({ collection }) => collection)),
    callNumberPrefix: first(latestFirst.map(({ callNumberPrefix }) => callNumberPrefix)),
  }
}
