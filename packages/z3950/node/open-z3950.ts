import { negotiatedUtf8, utf8Proposal, type Authentication, type InitRequest } from '../src/index.ts'
import type { Z3950Connection } from './client.ts'
import { connect } from './connect.ts'
import { exchange } from './exchange.ts'
import { Z3950Failure } from './failure.ts'
import { ApduLine } from './line.ts'
import { usualMaxBytes, usualTimeout, type Z3950Options } from './options.ts'
import { startSession } from './session.ts'

/**
 * Connects to a server and logs in (init). Throws a {@link Z3950Failure} when no session comes about.
 *
 * ```ts
 * const server = await openZ3950({ host: 'lx2.loc.gov', port: 210, database: 'LCDB' })
 * const { hits } = await server.search(bib1Query(term('9780060934347', { 1: 7 })))
 * const records = await server.present(1, Math.min(hits, 10))
 * await server.close()
 * ```
 */
export async function openZ3950(options: Z3950Options): Promise<Z3950Connection> {
  const { host, port, signal, timeoutMs = usualTimeout, maxBytes = usualMaxBytes } = options
  const name = `${host}:${port}`
  const socket = await connect(options)
  const line = new ApduLine(socket, { name, maxBytes })
  const onAbort = () => line.fail(new Z3950Failure('aborted', `${name} is not asked any more.`))
  signal?.addEventListener('abort', onAbort, { once: true })
  socket.once('close', () => signal?.removeEventListener('abort', onAbort))
  const on = { line, name, timeoutMs }
  const answer = await exchange(on, { kind: 'initRequest', value: initOf(options, maxBytes) }, 'initResponse')
  if (!answer.accepted) {
    const failure = refused(name, options)
    line.fail(failure)
    throw failure
  }
  return startSession(on, options, { init: answer, utf8: negotiatedUtf8(answer) !== undefined })
}

function initOf(options: Z3950Options, maxBytes: number): InitRequest {
  const authentication = authenticationOf(options)
  return {
    versions: [1, 2, 3],
    options: [
      'search',
      'present',
      'deleteSet',
      'scan',
      'sort',
      'segmentation1',
      'namedResultSets',
      ...(options.negotiateUtf8 === true ? (['negotiation'] as const) : []),
    ],
    preferredMessageSize: Math.min(maxBytes, 1024 * 1024),
    exceptionalRecordSize: maxBytes,
    ...(authentication && { authentication }),
    implementationId: 'carrel',
    implementationName: 'Carrel',
    implementationVersion: '0.1.0',
    ...(options.negotiateUtf8 === true && {
      otherInfo: [{ information: { kind: 'external', value: utf8Proposal(false) } } as const],
    }),
  }
}

function authenticationOf({ user, password, group, openAuthentication }: Z3950Options): Authentication | undefined {
  if (openAuthentication !== undefined) return { kind: 'open', value: openAuthentication }
  if (user === undefined && password === undefined && group === undefined) return undefined
  return {
    kind: 'idPass',
    value: {
      ...(group !== undefined && { group }),
      ...(user !== undefined && { user }),
      ...(password !== undefined && { password }),
    },
  }
}

function refused(name: string, { user, openAuthentication }: Z3950Options): Z3950Failure {
  const asked = user !== undefined || openAuthentication !== undefined
  return new Z3950Failure(
    'refused',
    asked
      ? `${name} does not accept this user and password.`
      : `${name} does not let us in; it may want a user and a password.`,
  )
}
