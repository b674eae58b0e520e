import { parseCql, type SruResponse, type SruScanRequest } from '@carrel/sru'
import { listOf, scanIndex, targetOfCql } from '../../modules/catalog/index.ts'
import { isRefusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { Diagnosed, diagnosedQuery, diagnosedRefusal } from './diagnosed.ts'
import { longestQuery } from './search.ts'

const usualTerms = 20
const mostTerms = 200

/** Lists terms of an index around a given one. Throws {@link Diagnosed}. */
export async function answerScan(w: Work, request: SruScanRequest): Promise<SruResponse> {
  const { scanClause, position, count = usualTerms } = request
  if (scanClause.length > longestQuery) throw new Diagnosed(12, `at most ${longestQuery} letters`)
  if (count > mostTerms) throw new Diagnosed(121, String(mostTerms))
  if (position > count + 1) throw new Diagnosed(120, String(position))
  const parsed = parseCql(scanClause)
  if (!parsed.ok) throw new Diagnosed(10, parsed.message)
  const { root } = parsed.query
  if (root.kind !== 'term') throw new Diagnosed(10, 'A list of terms begins with one index, relation and term.')
  const target = targetOfCql(root.index)
  if (!target.ok) throw diagnosedQuery(target)
  const relation = (root.relation?.name ?? '=').replace(/^.*\./, '')
  const list = listOf(target.target, relation === 'any' || relation === 'all')
  if (!list) throw new Diagnosed(16, root.index)
  const before = Math.max(0, position - 1)
  const found = await scanIndex(w, list, {
    from: root.term.replaceAll(/\\(.)/gs, '$1').replaceAll(/^\^|[*^]$/g, ''),
    before,
    // One more, for 0 and to know where the list ends.
    limit: count - before + 1,
  })
  if (isRefusal(found)) throw diagnosedRefusal(found)
  const after = position === 0 ? found.after.slice(1) : found.after
  const terms = [...found.before, ...after]
  const isEnd = terms.length <= count && position !== 0
  const shown = terms.slice(0, count)
  return {
    kind: 'scan',
    version: request.version,
    terms: shown.map(({ term, display, titles }, place) => {
      const isFirst = place === 0 && found.before.length < before
      const isLast = isEnd && place === shown.length - 1
      return {
        value: term,
        records: titles,
        ...(display !== undefined && { display }),
        ...((isFirst || isLast) && { place: isFirst && isLast ? 'only' : isFirst ? 'first' : 'last' }),
      }
    }),
    diagnostics: [],
  }
}
