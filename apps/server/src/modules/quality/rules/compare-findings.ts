import type { Severity } from '@carrel/marc'
import type { JudgedFinding } from './judge-record.ts'

/** A finding as it is kept. */
export interface KeptFinding extends JudgedFinding {
  readonly id: number
  readonly dismissed: boolean
}

/** A flag that someone has said is right as it is. */
export interface Dismissal {
  readonly code: string
  readonly tag: string
  readonly subfield: string
  readonly fieldKey: string
}

/** How much more or less there is of something. */
export interface TallyChange {
  readonly code: string
  readonly severity: Severity
  readonly flags: number
  readonly dismissed: number
  readonly records: number
}

/** What has to be written so that what is kept of a record is what was found in it now. */
export interface FindingsChange {
  readonly add: readonly (JudgedFinding & { readonly dismissed: boolean })[]
  readonly change: readonly KeptFinding[]
  readonly remove: readonly number[]
  readonly tally: readonly TallyChange[]
}

const gravest: readonly Severity[] = ['error', 'warning', 'info']

/**
 * Compares what is kept of one record with what was found in it now. What is found again in the same field keeps its row,
 * even when the field has moved; what was dismissed stays so for as long as its field says the same.
 */
export function compareFindings(
  kept: readonly KeptFinding[],
  found: readonly JudgedFinding[],
  dismissals: readonly Dismissal[],
): FindingsChange {
  const dismissed = new Set(dismissals.map(dismissalName))
  const waiting = Map.groupBy(kept, nameOf)
  const add: (JudgedFinding & { readonly dismissed: boolean })[] = []
  const change: KeptFinding[] = []
  const now: { code: string; severity: Severity; dismissed: boolean }[] = []
  for (const finding of found) {
    const isDismissed = dismissed.has(nameOf(finding))
    now.push({ code: finding.code, severity: finding.severity, dismissed: isDismissed })
    const before = waiting.get(nameOf(finding))?.shift()
    if (!before) add.push({ ...finding, dismissed: isDismissed })
    else if (!isSame(before, finding) || before.dismissed !== isDismissed)
      change.push({ ...finding, id: before.id, dismissed: isDismissed })
  }
  const remove = [...waiting.values()].flat().map(({ id }) => id)
  const tally = add.length + change.length + remove.length === 0 ? [] : difference(tallyOf(kept), tallyOf(now))
  return { add, change, remove, tally }
}

/** Adds up changes of many records. */
export function sumTally(changes: readonly TallyChange[]): readonly TallyChange[] {
  const sums = new Map<string, TallyChange>()
  for (const change of changes) {
    const name = `${change.severity} ${change.code}`
    const sum = sums.get(name)
    sums.set(
      name,
      sum
        ? {
            ...change,
            flags: sum.flags + change.flags,
            dismissed: sum.dismissed + change.dismissed,
            records: sum.records + change.records,
          }
        : change,
    )
  }
  return [...sums.values()].filter(({ flags, dismissed, records }) => flags !== 0 || dismissed !== 0 || records !== 0)
}

type Counted = Pick<KeptFinding, 'code' | 'severity' | 'dismissed'>

/** What one record contributes to the tally. */
function tallyOf(findings: readonly Counted[]): readonly TallyChange[] {
  const counted = findings.map(({ code, severity, dismissed }) => ({
    code,
    severity,
    flags: dismissed ? 0 : 1,
    dismissed: dismissed ? 1 : 0,
    records: 0,
  }))
  const open = findings.filter(({ dismissed }) => !dismissed)
  const once = [...Map.groupBy(open, ({ code }) => code)].map(([code, ofCode]) => one(code, ofCode))
  return sumTally([...counted, ...once, ...(open.length === 0 ? [] : [one('', open)])])
}

function one(code: string, open: readonly Counted[]): TallyChange {
  const severity = gravest.find((each) => open.some((finding) => finding.severity === each)) ?? 'info'
  return { code, severity, flags: 0, dismissed: 0, records: 1 }
}

function difference(before: readonly TallyChange[], after: readonly TallyChange[]): readonly TallyChange[] {
  const negative = before.map((each) => ({
    ...each,
    flags: -each.flags,
    dismissed: -each.dismissed,
    records: -each.records,
  }))
  return sumTally([...negative, ...after])
}

function isSame(a: JudgedFinding, b: JudgedFinding): boolean {
  return a.severity === b.severity && a.occurrence === b.occurrence && a.message === b.message
}

function nameOf({ code, tag, subfield, fieldKey }: JudgedFinding): string {
  return [code, tag ?? '', subfield ?? '', fieldKey].join('\n')
}

function dismissalName({ code, tag, subfield, fieldKey }: Dismissal): string {
  return [code, tag, subfield, fieldKey].join('\n')
}
