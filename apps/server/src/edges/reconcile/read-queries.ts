import type { ReconciliationQuery } from '../../modules/reconciliation/index.ts'

/** Questions that one request may ask. */
export const mostQueries = 100
const longestName = 1000

/** The questions of a batch by their keys, or why they cannot be read. */
export type ReadQueries =
  | { readonly ok: true; readonly queries: ReadonlyMap<string, ReconciliationQuery> }
  | { readonly ok: false; readonly message: string }

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const asList = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]
const no = (message: string): { readonly ok: false; readonly message: string } => ({ ok: false, message })

/** Reads a batch of questions (Reconciliation Service API 0.2 §4.3). */
export function readQueries(text: string): ReadQueries {
  const batch = parsed(text)
  if (!isObject(batch)) return no('"queries" is no JSON object with a question under each key.')
  const entries = Object.entries(batch)
  if (entries.length > mostQueries)
    return no(`A batch may have ${mostQueries} questions; this one has ${entries.length}.`)
  const queries = new Map<string, ReconciliationQuery>()
  for (const [key, value] of entries) {
    const query = readQuery(value)
    if (typeof query === 'string') return no(`The question "${key.slice(0, 50)}": ${query}`)
    queries.set(key, query)
  }
  return { ok: true, queries }
}

/** Reads one question, as version 0.1 asked for it: JSON, or the name alone. */
export function readSingle(text: string): ReadQueries {
  const query = readQuery(text.trimStart().startsWith('{') ? parsed(text) : { query: text })
  return typeof query === 'string' ? no(`The question: ${query}`) : { ok: true, queries: new Map([['q0', query]]) }
}

function readQuery(value: unknown): ReconciliationQuery | string {
  if (!isObject(value)) return 'is no object.'
  const { query, type, limit, properties, type_strict: strict } = value
  if (query !== undefined && typeof query !== 'string') return '"query" is no text.'
  const read = asList(properties).map(readProperty)
  const known = read.filter((one) => one !== undefined)
  if (known.length < read.length) return 'a property has no "pid" and "v".'
  const name = (query ?? '').trim()
  // An empty cell is asked for like any other, and a whole batch is not to fail for it.
  if (query === undefined && known.length === 0) return 'it asks for neither a name nor properties.'
  const types = asList(type).filter((one) => typeof one === 'string')
  // OpenRefine sends 0 where somebody left the number as it was.
  const count = typeof limit === 'number' && limit >= 1 ? Math.trunc(limit) : 5
  return {
    query: name.slice(0, longestName),
    types,
    strict: strict === 'all' || strict === 'should' ? strict : 'any',
    limit: Math.min(50, count),
    properties: known,
  }
}

function readProperty(value: unknown): ReconciliationQuery['properties'][number] | undefined {
  if (!isObject(value) || typeof value['pid'] !== 'string' || value['v'] === undefined) return undefined
  const values = asList(value['v'])
    .slice(0, 50)
    .flatMap((each) => {
      if (typeof each === 'string') return [each.slice(0, longestName)]
      if (typeof each === 'number' || typeof each === 'boolean') return [String(each)]
      return isObject(each) && typeof each['id'] === 'string' ? [each['id'].slice(0, longestName)] : []
    })
  return { pid: value['pid'], values: values.filter((each) => each !== '') }
}

/** Which properties are asked of which things (§6.2). */
export interface ExtendRequest {
  readonly ids: readonly string[]
  readonly properties: readonly AskedProperty[]
}
interface AskedProperty {
  readonly id: string
  /** Values of it at most. */
  readonly limit: number
}

/** Things that one request to extend may name. */
export const mostExtended = 500

/** Reads such a request, or why it cannot be read. */
export function readExtend(text: string): ExtendRequest | string {
  const asked = parsed(text)
  if (!isObject(asked) || !Array.isArray(asked['ids']) || !Array.isArray(asked['properties']))
    return '"extend" is no JSON object with "ids" and "properties".'
  const ids = asked['ids'].filter((one) => typeof one === 'string')
  const properties = asked['properties'].flatMap((one: unknown) =>
    isObject(one) && typeof one['id'] === 'string'
      ? [{ id: one['id'].slice(0, 100), limit: limitOf(one['settings']) }]
      : [],
  )
  if (ids.length > mostExtended) return `${mostExtended} things may be asked for at once; this asks for ${ids.length}.`
  if (properties.length > 20) return '20 properties may be asked for at once.'
  return { ids: ids.map((id) => id.slice(0, 100)), properties }
}

/** OpenRefine sends the numbers that somebody typed as texts. */
function limitOf(settings: unknown): number {
  const limit = isObject(settings) ? Math.trunc(Number(settings['limit'])) : 0
  return limit >= 1 ? limit : Infinity
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
