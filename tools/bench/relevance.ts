import {
  meanReciprocalRank,
  noRealRecords,
  realLibrary,
  seekKnownItems,
} from '../../apps/server/src/modules/catalog/search/testing/real-library.ts'
import type { BenchOptions } from '../bench-options.ts'

/** How high the wanted title stands in a set of searches for known items among real records, by the way it is typed. */
export async function run({ emit }: BenchOptions): Promise<void> {
  if (noRealRecords !== false) throw new Error(`There is nothing to search: ${noRealRecords}.`)
  const library = await realLibrary()
  const sought = seekKnownItems(library)
  const note = `${sought.length} searches, ${library.titles.size} real records`
  emit('mean reciprocal rank', Number(meanReciprocalRank(sought).toFixed(4)), '', note)
  for (const [way, those] of Object.entries(Object.groupBy(sought, (one) => one.way))) {
    emit(
      `mean reciprocal rank, ${way}`,
      Number(meanReciprocalRank(those ?? []).toFixed(4)),
      '',
      `${those?.length ?? 0}`,
    )
  }
  emit('not among the first three', sought.filter(({ place }) => place === 0 || place > 3).length, 'searches')
}
