import { attributeSets, type InitResponse, type RpnQuery, type SortKey } from '../src/index.ts'
import type { RecordForm, ScanResult, ScanStart, SortBySpec, Z3950Connection, Z3950Hits } from './client.ts'
import { diagnosed, diagnosticsIn } from './diagnosed.ts'
import { exchange, type Exchange } from './exchange.ts'
import { Z3950Failure } from './failure.ts'
import type { Z3950Options } from './options.ts'
import { presentRecords } from './present.ts'
import { scannedTerms } from './scan.ts'
import { syntaxOid, type PresentedRecord } from './records.ts'

const resultSet = 'default'

interface Begun {
  readonly init: InitResponse
  readonly utf8: boolean
}

/** The session after its init. */
export function startSession(on: Exchange, options: Z3950Options, { init, utf8 }: Begun): Z3950Connection {
  const { name, line } = on
  const offered = new Set(init.options)
  const databases = typeof options.database === 'string' ? [options.database] : options.database
  let hits = 0
  let form: RecordForm = {}
  let last: Promise<unknown> = Promise.resolve()
  let closed = false

  /** One thing after the other: a server answers in the order of the questions. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work, work)
    last = done.catch(() => undefined)
    return done
  }
  const mustOffer = (option: 'scan' | 'sort', what: string) => {
    if (!offered.has(option)) throw new Z3950Failure('unsupported', `${name} cannot ${what}.`)
  }

  async function search(query: RpnQuery, wanted: RecordForm): Promise<Z3950Hits> {
    const syntax = syntaxOid(wanted)
    form = wanted
    hits = 0
    const answer = await exchange(
      on,
      {
        kind: 'searchRequest',
        value: {
          smallSetUpperBound: 0,
          largeSetLowerBound: 1,
          mediumSetPresentNumber: 0,
          replace: true,
          resultSetName: resultSet,
          databases,
          syntax,
          query: { kind: 'rpn', value: query },
        },
      },
      'searchResponse',
    )
    const diagnostics = diagnosticsIn(answer.records)
    if (!answer.ok || diagnostics.length > 0) throw diagnosed(name, 'the search', diagnostics)
    hits = Math.max(0, answer.resultCount)
    return { hits, complete: answer.resultSetStatus === undefined }
  }

  async function scan(start: ScanStart, count: number, position: number): Promise<ScanResult> {
    mustOffer('scan', 'list the terms of an index')
    const answer = await exchange(
      on,
      {
        kind: 'scanRequest',
        value: {
          databases,
          attributeSet: start.attributeSet ?? attributeSets['bib-1'],
          start: { attributes: start.attributes, term: start.term },
          stepSize: 0,
          count,
          position,
        },
      },
      'scanResponse',
    )
    const result = scannedTerms(answer)
    const diagnostics = answer.entries?.diagnostics ?? []
    if (answer.status === 6 || (result.terms.length === 0 && diagnostics.length > 0))
      throw diagnosed(name, 'the list of terms', diagnostics)
    return result
  }

  async function sort(keys: readonly SortBySpec[]): Promise<void> {
    mustOffer('sort', 'sort')
    const answer = await exchange(
      on,
      {
        kind: 'sortRequest',
        value: { inputs: [resultSet], output: resultSet, keys: keys.map(sortKey) },
      },
      'sortResponse',
    )
    if (answer.status === 2) throw diagnosed(name, 'the sort', answer.diagnostics ?? [])
  }

  return {
    implementation: {
      ...(init.implementationId !== undefined && { id: init.implementationId }),
      ...(init.implementationName !== undefined && { name: init.implementationName }),
      ...(init.implementationVersion !== undefined && { version: init.implementationVersion }),
    },
    options: offered,
    utf8,
    search: (query, wanted = {}) => inTurn(() => search(query, wanted)),
    present: (start, count, wanted) =>
      inTurn(async (): Promise<readonly PresentedRecord[]> => {
        const most = Math.min(count, hits - start + 1)
        if (start < 1 || most < 1) return []
        return presentRecords(on, { resultSet, start, count: most, form: { ...form, ...wanted } })
      }),
    scan: (start, count, position = 1) => inTurn(() => scan(start, count, position)),
    sort: (keys) => inTurn(() => sort(keys)),
    close: async () => {
      if (closed) return
      closed = true
      await inTurn(async () => {
        try {
          line.send({ kind: 'close', value: { reason: 0 } })
        } catch (error) {
          if (!(error instanceof Z3950Failure)) throw error
        }
        line.end()
      })
    },
  }
}

function sortKey({ by, descending, caseSensitive }: SortBySpec): SortKey {
  return {
    element: {
      kind: 'generic',
      value:
        typeof by === 'string'
          ? { kind: 'field', value: by }
          : { kind: 'attributes', value: { set: attributeSets['bib-1'], list: by } },
    },
    relation: descending === true ? 1 : 0,
    caseSensitivity: caseSensitive === true ? 0 : 1,
  }
}
