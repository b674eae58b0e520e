import { attributeSets, type Apdu, type SortBy, type SortKey, type SortRequest } from '@carrel/z3950'
import { findBibs, type BibOrder } from '../../modules/catalog/index.ts'
import { isRefusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { Diagnosed, diagnosedRefusal } from './diagnosed.ts'
import { setNamed } from './present.ts'
import type { Session } from './session.ts'

const byUse: Readonly<Record<number, BibOrder>> = {
  1: 'author',
  4: 'title',
  13: 'call-number',
  16: 'call-number',
  20: 'call-number',
  30: 'date',
  31: 'date',
  53: 'call-number',
  1003: 'author',
  1004: 'author',
}
const byName: Readonly<Record<string, BibOrder>> = {
  title: 'title',
  author: 'author',
  creator: 'author',
  date: 'date',
  year: 'date',
  callnumber: 'call-number',
  'call-number': 'call-number',
  relevance: 'relevance',
}

/** Puts a result in order under the same or another name (Z39.50-2003, 3.2.7.1). Throws {@link Diagnosed}. */
export async function answerSort(session: Session, w: Work, request: SortRequest): Promise<Apdu> {
  const [input, ...others] = request.inputs
  if (input === undefined) throw new Diagnosed(208)
  if (others.length > 0) throw new Diagnosed(230)
  const set = setNamed(session, input)
  const [key, ...more] = request.keys
  if (!key) throw new Diagnosed(207)
  if (more.length > 0) throw new Diagnosed(211, '1')
  const { sets, limits } = session
  if (!sets.has(request.output) && sets.size >= limits.resultSets) throw new Diagnosed(112)
  const order = orderOf(key)
  const found = await findBibs(w, { query: set.query, order, offset: 0, limit: Math.max(1, set.first.length) })
  if (isRefusal(found)) throw diagnosedRefusal(found)
  sets.set(request.output, { ...set, order, total: found.total, first: found.bibs })
  return { kind: 'sortResponse', value: { status: 0, resultCount: found.total } }
}

function orderOf({ element, relation }: SortKey): { readonly by: BibOrder; readonly descending: boolean } {
  if (element.kind !== 'generic') throw new Diagnosed(210)
  if (relation !== 0 && relation !== 1) throw new Diagnosed(214, String(relation))
  const by = sortedBy(element.value)
  if (by === undefined) throw new Diagnosed(207)
  return { by, descending: relation === 1 }
}

function sortedBy(key: SortBy): BibOrder | undefined {
  if (key.kind === 'attributes') {
    if (key.value.set !== attributeSets['bib-1']) throw new Diagnosed(121, key.value.set)
    const use = key.value.list.find(({ type }) => type === 1)?.value
    return typeof use === 'number' ? byUse[use] : undefined
  }
  const name = key.kind === 'field' ? key.value.toLowerCase() : ''
  return Object.hasOwn(byName, name) ? byName[name] : undefined
}
