import type { NoticeKindCode, NoticeStep } from '../../../../server/src/modules/notifications/contract.ts'

/** From which day the steps of a kind are counted, and to which side. */
export type LadderSide = 'before-due' | 'on-due' | 'after-due' | 'before-shelf-end' | 'before-card-end' | 'once'

const sides: Readonly<Partial<Record<NoticeKindCode, LadderSide>>> = {
  courtesy: 'before-due',
  'due-today': 'on-due',
  overdue: 'after-due',
  'hold-expiring': 'before-shelf-end',
  'card-expiring': 'before-card-end',
}

/** From which day the steps of a kind are counted. */
export function sideOf(kind: NoticeKindCode): LadderSide {
  return sides[kind] ?? 'once'
}

/** True where a rule of the kind may have several steps. */
export function isLadder(kind: NoticeKindCode): boolean {
  const side = sideOf(kind)
  return side !== 'once' && side !== 'on-due'
}

/** A place on the line of days: a step, or the day from which steps are counted. */
export interface LadderPoint {
  /** From 0, the start of the line, to 1. */
  readonly at: number
  /** The step, 1 first; undefined for the day itself. */
  readonly step: number | undefined
}

const minutes = { minutes: 1, hours: 60, days: 1440, weeks: 10_080, months: 43_200 } as const

/** How long a step is from its day, in minutes. */
export function lengthOf({ count, unit }: Pick<NoticeStep, 'count' | 'unit'>): number {
  return count * minutes[unit]
}

/**
 * Where steps stand on the line: in the order of time, longer waits farther apart than short ones, none so near to another
 * that their words would touch.
 */
export function ladderPoints(kind: NoticeKindCode, steps: readonly NoticeStep[]): readonly LadderPoint[] {
  const sign = sideOf(kind) === 'after-due' ? 1 : -1
  const places = [
    { when: 0, step: undefined },
    ...steps.map((step, index) => ({ when: sign * lengthOf(step), step: index + 1 })),
  ].sort((a, b) => a.when - b.when || (a.step ?? 0) - (b.step ?? 0))
  // The root of a wait keeps a day and a month on one line; the constant keeps words apart.
  const gaps = places.slice(1).map((place, at) => 1.2 + Math.sqrt((place.when - (places[at]?.when ?? 0)) / 1440) / 2)
  const whole = gaps.reduce((sum, gap) => sum + gap, 0)
  let passed = 0
  return places.map(({ step }, at) => {
    if (at > 0) passed += gaps[at - 1] ?? 0
    return { at: whole === 0 ? 0.5 : passed / whole, step }
  })
}

/** The next step that someone adding one would want: as long again as the last two are apart. */
export function nextStep(kind: NoticeKindCode, steps: readonly NoticeStep[]): NoticeStep {
  const last = steps.at(-1)
  if (!last) return { count: sideOf(kind) === 'after-due' ? 7 : 2, unit: 'days', channels: ['email'] }
  if (sideOf(kind) === 'after-due')
    return { ...last, count: last.count + Math.max(1, last.count - (steps.at(-2)?.count ?? 0)) }
  return { ...last, count: Math.max(1, Math.floor(last.count / 2)) }
}
