import type { OutputEncoding } from '@carrel/marc'
import type { Apdu, NamedRecord, PresentRequest } from '@carrel/z3950'
import { findBibs, mostFetched, publicRecords } from '../../modules/catalog/index.ts'
import { protocolSettings } from '../../modules/protocols/index.ts'
import { isRefusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { Diagnosed, diagnosedRefusal } from './diagnosed.ts'
import { compositionOf, encodingFor, recordAs, type Composition } from './records.ts'
import { databaseName, type ResultSet, type Session } from './session.ts'

/** Records of a part of a result, as many as fit into one message. */
export interface Fetched {
  readonly records: readonly NamedRecord[]
  /** False when not all that were asked for came along. */
  readonly isWhole: boolean
}

/** Gives records of a result (Z39.50-2003, 3.2.3.1). Throws {@link Diagnosed}. */
export async function answerPresent(session: Session, w: Work, request: PresentRequest): Promise<Apdu> {
  const set = setNamed(session, request.resultSet)
  const ranges = [{ start: request.start, count: request.count }, ...(request.additionalRanges ?? [])]
  if (ranges.length > 1) throw new Diagnosed(243)
  const { start, count } = request
  if (start < 1 || count < 0 || start + count - 1 > set.total) throw new Diagnosed(13)
  const composition = compositionOf(
    request.syntax,
    request.composition?.kind === 'simple' ? request.composition.value : request.composition,
  )
  const { records, isWhole } = await fetchRecords(session, w, set, { start, count, composition })
  const next = start + records.length
  return {
    kind: 'presentResponse',
    value: {
      returned: records.length,
      nextPosition: next > set.total ? 0 : next,
      status: isWhole ? 0 : 2,
      ...(records.length > 0 && { records: { kind: 'records', value: records } }),
    },
  }
}

/** The result of a name. Throws {@link Diagnosed} when there is none. */
export function setNamed(session: Session, name: string): ResultSet {
  const set = session.sets.get(name)
  if (!set) throw new Diagnosed(30, name)
  return set
}

/** Fetches records; those that cannot be had are told by a diagnostic in their place. */
export async function fetchRecords(
  session: Session,
  w: Work,
  set: ResultSet,
  wanted: { readonly start: number; readonly count: number; readonly composition: Composition },
): Promise<Fetched> {
  const { mostRecords } = await protocolSettings(session.platform, 'z3950')
  const count = Math.min(wanted.count, mostRecords)
  const bibs = await bibsOf(w, set, wanted.start - 1, count)
  const [stored, encoding] = await Promise.all([publicRecords(w, bibs), encodingFor(session, w)])
  const records: NamedRecord[] = []
  let bytes = 0
  for (const bib of bibs) {
    const record = await recordFor(w, stored.get(bib), wanted.composition, encoding)
    const size = record.kind === 'record' ? record.value.data.length + 64 : 128
    if (records.length > 0 && bytes + size > session.preferredSize) break
    const isTooLarge = size > session.exceptionalSize
    records.push({
      database: databaseName,
      record: isTooLarge ? { kind: 'diagnostic', value: new Diagnosed(17, String(size)).diagnostic } : record,
    })
    bytes += isTooLarge ? 128 : size
  }
  return { records, isWhole: records.length === wanted.count }
}

async function bibsOf(w: Work, set: ResultSet, offset: number, limit: number): Promise<readonly number[]> {
  if (offset + limit <= set.first.length) return set.first.slice(offset, offset + limit)
  if (offset + limit > mostFetched) throw new Diagnosed(13, `Only the first ${mostFetched} records can be had.`)
  const found = await findBibs(w, { query: set.query, order: set.order, offset, limit })
  if (isRefusal(found)) throw diagnosedRefusal(found)
  return found.bibs
}

async function recordFor(
  w: Work,
  stored: Parameters<typeof recordAs>[1] | undefined,
  composition: Composition,
  encoding: OutputEncoding,
): Promise<NamedRecord['record']> {
  // It was deleted or hidden since the search.
  if (!stored) return { kind: 'diagnostic', value: new Diagnosed(1028).diagnostic }
  try {
    return { kind: 'record', value: await recordAs(w, stored, composition, encoding) }
  } catch (error) {
    if (error instanceof Diagnosed) return { kind: 'diagnostic', value: error.diagnostic }
    throw error
  }
}
