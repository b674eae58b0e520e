import type { Query } from '@carrel/search-index'
import { cqlOf, type Apdu, type SearchRequest } from '@carrel/z3950'
import { findBibs, queryOfCql, queryOfRpn } from '../../modules/catalog/index.ts'
import { isRefusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { Diagnosed, diagnosedQuery, diagnosedRefusal } from './diagnosed.ts'
import { fetchRecords, type Fetched } from './present.ts'
import { compositionOf } from './records.ts'
import { isDatabase, type ResultSet, type Session } from './session.ts'

/** Titles of a result that are remembered, so that paging through the first of them asks the index no more. */
const remembered = 100
const longestName = 200
const longestCql = 10_000

/** Searches and keeps the result under its name (Z39.50-2003, 3.2.2.1). Throws {@link Diagnosed}. */
export async function answerSearch(session: Session, w: Work, request: SearchRequest, bytes: number): Promise<Apdu> {
  checkDatabases(request.databases)
  const name = request.resultSetName
  if (name.length > longestName) throw new Diagnosed(128, name.slice(0, 50))
  checkRoom(session, request, bytes)
  const query = queryOf(session, request.query)
  const order = { by: query.kind === 'all' ? 'added' : 'relevance' } as const
  const found = await findBibs(w, { query, order, offset: 0, limit: remembered })
  if (isRefusal(found)) throw diagnosedRefusal(found)
  const set: ResultSet = { query, order, total: found.total, first: found.bibs, bytes }
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

/** The query of a client: in RPN (types 1 and 101), or in CQL (type 104). */
function queryOf({ sets }: Session, asked: SearchRequest['query']): Query {
  if (asked.kind === 'rpn' || asked.kind === 'rpn-101') {
    const taken = queryOfRpn(asked.value, (other) => sets.get(other)?.query)
    if (!taken.ok) throw diagnosedQuery(taken)
    return taken.query
  }
  const cql = cqlOf(asked)
  if (cql === undefined) throw new Diagnosed(107)
  if (cql.length > longestCql) throw new Diagnosed(5, `at most ${longestCql} letters`)
  const taken = queryOfCql(cql)
  if (!taken.ok) throw diagnosedQuery(taken)
  // Of a result that is kept the order is asked for by a sort.
  if (taken.sortKeys.length > 0) throw new Diagnosed(10, 'sortBy')
  return taken.query
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
