import {
  writeSruResponse,
  type ReadRequest,
  type SoapEnvelope,
  type SruDiagnostic,
  type SruResponse,
  type SruVersion,
} from '@carrel/sru'
import { noteTraffic, turnedAway } from '../../modules/protocols/index.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Platform } from '../../platform/platform.ts'
import { readWork } from '../../platform/work.ts'
import { Diagnosed } from './diagnosed.ts'
import { echoOf } from './echo.ts'
import { answerExplain } from './explain.ts'
import { answerScan } from './scan.ts'
import { answerSearch } from './search.ts'

/** A request as it came. */
export interface Asked {
  readonly read: ReadRequest
  /** The namespace of the envelope of SOAP in which it came and is answered; undefined where it came in none. */
  readonly soap: SoapEnvelope | undefined
  readonly address: string
  readonly actor: Actor
  readonly host: string
  readonly port: number
  /** As it came, for those that cannot be answered. */
  readonly text: string
}

/** What is sent back: what is wrong with a request too is told with status 200, but for those that are turned away. */
export interface Answered {
  readonly status: number
  readonly xml: string
  readonly retryAfter?: number
}

/** Answers one request. Throws only for faults of ours. */
export async function answer(platform: Platform, asked: Asked): Promise<Answered> {
  const { read, address, actor, soap } = asked
  const { version, operation } = read.ok ? read.request : read
  const note = (outcome: 'answered' | 'refused' | 'failed', message?: string) =>
    noteTraffic(platform, {
      protocol: 'sru',
      address,
      operation,
      outcome,
      ...(message !== undefined && {
        message,
        request: asked.text.slice(0, 4096),
        size: Buffer.byteLength(asked.text),
      }),
    })
  const write = (response: SruResponse) =>
    writeSruResponse(response, {
      version,
      soap,
      ...(read.ok && { echo: echoOf(read.request) }),
      ...(read.ok && read.request.operation !== 'scan' && { packing: read.request.packing }),
      ...(read.ok && { stylesheet: stylesheetOf(read.request.stylesheet) }),
    })
  const failed = async (diagnostics: readonly SruDiagnostic[]) =>
    write(
      operation === 'explain'
        ? await explained(platform, asked, diagnostics)
        : withDiagnostics(operation, version, diagnostics),
    )

  const away = await turnedAway(platform, 'sru', { address, actor })
  if (away) {
    note('refused')
    const { diagnostic } = new Diagnosed(away.code === 'too-many-requests' ? 2 : 236, away.message)
    return {
      status: away.status,
      xml: await failed([diagnostic]),
      ...(away.retryAfter !== undefined && { retryAfter: away.retryAfter }),
    }
  }
  if (!read.ok) {
    note(
      'failed',
      read.diagnostics.map(({ message, details }) => `${message ?? ''} ${details ?? ''}`.trim()).join('; '),
    )
    return { status: 200, xml: await failed(read.diagnostics) }
  }
  const w = readWork(platform, actor)
  const { request } = read
  try {
    const response =
      request.operation === 'explain'
        ? await answerExplain(w, request, asked)
        : request.operation === 'scan'
          ? await answerScan(w, request)
          : await answerSearch(w, request)
    note('answered')
    return { status: 200, xml: write(response) }
  } catch (error) {
    const isFault = !(error instanceof Diagnosed)
    if (isFault) platform.log.error({ err: error }, 'a request of SRU failed')
    const diagnosed = isFault ? new Diagnosed(1) : error
    note('failed', diagnosed.message)
    return { status: 200, xml: await failed([diagnosed.diagnostic]) }
  }
}

/** A stylesheet is of this site or of the web; anything else is passed over. */
function stylesheetOf(href: string | undefined): string | undefined {
  return href !== undefined && href.length <= 500 && /^(?:https?:\/\/|\/)[\x21-\x7e]*$/.test(href) ? href : undefined
}

/** An explain that could not be done as it was asked for has its record all the same: the schema wants one. */
async function explained(
  platform: Platform,
  { read, actor, host, port }: Asked,
  diagnostics: readonly SruDiagnostic[],
): Promise<SruResponse> {
  const { version } = read.ok ? read.request : read
  const w = readWork(platform, actor)
  try {
    return { ...(await answerExplain(w, { version, packing: 'xml' }, { host, port })), diagnostics }
  } catch (error) {
    platform.log.error({ err: error }, 'the description of the SRU server could not be made')
    return { kind: 'explain', version, record: undefined, diagnostics }
  }
}

function withDiagnostics(
  operation: 'searchRetrieve' | 'scan',
  version: SruVersion,
  diagnostics: readonly SruDiagnostic[],
): SruResponse {
  return operation === 'scan'
    ? { kind: 'scan', version, terms: [], diagnostics }
    : { kind: 'search', version, hits: 0, records: [], diagnostics }
}
