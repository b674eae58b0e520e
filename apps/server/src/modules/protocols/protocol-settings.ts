import { defineCache } from '../../platform/live-cache.ts'
import type { Platform } from '../../platform/platform.ts'
import { takeOne } from '../../platform/rate-limit.ts'
import { may, tablesOf, type Actor } from '../../platform/work.ts'
import { hubOf } from './hub.ts'
import { protocolNamed, type ProtocolName } from './protocol-list.ts'
import type { ProtocolsTables } from './tables.ts'

/** Who may use a protocol, and how much. */
export interface ProtocolSettings {
  readonly audience: 'everybody' | 'keys' | 'nobody'
  /** Requests that one address may send in a minute. */
  readonly perMinute: number
  /** Records that are given in one answer. */
  readonly mostRecords: number
}

/** The topic under which changes of rules are told. */
export const ruleTopic = 'protocol-rule'

const rules = defineCache('protocols.rule', [ruleTopic], async ({ db }, name: string): Promise<ProtocolSettings> => {
  const row = await tablesOf<ProtocolsTables>({ db })
    .selectFrom('protocols.rule')
    .selectAll()
    .where('protocol', '=', name)
    .executeTakeFirst()
  if (row) return { audience: row.audience, perMinute: row.per_minute, mostRecords: row.most_records }
  const { audience, perMinute, mostRecords } = protocolNamed(name) ?? closed
  return { audience, perMinute, mostRecords }
})

const closed = { audience: 'nobody', perMinute: 1, mostRecords: 1 } as const

/** The settings of a protocol in force. */
export function protocolSettings(platform: Platform, protocol: ProtocolName): Promise<ProtocolSettings> {
  return rules.get({ db: platform.database.kysely, platform }, protocol)
}

/** Why a request is turned away; the edge says it in the words of its protocol. */
export interface TurnedAway {
  readonly code: 'protocol-off' | 'key-needed' | 'too-many-requests'
  /** The status of HTTP that fits. */
  readonly status: 401 | 403 | 429
  readonly message: string
  /** Seconds after which it is worth asking again. */
  readonly retryAfter?: number
}

const mostAddresses = 20_000

/**
 * Whether a request may be answered: the protocol is on, whoever asks may use it, and the address has not sent too many.
 * Undefined: yes. Each call counts as a request of the address; each process counts its own.
 */
export async function turnedAway(
  platform: Platform,
  protocol: ProtocolName,
  { address, actor }: { readonly address: string; readonly actor: Actor },
): Promise<TurnedAway | undefined> {
  const { audience, perMinute } = await protocolSettings(platform, protocol)
  const title = protocolNamed(protocol)?.title ?? protocol
  if (audience === 'nobody')
    return { code: 'protocol-off', status: 403, message: `This library does not offer ${title} at present.` }
  if (audience === 'keys' && !may(actor, 'protocols:use'))
    return {
      code: 'key-needed',
      status: 401,
      message:
        actor.kind === 'anonymous' && actor.problem
          ? actor.problem.message
          : `${title} is for those who have an API key of this library with the permission protocols:use.`,
    }
  const { allowances } = hubOf(platform)
  // A limit that was changed counts anew.
  const key = `${protocol}\n${perMinute}\n${address}`
  const taken = takeOne(allowances.get(key), perMinute, platform.clock.now())
  if (!taken.ok)
    return {
      code: 'too-many-requests',
      status: 429,
      message: `This address may send ${perMinute} requests of ${title} a minute. Try again in ${taken.wait} ${taken.wait === 1 ? 'second' : 'seconds'}.`,
      retryAfter: taken.wait,
    }
  if (allowances.size >= mostAddresses) allowances.clear()
  allowances.set(key, taken.allowance)
  return undefined
}
