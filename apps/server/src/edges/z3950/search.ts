import type { Apdu, SearchRequest } from '@carrel/z3950'
import { findBibs, queryOfRpn } from '../../modules/catalog/index.ts'
import { isRefusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { Diagnosed, diagnosedQuery, diagnosedRefusal } from './diagnosed.ts'
import { fetchRecords, type Fetched } from './present.ts'
import { compositionOf } from './records.ts'
import { isDatabase, type ResultSet, type Session } from './session.ts'

/** Titles of a result that are remembered, so that paging through the first of them asks the index no more. */
const remembered = 100
const longestName = 200

/** Searches and keeps the result under its name (Z39.50-2003, 3.2.2.1). Throws {@link Diagnosed}. */
export async function answerSearch(session: Session, w: Work, request: SearchRequest, bytes: number): Promise<Apdu> {
  checkDatabases(request.databases)
  const name = request.resultSetName
  if (name.length > longestName) throw new Diagnosed(128, name.slice(0, 50))
  checkRoom(session, request, bytes)
  if (request.query.kind !== 'rpn' && request.query.kind !== 'rpn-101') throw new Diagnosed(107)
  const taken = queryOfRpn(request.query.value, (other) => session.sets.get(other)?.query)
  if (!taken.ok) throw diagnosedQuery(taken)
  const order = { by: taken.query.kind === 'all' ? 'added' : 'relevance' } as const
  const found = await findBibs(w, { query: taken.query, order, offset: 0, limit: remembered })
  if (isRefusal(found)) throw diagnosedRefusal(found)
  const set: ResultSet = { query: taken.query, order, total: found.total, first: found.bibs, bytes }
  session.sets.set(name, set)
  const { records, isWhole } = await alongWith(session, w, set, request)
  return {
    kind: 'searchResponse',
    value: {
      resultCount: found.total,
      returned: records.length,
      nextPosition: records.length < found.total ? records.length + 1 : 0,
      ok: true,
      ...(records.length > 0 && {
        presentStatus: isWhole ? 0 : 2,
        records: { kind: 'records', value: records } as const,
      }),
    },
  }
}

/** Refuses databases that the library does not have. */
export function checkDatabases(databases: readonly string[]): void {
  const unknown = databases.find((name) => !isDatabase(name))
  if (unknown !== undefined) throw new Diagnosed(235, unknown)
  if (databases.length > 1) throw new Diagnosed(111)
}

function checkRoom({ sets, limits }: Session, { resultSetName, replace }: SearchRequest, bytes: number): void {
  const old = sets.get(resultSetName)
  if (old && !replace) throw new Diagnosed(21, resultSetName)
  const others = [...sets.values()].reduce((sum, set) => sum + set.bytes, 0) - (old?.bytes ?? 0)
  if ((!old && sets.size >= limits.resultSets) || others + bytes > limits.resultSetBytes)
    throw new Diagnosed(112, `at most ${limits.resultSets}`)
}

/** Records that come along with the answer: of a small set all, of a medium one the first, of a large one none. */
async function alongWith(session: Session, w: Work, set: ResultSet, request: SearchRequest): Promise<Fetched> {
  const isSmall = set.total <= request.smallSetUpperBound
  const isLarge = set.total >= request.largeSetLowerBound
  const count = isSmall ? set.total : isLarge ? 0 : Math.min(set.total, request.mediumSetPresentNumber)
  if (count <= 0) return { records: [], isWhole: true }
  const composition = compositionOf(request.syntax, isSmall ? request.smallSetElements : request.mediumSetElements)
  return fetchRecords(session, w, set, { start: 1, count, composition })
}
