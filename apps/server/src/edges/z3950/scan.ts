import { textTerm, type Apdu, type ScanRequest } from '@carrel/z3950'
import { listOf, scanIndex, targetOfAttributes, termText } from '../../modules/catalog/index.ts'
import { isRefusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { Diagnosed, diagnosedQuery, diagnosedRefusal } from './diagnosed.ts'
import { checkDatabases } from './search.ts'

const mostTerms = 200
/** Structure 2: words. */
const wordStructure = 2

/** Lists terms of an index around a given one (Z39.50-2003, 3.2.8.1). Throws {@link Diagnosed}. */
export async function answerScan(w: Work, request: ScanRequest): Promise<Apdu> {
  checkDatabases(request.databases)
  const { count, position = 1, stepSize = 0, start } = request
  if (stepSize !== 0) throw new Diagnosed(205, String(stepSize))
  if (count < 1 || count > mostTerms) throw new Diagnosed(1029, String(mostTerms))
  if (position < 0 || position > count + 1) throw new Diagnosed(233, String(position))
  const target = targetOfAttributes(start.attributes)
  if (!target.ok) throw diagnosedQuery(target)
  const wordsOnly = start.attributes.some(({ type, value }) => type === 4 && value === wordStructure)
  const list = listOf(target.target, wordsOnly)
  if (!list) throw new Diagnosed(232)
  // At position 0 the given term would stand just before the first that is told.
  const before = Math.min(count, Math.max(0, position - 1))
  const found = await scanIndex(w, list, {
    from: termText(start.term),
    before,
    limit: position === 0 ? count + 1 : count - before,
  })
  if (isRefusal(found)) throw diagnosedRefusal(found)
  const after = position === 0 ? found.after.slice(1) : found.after
  const terms = [...found.before, ...after]
  return {
    kind: 'scanResponse',
    value: {
      stepSize: 0,
      // 5: the index begins or ends here.
      status: terms.length === count ? 0 : 5,
      returned: terms.length,
      position: position === 0 ? 0 : found.before.length + 1,
      ...(terms.length > 0 && {
        entries: {
          entries: terms.map(({ term, display, titles }) => ({
            kind: 'term',
            value: {
              term: textTerm(term),
              ...(display !== undefined && { display }),
              occurrences: titles,
            },
          })),
        },
      }),
    },
  }
}
