import { embargoDays, readEmbargo, type EmbargoPart } from './embargo.ts'
import { finalDay, firstDay, readDate, type KbartDate } from './dates.ts'

/** An issue from or to which a title is there; what is not known is empty. */
export interface CoveragePoint {
  readonly date: KbartDate
  readonly volume: string
  readonly issue: string
}

/** One run of issues that is there. Without an end it goes on. */
export interface Coverage {
  readonly from: CoveragePoint
  readonly to: CoveragePoint
  readonly embargo: readonly EmbargoPart[]
  /** What is there of each issue: `fulltext`, `selected articles`, `abstracts` and others of the provider. */
  readonly depth: string
}

/** The run that a line tells, by its columns. */
export function coverageOf(values: Readonly<Record<string, string>>): Coverage {
  const text = (name: string) => values[name] ?? ''
  return {
    from: {
      date: readDate(text('date_first_issue_online')) ?? '',
      volume: text('num_first_vol_online'),
      issue: text('num_first_issue_online'),
    },
    to: {
      date: readDate(text('date_last_issue_online')) ?? '',
      volume: text('num_last_vol_online'),
      issue: text('num_last_issue_online'),
    },
    embargo: readEmbargo(text('embargo_info')) ?? [],
    depth: text('coverage_depth').toLowerCase(),
  }
}

/** A part of a periodical that somebody wants: what is not known is empty. */
export interface WantedPart {
  readonly date: KbartDate
  readonly volume: string
}

/**
 * Whether a run has a part: `yes`, `perhaps` where what is known does not tell, or `no` with the reason: it is from `before` the run or
 * `after` it, or an embargo holds it back (`embargo`: too new; `past`: only the newest are there).
 */
export type Covered =
  | { readonly is: 'yes' | 'perhaps' }
  | { readonly is: 'no'; readonly because: 'before' | 'after' | 'embargo' | 'past' }

/** Looks whether a run has a part, on a day. The date decides; where it is not enough, the volume does. */
export function covers(coverage: Coverage, wanted: WantedPart, today: string): Covered {
  const held = embargoDays(coverage.embargo, today)
  const limits = [
    { day: coverage.from.date === '' ? null : firstDay(coverage.from.date), side: 'before' as const },
    { day: coverage.to.date === '' ? null : finalDay(coverage.to.date), side: 'after' as const },
    { day: held.from, side: 'past' as const },
    { day: held.to, side: 'embargo' as const },
  ]
  if (wanted.date === '') return byVolume(coverage, wanted) ?? { is: hasLimits(limits) ? 'perhaps' : 'yes' }
  const [first, last] = [firstDay(wanted.date), finalDay(wanted.date)]
  let isOpen = false
  for (const { day, side } of limits) {
    if (day === null) continue
    const isLower = side === 'before' || side === 'past'
    if (isLower ? last < day : first > day) return { is: 'no', because: side }
    if (isLower ? first < day : last > day) isOpen = true
  }
  return byVolume(coverage, wanted, isOpen) ?? { is: isOpen ? 'perhaps' : 'yes' }
}

function hasLimits(limits: readonly { readonly day: string | null }[]): boolean {
  return limits.some(({ day }) => day !== null)
}

/** What volumes tell; undefined where they tell nothing that the date does not. */
function byVolume({ from, to }: Coverage, wanted: WantedPart, isOpen = true): Covered | undefined {
  const [first, last, volume] = [numberOf(from.volume), numberOf(to.volume), numberOf(wanted.volume)]
  if (!isOpen || volume === undefined) return undefined
  if (first !== undefined && volume < first) return { is: 'no', because: 'before' }
  if (last !== undefined && volume > last) return { is: 'no', because: 'after' }
  // Between two volumes it is there; after the first one of a run that goes on an embargo may still hold it back.
  return first !== undefined && last !== undefined && volume > first && volume < last ? { is: 'yes' } : undefined
}

function numberOf(volume: string): number | undefined {
  return /^\d{1,6}$/.test(volume.trim()) ? Number(volume) : undefined
}
