import type { ShelfScan } from '../../../../server/src/modules/circulation/contract-shelf.ts'
import type { Hold, HoldState } from '../../../../server/src/modules/holds/contract.ts'
import type { Tone } from '../../ui/tone.ts'

/** The colour of the state of a hold. */
export const holdTones: Readonly<Record<HoldState, Tone>> = {
  waiting: 'neutral',
  'in-transit': 'info',
  ready: 'ok',
  filled: 'neutral',
  cancelled: 'neutral',
  expired: 'warn',
}

/** True while something may still come of it. */
export function isOpen({ state }: Pick<Hold, 'state'>): boolean {
  return state === 'waiting' || state === 'in-transit' || state === 'ready'
}

/** True for what waits on the shelf although its day is over. `today` is the day of the branch, `2026-11-24`. */
export function isUncollected(
  { state, shelfUntil, uncollected }: Pick<Hold, 'state' | 'shelfUntil' | 'uncollected'>,
  today: string,
): boolean {
  return uncollected || (state === 'ready' && shelfUntil !== null && shelfUntil < today)
}

/** The day it is in a time zone. */
export function todayIn(timeZone: string, now = new Date()): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone }).format(now)
}

/** Holds as the shelf is walked: those to clear first, then by who comes for them. */
export function shelfOrder(holds: readonly Hold[], today: string): readonly Hold[] {
  const rank = (hold: Hold) => (isUncollected(hold, today) ? 0 : 1)
  return holds.toSorted((a, b) => rank(a) - rank(b) || a.patronName.localeCompare(b.patronName))
}

/** The colour of what becomes of an item on the walk along the hold shelf. */
export const goesTones: Readonly<Record<ShelfScan['goes'], 'ok' | 'warn' | 'stop'>> = {
  stays: 'ok',
  next: 'warn',
  transit: 'warn',
  workroom: 'warn',
  shelf: 'warn',
}

/** An order after some of its members were put before or after another; those that move keep their order among themselves. */
export function moved(
  order: readonly number[],
  moving: readonly number[],
  target: number,
  after: boolean,
): readonly number[] {
  if (moving.includes(target)) return order
  const going = order.filter((id) => moving.includes(id))
  const staying = order.filter((id) => !moving.includes(id))
  return staying.toSpliced(staying.indexOf(target) + (after ? 1 : 0), 0, ...going)
}

/** What was scanned or typed into a field of lines: one each, without blanks and doubles. */
export function linesOf(text: string): readonly string[] {
  return [
    ...new Set(
      text
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
    ),
  ]
}

/** The parts of a title of which there are several, such as discs; a hold may ask for one of them. */
export function partsOf(items: readonly { readonly part: string | null }[]): readonly string[] {
  const parts = [...new Set(items.flatMap(({ part }) => part ?? []))].toSorted((a, b) =>
    a.localeCompare(b, undefined, { numeric: true }),
  )
  return parts.length > 1 ? parts : []
}

/** What is asked for by a choice of a copy: `any`, `part:Disc 2`, or the number of an item. */
export function wishOf(copy: string): { readonly item?: number; readonly part?: string } {
  if (copy.startsWith('part:')) return { part: copy.slice('part:'.length) }
  return copy === 'any' ? {} : { item: Number(copy) }
}
