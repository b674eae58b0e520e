/** Years from `from` to `to`, both included, with how many titles. */
export interface YearBucket {
  readonly from: number
  readonly to: number
  readonly count: number
}

const widths = [1, 2, 5, 10, 20, 25, 50, 100, 200]
const mostBuckets = 24

/**
 * Years as bars of one width that people read easily (a year, five, ten …), at most 24, empty ones included. The few
 * very old or mistaken years at the ends do not stretch the picture: what lies outside the middle 98 of 100 is in the
 * first and last bar.
 */
export function yearBuckets(
  years: readonly { readonly value: number; readonly count: number }[],
): { readonly from: number; readonly to: number; readonly buckets: readonly YearBucket[] } | null {
  const first = years[0]
  const last = years.at(-1)
  if (!first || !last) return null
  const total = years.reduce((sum, { count }) => sum + count, 0)
  const low = yearAt(years, total * 0.01)
  const high = yearAt(years, total * 0.99)
  const width =
    widths.find((candidate) => Math.floor(high / candidate) - Math.floor(low / candidate) < mostBuckets) ?? 500
  const start = Math.floor(low / width) * width
  const bars = Math.floor((high - start) / width) + 1
  const counts = Array.from({ length: bars }, () => 0)
  for (const { value, count } of years) {
    const bar = Math.min(bars - 1, Math.max(0, Math.floor((value - start) / width)))
    counts[bar] = (counts[bar] ?? 0) + count
  }
  const buckets = counts.map((count, bar) => ({
    from: bar === 0 ? Math.min(first.value, start) : start + bar * width,
    to: bar === bars - 1 ? Math.max(last.value, start + (bar + 1) * width - 1) : start + (bar + 1) * width - 1,
    count,
  }))
  return { from: first.value, to: last.value, buckets }
}

/** The year up to which so many titles lie. */
function yearAt(years: readonly { readonly value: number; readonly count: number }[], titles: number): number {
  let seen = 0
  for (const { value, count } of years) {
    seen += count
    if (seen > titles) return value
  }
  return years.at(-1)?.value ?? 0
}
