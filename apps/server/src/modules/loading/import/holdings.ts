import { combineHoldings, type WithHoldings } from '@carrel/marc-merge'
import type { MarcEntry } from '@carrel/marc'

/** What can be read one after the other, with what is known of the whole. */
type Entries = AsyncIterable<MarcEntry>

/**
 * The records of a file with the holdings records that follow a title put into it, and a note of what has no partner. The place of
 * a title reaches to the end of its last holdings record.
 */
export async function* withHoldings(
  entries: Entries,
): AsyncGenerator<{ entry: MarcEntry; notes: readonly string[]; edited: boolean }> {
  const combiner = combineHoldings<{ entry: MarcEntry; end: number }>()
  let last: { entry: MarcEntry; end: number } | undefined
  for await (const entry of entries) {
    if (!entry.record) {
      yield* combiner.end().map(told)
      yield { entry, notes: [], edited: false }
      continue
    }
    const place = { entry, end: entry.offset + entry.raw.length }
    const done = combiner.push(place, entry.record)
    // A holdings record that was taken lengthens the place of its title.
    if (done.length === 0 && last) last.end = place.end
    yield* done.map(told)
    if (!done.some(({ entry: each }) => each === place)) last = entry.record.leader[6]?.match(/[uvxy]/) ? last : place
  }
  yield* combiner.end().map(told)
}

function told(each: WithHoldings<{ entry: MarcEntry; end: number }>): {
  entry: MarcEntry
  notes: readonly string[]
  edited: boolean
} {
  const { entry, end } = each.entry
  if (each.kind === 'stray-holdings') {
    return { entry, notes: ['A holdings record that no title before it belongs to.'], edited: false }
  }
  const notes =
    each.holdings === 0
      ? ['No holdings record follows this title.']
      : [`Put together with ${each.holdings} holdings records.`]
  if (each.holdings === 0) return { entry, notes, edited: false }
  const raw = new Uint8Array(Math.max(0, end - entry.offset))
  return { entry: { ...entry, record: each.record, raw }, notes, edited: true }
}
