import {
  charsetChoice,
  negotiatedCharset,
  type Apdu,
  type Authentication,
  type InitRequest,
  type SessionOption,
} from '@carrel/z3950'
import { protocolSettings } from '../../modules/protocols/index.ts'
import { actorForKey } from '../../platform/api-key-actor.ts'
import { may, type Actor } from '../../platform/actor.ts'
import type { Session } from './session.ts'

const offered: ReadonlySet<SessionOption> = new Set([
  'search',
  'present',
  'deleteSet',
  'scan',
  'sort',
  'namedResultSets',
  'negotiation',
])
const smallest = 8 * 1024
const largest = 8 * 1024 * 1024

/**
 * Opens a session (Z39.50-2003, 3.2.1.1). Who asks says it by an API key: as the password of a user, or as the open text; a name alone or
 * a key that does not count is nobody.
 */
export async function answerInit(session: Session, request: InitRequest): Promise<Apdu> {
  const { platform, address } = session
  const { audience } = await protocolSettings(platform, 'z3950')
  const actor = await actorOf(session, request.authentication)
  const problem =
    audience === 'nobody'
      ? 'This library does not offer Z39.50 at present.'
      : audience === 'keys' && !may(actor, 'protocols:use')
        ? actor.kind === 'anonymous' && actor.problem
          ? actor.problem.message
          : 'Give an API key of this library that has the permission protocols:use as the password.'
        : undefined
  if (problem === undefined) session.actor = actor
  else platform.log.debug({ address, problem }, 'a client of Z39.50 was turned away')
  session.preferredSize = within(request.preferredMessageSize)
  session.exceptionalSize = Math.max(session.preferredSize, within(request.exceptionalRecordSize))
  const negotiated = negotiatedCharset(request)
  session.recordsIn = negotiated?.recordsToo === true ? negotiated.charset : undefined
  // Of MARC-8 only records are written. It is not confirmed: clients of YAZ would write names and terms in it, and fail at that.
  const choice = negotiated?.charset === 'utf-8' ? charsetChoice(request, negotiated) : undefined
  return {
    kind: 'initResponse',
    value: {
      versions: request.versions.includes(3) ? [1, 2, 3] : [1, 2],
      options: request.options.filter((option) => offered.has(option) && (option !== 'negotiation' || choice)),
      preferredMessageSize: session.preferredSize,
      exceptionalRecordSize: session.exceptionalSize,
      accepted: problem === undefined,
      implementationId: 'carrel',
      implementationName: 'Carrel',
      otherInfo: [
        ...(choice ? [{ information: { kind: 'external', value: choice } } as const] : []),
        ...(problem === undefined ? [] : [{ information: { kind: 'text', value: problem } } as const]),
      ],
    },
  }
}

function within(size: number): number {
  return Math.min(Math.max(size, smallest), largest)
}

async function actorOf({ platform, address }: Session, given: Authentication | undefined): Promise<Actor> {
  const token =
    given?.kind === 'idPass'
      ? (given.value.password ?? given.value.user)
      : given?.kind === 'open'
        ? (/^[^/]*\/(.+)$/s.exec(given.value)?.[1] ?? given.value)
        : undefined
  return token === undefined || token === '' || token.length > 500
    ? { kind: 'anonymous' }
    : actorForKey(platform, token.trim(), address)
}
