import type { Apdu, DeleteRequest } from '@carrel/z3950'
import { noteTraffic, turnedAway } from '../../modules/protocols/index.ts'
import { readWork } from '../../platform/work.ts'
import { Diagnosed } from './diagnosed.ts'
import { answerInit } from './init.ts'
import { answerPresent } from './present.ts'
import { answerScan } from './scan.ts'
import { answerSearch } from './search.ts'
import type { Session } from './session.ts'
import { answerSort } from './sort.ts'

/** What is sent back, and whether the session is over. */
export interface Answer {
  readonly apdus: readonly Apdu[]
  readonly end?: boolean
}

/** Messages that a client sends without waiting for an answer. */
const silent: ReadonlySet<Apdu['kind']> = new Set([
  'triggerResourceControlRequest',
  'resourceControlResponse',
  'accessControlResponse',
])

/** Answers one message of a client. Throws only for faults of ours. */
export async function answer(session: Session, request: Apdu, bytes: Uint8Array): Promise<Answer> {
  const { platform, address } = session
  const note = (outcome: 'answered' | 'refused' | 'failed', message?: string) =>
    noteTraffic(platform, {
      protocol: 'z3950',
      address,
      operation: request.kind.replace(/Request$/, ''),
      outcome,
      ...(message !== undefined && { message, request: bytes }),
    })
  if (request.kind === 'close') return { apdus: [closing(0)], end: true }
  if (silent.has(request.kind)) return { apdus: [] }
  if (request.kind === 'initRequest') {
    const init = await answerInit(session, request.value)
    const accepted = init.kind === 'initResponse' && init.value.accepted
    note(accepted ? 'answered' : 'refused')
    return { apdus: [withReference(init, request)], end: !accepted }
  }
  const { actor } = session
  if (!actor) {
    note('failed', 'The first message was no init.')
    return { apdus: [closing(6, 'The first message of a session is the init.')], end: true }
  }
  try {
    const away = await turnedAway(platform, 'z3950', { address, actor })
    if (away) throw new Diagnosed(away.code === 'too-many-requests' ? 1018 : 236, away.message)
    const answered = await answerOne(session, request, bytes.length)
    if (!answered) {
      note('failed', `${request.kind} is not offered.`)
      return { apdus: [closing(6, `Carrel does not take ${request.kind}.`)], end: true }
    }
    note('answered')
    return { apdus: [withReference(answered, request)] }
  } catch (error) {
    const isFault = !(error instanceof Diagnosed)
    if (isFault) platform.log.error({ err: error }, 'a request of Z39.50 failed')
    const diagnosed = isFault ? new Diagnosed(2) : error
    note('failed', diagnosed.message)
    const failed = failedAnswer(request, diagnosed)
    return failed ? { apdus: [withReference(failed, request)] } : { apdus: [closing(2, diagnosed.message)], end: true }
  }
}

async function answerOne(session: Session, request: Apdu, bytes: number): Promise<Apdu | undefined> {
  const w = readWork(session.platform, session.actor ?? { kind: 'anonymous' })
  switch (request.kind) {
    case 'searchRequest':
      return answerSearch(session, w, request.value, bytes)
    case 'presentRequest':
      return answerPresent(session, w, request.value)
    case 'scanRequest':
      return answerScan(w, request.value)
    case 'sortRequest':
      return answerSort(session, w, request.value)
    case 'deleteRequest':
      return answerDelete(session, request.value)
    case 'resourceReportRequest':
      // 5: there is no report.
      return { kind: 'resourceReportResponse', value: { status: 5 } }
    default:
      return undefined
  }
}

/** Forgets results (Z39.50-2003, 3.2.4.1). */
function answerDelete({ sets }: Session, request: DeleteRequest): Apdu {
  if (request.function === 1) {
    sets.clear()
    return { kind: 'deleteResponse', value: { status: 0 } }
  }
  const statuses = (request.resultSets ?? []).slice(0, 1000).map((resultSet) => ({
    resultSet,
    status: sets.delete(resultSet) ? 0 : 1,
  }))
  // 9: some were not deleted.
  return { kind: 'deleteResponse', value: { status: statuses.every(({ status }) => status === 0) ? 0 : 9, statuses } }
}

/** An answer that says why there is none. */
function failedAnswer(request: Apdu, { diagnostic }: Diagnosed): Apdu | undefined {
  switch (request.kind) {
    case 'searchRequest':
      return {
        kind: 'searchResponse',
        value: {
          resultCount: 0,
          returned: 0,
          nextPosition: 0,
          ok: false,
          resultSetStatus: 3,
          records: { kind: 'diagnostic', value: diagnostic },
        },
      }
    case 'presentRequest':
      return {
        kind: 'presentResponse',
        value: { returned: 0, nextPosition: 0, status: 5, records: { kind: 'diagnostic', value: diagnostic } },
      }
    case 'scanRequest':
      return {
        kind: 'scanResponse',
        value: { stepSize: 0, status: 6, returned: 0, entries: { diagnostics: [diagnostic] } },
      }
    case 'sortRequest':
      return { kind: 'sortResponse', value: { status: 2, resultSetStatus: 3, diagnostics: [diagnostic] } }
    default:
      return undefined
  }
}

/** The end of a session (Z39.50-2003, 3.2.11.1); reason 0 finished, 2 a fault, 5 security, 6 protocol, 7 idle. */
export function closing(reason: number, message?: string): Apdu {
  return { kind: 'close', value: { reason, ...(message !== undefined && { message }) } }
}

function withReference(answered: Apdu, { value }: Apdu): Apdu {
  const referenceId = value instanceof Uint8Array ? undefined : value.referenceId
  if (referenceId === undefined) return answered
  switch (answered.kind) {
    case 'initResponse':
      return { ...answered, value: { ...answered.value, referenceId } }
    case 'searchResponse':
      return { ...answered, value: { ...answered.value, referenceId } }
    case 'presentResponse':
      return { ...answered, value: { ...answered.value, referenceId } }
    case 'scanResponse':
      return { ...answered, value: { ...answered.value, referenceId } }
    case 'sortResponse':
      return { ...answered, value: { ...answered.value, referenceId } }
    case 'deleteResponse':
      return { ...answered, value: { ...answered.value, referenceId } }
    case 'resourceReportResponse':
      return { ...answered, value: { ...answered.value, referenceId } }
    default:
      return answered
  }
}
