import { sql } from 'kysely'
import type { Work } from '../../platform/work.ts'
import { pathOf, publicEvent } from './rules/public-events.ts'
import { carrelSignature, standardSignature } from './rules/sign.ts'

/** An event as it is kept. */
export interface KeptEvent {
  readonly key: string
  readonly type: string
  readonly version: number
  readonly at: Temporal.Instant
  readonly branch: number | null
  readonly patron: number | null
  readonly data: Readonly<Record<string, unknown>>
  readonly test: boolean
}

/** What of a hook decides how a message to it looks. */
export interface Addressee {
  readonly id: number
  readonly url: string
  readonly personal: boolean
  readonly headers: Readonly<Record<string, string>>
  readonly secret: string
  readonly previous: { readonly secret: string; readonly until: Temporal.Instant } | undefined
}

/** The name of an event, the same in every message about it: receivers know by it what they have had already. */
export const eventName = (key: string) => `evt_${key.replaceAll('-', '')}`

/** Makes a whole address of a path. */
export type Link = (path: string) => string

/** The body of a message: what happened, to which numbers, and where to ask for more. */
export function messageBody(link: Link, event: KeptEvent): object {
  const path = pathOf(publicEvent(event.type), event.data)
  return {
    id: eventName(event.key),
    type: event.type,
    version: event.version,
    time: event.at.toString(),
    branch: event.branch,
    data: event.data,
    ...(path !== undefined && { link: link(path) }),
    ...(event.test && { test: true }),
  }
}

interface PersonRow {
  readonly id: number
  readonly name: string
  readonly card: string | null
  readonly email: string
  readonly phone: string
}

/**
 * Who it is about, read when a message is sent and kept nowhere: only for hooks that the library has opened to it. Null when
 * the patron is gone by then.
 */
export async function personOf(w: Pick<Work, 'db'>, patron: number): Promise<PersonRow | null> {
  const { rows } = await sql<PersonRow>`
    select id, name, card, email, phone from patrons.notice_patron_view where id = ${patron}`.execute(w.db)
  return rows[0] ?? null
}

/** The header lines of a message, with its signatures: by the new secret, and by the old one while it is changed over. */
export function messageHeaders(
  hook: Addressee,
  event: Pick<KeptEvent, 'key' | 'type'>,
  body: string,
  now: Temporal.Instant,
): Readonly<Record<string, string>> {
  const { previous } = hook
  const isChanging = previous !== undefined && Temporal.Instant.compare(now, previous.until) < 0
  const secrets = isChanging ? [hook.secret, previous.secret] : [hook.secret]
  const signed = { id: eventName(event.key), timestamp: Math.floor(now.epochMilliseconds / 1000), body }
  return {
    'user-agent': 'Carrel-Webhooks/1',
    ...hook.headers,
    'content-type': 'application/json; charset=utf-8',
    'carrel-event': event.type,
    'carrel-signature': carrelSignature(secrets, signed),
    'webhook-id': signed.id,
    'webhook-timestamp': String(signed.timestamp),
    'webhook-signature': standardSignature(secrets, signed),
  }
}
