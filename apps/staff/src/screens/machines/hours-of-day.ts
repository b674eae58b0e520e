import type { GateHour } from '../../../../server/src/modules/sorting/contract-gates.ts'

/** What passed in one hour of a day, all gates together. */
export interface HourCount {
  /** 0 to 23, by the clock of the branch. */
  readonly hour: number
  readonly entered: number
  readonly wentOut: number
  readonly alarms: number
}

/** The first and last moments of a day at a place, as the server is asked for them. */
export function boundsOf(day: string, timeZone: string): { readonly from: string; readonly to: string } {
  const start = startOf(day, timeZone)
  const next = new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)) + 1))
  return { from: start.toISOString(), to: startOf(next.toISOString().slice(0, 10), timeZone).toISOString() }
}

/** Midnight of a day at a place. Browsers without Temporal: found by correcting a first guess by the offset there. */
function startOf(day: string, timeZone: string): Date {
  const wanted = Date.parse(`${day}T00:00:00Z`)
  let guess = wanted
  for (let step = 0; step < 3; step++) guess -= Date.parse(`${wallClock(new Date(guess), timeZone)}Z`) - wanted
  return new Date(guess)
}

/** `2026-03-02T10:20:00` by the clock of a place. */
function wallClock(moment: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone })
    .format(moment)
    .replace(' ', 'T')
}

/** Counts by the hours of the clock; the hours between the first and the last are all there. */
export function hoursOf(rows: readonly GateHour[], timeZone: string): readonly HourCount[] {
  const counts = new Map<number, HourCount>()
  for (const row of rows) {
    const hour = Number(wallClock(new Date(row.hour), timeZone).slice(11, 13))
    const before = counts.get(hour) ?? { hour, entered: 0, wentOut: 0, alarms: 0 }
    counts.set(hour, {
      hour,
      entered: before.entered + row.entered,
      wentOut: before.wentOut + row.wentOut,
      alarms: before.alarms + row.alarms,
    })
  }
  const known = [...counts.keys()]
  if (known.length === 0) return []
  const first = Math.min(...known)
  return Array.from(
    { length: Math.max(...known) - first + 1 },
    (_, at) => counts.get(first + at) ?? { hour: first + at, entered: 0, wentOut: 0, alarms: 0 },
  )
}
