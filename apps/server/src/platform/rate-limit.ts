/** How many requests someone may still send at once, and as of when. */
export interface Allowance {
  readonly left: number
  readonly at: Temporal.Instant
}

/** What became of a request that counts against a limit. */
export type Taken =
  | { readonly ok: true; readonly allowance: Allowance }
  /** `wait`: whole seconds until the next one is taken. */
  | { readonly ok: false; readonly wait: number }

/**
 * Takes one request out of an allowance of so many a minute. It fills up evenly, so that a limit of 60 lets 60 through at
 * once and then one each second.
 */
export function takeOne(before: Allowance | undefined, perMinute: number, now: Temporal.Instant): Taken {
  const each = perMinute / 60
  // A clock that was set back gives nothing.
  const passed = before === undefined ? 0 : Math.max(0, now.since(before.at).total('seconds'))
  const left = before === undefined ? perMinute : Math.min(perMinute, before.left + passed * each)
  if (left >= 1) return { ok: true, allowance: { left: left - 1, at: now } }
  return { ok: false, wait: Math.max(1, Math.ceil((1 - left) / each)) }
}
