import type { Block } from '../../../platform/refusal.ts'

/** What of a block's facts a reader at a self-check may see; nothing that tells of other people. */
const shown: ReadonlySet<string> = new Set([
  'loans',
  'limit',
  'of',
  'owed',
  'overdue',
  'lost',
  'age',
  'minimumAge',
  'accompanying',
  'expires',
])

/** A reason as it goes to a device that stands in public: its code and harmless facts, the page says it in its own words. */
export function stopFor({ code, facts }: Block): { readonly code: string; readonly facts?: Record<string, unknown> } {
  const kept = Object.entries(facts ?? {}).filter(([name]) => shown.has(name))
  return { code, ...(kept.length > 0 && { facts: Object.fromEntries(kept) }) }
}

/** The same as a block of a refusal. `about` is what was scanned, for the page to show. */
export function blockFor(block: Block, about?: Readonly<Record<string, unknown>>): Block {
  const { code, facts } = stopFor(block)
  return {
    code,
    message: 'This cannot be done at the self-check. Please ask at the desk.',
    ...((facts || about) && { facts: { ...facts, ...(about && { about }) } }),
  }
}
