import { createServer, type AddressInfo, type Socket } from 'node:net'
import {
  ApduSplitter,
  CodecProblem,
  negotiatedUtf8,
  readApdu,
  textTerm,
  utf8Choice,
  writeApdu,
  type Apdu,
  type Authentication,
  type NamedRecord,
  type PresentRequest,
  type ScanRequest,
  type SearchRequest,
} from '../../src/index.ts'
import { placesFound, recordIn, Refused, wordList, type SmallCatalogue } from './small-catalogue.ts'

/** What a small server serves, and whom. */
export interface SmallServerOptions extends SmallCatalogue {
  /** The one database; `Default` unless given. */
  readonly database?: string | undefined
  /** Lets in whom this accepts; everybody unless given. */
  readonly admits?: ((authentication: Authentication | undefined) => boolean) | undefined
  /** Records that are given in one answer at most, so that clients have to ask again. */
  readonly portion?: number | undefined
  /** Sends the records of an answer in segments of one each. */
  readonly segments?: boolean | undefined
}

/** A server that runs. */
export interface SmallServer {
  readonly port: number
  /** All that was asked so far. */
  readonly asked: readonly Apdu[]
  readonly close: () => Promise<void>
}

/** Starts a server of Z39.50 over records in memory on a free port of this machine; for tests, and to try clients with. */
export async function startSmallServer(options: SmallServerOptions): Promise<SmallServer> {
  const asked: Apdu[] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    const session = new Session(options)
    const splitter = new ApduSplitter(1024 * 1024)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    socket.on('data', (chunk: Uint8Array) => {
      try {
        for (const bytes of splitter.push(chunk)) {
          const request = readApdu(bytes)
          asked.push(request)
          for (const answer of session.answers(request)) socket.write(writeApdu(answer))
          if (request.kind === 'close') socket.end()
        }
      } catch (error) {
        if (!(error instanceof CodecProblem)) throw error
        socket.end(writeApdu({ kind: 'close', value: { reason: 6, message: error.message } }))
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}

class Session {
  readonly #options: SmallServerOptions
  readonly #sets = new Map<string, readonly number[]>()

  constructor(options: SmallServerOptions) {
    this.#options = options
  }

  answers(request: Apdu): readonly Apdu[] {
    switch (request.kind) {
      case 'initRequest': {
        const utf8 = negotiatedUtf8(request.value)
        return [
          {
            kind: 'initResponse',
            value: {
              versions: [1, 2, 3],
              options: ['search', 'present', 'deleteSet', 'scan', 'sort', 'segmentation1', 'namedResultSets'],
              preferredMessageSize: request.value.preferredMessageSize,
              exceptionalRecordSize: request.value.exceptionalRecordSize,
              accepted: this.#options.admits?.(request.value.authentication) ?? true,
              implementationName: 'A small server',
              ...(utf8 && {
                otherInfo: [{ information: { kind: 'external', value: utf8Choice(utf8.recordsToo) } } as const],
              }),
            },
          },
        ]
      }
      case 'searchRequest':
        return [this.#search(request.value)]
      case 'presentRequest':
        return this.#present(request.value)
      case 'scanRequest':
        return [this.#scan(request.value)]
      case 'sortRequest': {
        const places = request.value.inputs.flatMap((name) => this.#sets.get(name) ?? [])
        const text = (place: number) => new TextDecoder().decode(this.#options.records[place]?.subarray(24))
        const direction = request.value.keys[0]?.relation === 1 ? -1 : 1
        const sorted = places.toSorted((one, other) => (text(one) < text(other) ? -direction : direction))
        this.#sets.set(request.value.output, sorted)
        return [{ kind: 'sortResponse', value: { status: 0 } }]
      }
      case 'deleteRequest': {
        const names = request.value.resultSets ?? [...this.#sets.keys()]
        const statuses = names.map((resultSet) => ({ resultSet, status: this.#sets.delete(resultSet) ? 0 : 1 }))
        return [
          { kind: 'deleteResponse', value: { status: statuses.every(({ status }) => status === 0) ? 0 : 9, statuses } },
        ]
      }
      case 'close':
        return [{ kind: 'close', value: { reason: 0 } }]
      default:
        return [{ kind: 'close', value: { reason: 6, message: `${request.kind} is not done here.` } }]
    }
  }

  #search(request: SearchRequest): Apdu {
    const { database = 'Default' } = this.#options
    try {
      const unknown = request.databases.find((name) => name !== database)
      if (unknown !== undefined) throw new Refused(235, unknown)
      if (request.query.kind !== 'rpn' && request.query.kind !== 'rpn-101') throw new Refused(107)
      const found = placesFound(this.#options, request.query.value.root, this.#sets)
      this.#sets.set(request.resultSetName, found)
      return {
        kind: 'searchResponse',
        value: { resultCount: found.length, returned: 0, nextPosition: 1, ok: true },
      }
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      return {
        kind: 'searchResponse',
        value: {
          resultCount: 0,
          returned: 0,
          nextPosition: 0,
          ok: false,
          resultSetStatus: 3,
          records: { kind: 'diagnostic', value: error.diagnostic },
        },
      }
    }
  }

  #present({ resultSet, start, count, syntax }: PresentRequest): readonly Apdu[] {
    const { database = 'Default', portion = Infinity, segments = false } = this.#options
    const places = this.#sets.get(resultSet)
    const condition = places === undefined ? 30 : start < 1 || start + count - 1 > places.length ? 13 : undefined
    if (condition !== undefined || places === undefined) {
      const { diagnostic } = new Refused(condition ?? 30, resultSet)
      return [
        {
          kind: 'presentResponse',
          value: { returned: 0, nextPosition: 0, status: 5, records: { kind: 'diagnostic', value: diagnostic } },
        },
      ]
    }
    const wanted = places.slice(start - 1, start - 1 + Math.min(count, portion))
    const records = wanted.map((place): NamedRecord => {
      try {
        return { database, record: { kind: 'record', value: recordIn(this.#options, place, syntax) } }
      } catch (error) {
        if (!(error instanceof Refused)) throw error
        return { database, record: { kind: 'diagnostic', value: error.diagnostic } }
      }
    })
    const inSegments = segments ? records.slice(0, -1) : []
    const rest = records.slice(inSegments.length)
    return [
      ...inSegments.map((record): Apdu => ({ kind: 'segment', value: { returned: 1, records: [record] } })),
      {
        kind: 'presentResponse',
        value: {
          returned: records.length,
          nextPosition: start + records.length > places.length ? 0 : start + records.length,
          status: records.length < count ? 2 : 0,
          records: { kind: 'records', value: rest },
        },
      },
    ]
  }

  #scan({ start, count, position = 1 }: ScanRequest): Apdu {
    const words = wordList(this.#options)
    const { term } = start
    const wanted = term.kind === 'general' ? new TextDecoder().decode(term.value).toLowerCase() : ''
    const found = words.findIndex(([word]) => word >= wanted)
    const first = Math.max(0, (found === -1 ? words.length : found) - position + 1)
    const terms = words.slice(first, first + count)
    return {
      kind: 'scanResponse',
      value: {
        status: 0,
        returned: terms.length,
        position,
        entries: {
          entries: terms.map(([word, occurrences]) => ({
            kind: 'term',
            value: { term: textTerm(word), display: word, occurrences },
          })),
        },
      },
    }
  }
}
