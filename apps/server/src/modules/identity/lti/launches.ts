import { timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import { jsonb } from '../../../platform/db.ts'
import type { Platform } from '../../../platform/platform.ts'
import { refuse, type Outcome } from '../../../platform/refusal.ts'
import { tokenHash } from '../../../platform/session.ts'
import { newSecret } from '../attempts.ts'
import type { LearningPlatform } from '../contract-lti.ts'
import { learningPlatform, originOf, platformsByIssuer } from './platforms.ts'

/** With what a platform begins a launch (Security Framework 1.0, 5.1.1.1). */
export const loginFields = [
  'iss',
  'login_hint',
  'target_link_uri',
  'lti_message_hint',
  'client_id',
  'lti_deployment_id',
] as const
export type LoginRequest = Readonly<Partial<Record<(typeof loginFields)[number], string>>>

/** A launch that has come back. */
export interface OpenLaunch {
  readonly platform: LearningPlatform
  readonly nonce: string
}

const lasts: Temporal.DurationLike = { minutes: 10 }
const mostOpen = 20_000
const longest = 8_000

/**
 * Answers a platform that begins a launch: gives back its address for sign-in, to which the browser goes. `binding` is what the
 * browser keeps in a cookie, `redirect` our launch address. Refused: a platform that is not set up here.
 */
export async function beginLaunch(
  platform: Platform,
  asked: LoginRequest,
  { binding, redirect }: { readonly binding: string; readonly redirect: string },
): Promise<Outcome<{ readonly address: string }>> {
  const { iss = '', login_hint: hint = '', client_id: clientId = '' } = asked
  if (iss === '' || hint === '')
    return refuse({
      code: 'launch-incomplete',
      message:
        'This address is opened by a platform for courses, such as Canvas or Moodle. Open the reading list there.',
    })
  if (Object.values(asked).some((value) => value.length > longest))
    return refuse({
      code: 'launch-incomplete',
      message: 'What the platform sent is longer than anything it needs to send.',
    })
  const { kysely } = platform.database
  const [known, second] = await platformsByIssuer({ db: kysely }, iss, clientId)
  if (!known || second)
    return refuse({
      code: 'platform-unknown',
      message: second
        ? 'This platform is set up here more than once, and it did not say which of them it is (client_id).'
        : `The platform ${iss.slice(0, 200)} is not set up here, or is switched off. Tell the library.`,
    })
  const now = platform.clock.now()
  const [state, nonce] = [newSecret(), newSecret()]
  await sql`delete from identity.lti_launch where expires_at < ${now}`.execute(kysely)
  const { rows } = await sql<{ ok: boolean }>`
    insert into identity.lti_launch (state_hash, binding_hash, platform_id, nonce, begun, expires_at)
    select ${tokenHash(state)}, ${tokenHash(binding)}, ${known.id}, ${nonce}, ${jsonb(asked)}, ${now.add(lasts)}
    where (select count(*) from identity.lti_launch) < ${mostOpen} returning true as ok`.execute(kysely)
  if (rows.length === 0)
    return refuse({
      code: 'too-many-attempts',
      message: 'Too many people are coming at this moment. Try again in a few minutes.',
      facts: { retryAfter: 60 },
    })
  const address = new URL(known.loginUrl)
  const query = {
    scope: 'openid',
    response_type: 'id_token',
    response_mode: 'form_post',
    prompt: 'none',
    client_id: known.clientId,
    redirect_uri: redirect,
    login_hint: hint,
    ...(asked.lti_message_hint !== undefined && { lti_message_hint: asked.lti_message_hint }),
    state,
    nonce,
  }
  for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value)
  return { address: address.href }
}

/**
 * Takes up a launch that comes back, once. `again`: the browser kept no cookie (it refuses those of framed pages), so with this
 * it begins anew in a window of its own. `launch-lost`: not known, late or used; `launch-elsewhere`: another browser began it.
 */
export async function takeLaunch(
  platform: Platform,
  { state, binding }: { readonly state: string; readonly binding: string },
): Promise<Outcome<OpenLaunch | { readonly again: LoginRequest }>> {
  const { kysely } = platform.database
  const { rows } = await sql<{ binding: Buffer; begun: LoginRequest; platform: number; nonce: string }>`
    select binding_hash as binding, begun, platform_id as platform, nonce from identity.lti_launch
    where state_hash = ${tokenHash(state)} and expires_at >= ${platform.clock.now()}`.execute(kysely)
  const [open] = rows
  if (!open) return lost()
  if (binding === '') return { again: open.begun }
  if (!timingSafeEqual(open.binding, tokenHash(binding)))
    return refuse({
      code: 'launch-elsewhere',
      message: 'This was begun in another browser. Open the reading list again from your course.',
    })
  const taken = await sql`delete from identity.lti_launch where state_hash = ${tokenHash(state)} returning 1`.execute(
    kysely,
  )
  const known = await learningPlatform({ db: kysely }, open.platform)
  if (taken.rows.length === 0 || !known?.enabled || originOf(known.loginUrl) === undefined) return lost()
  return { platform: known, nonce: open.nonce }
}

/** Too late, used already, or never begun. */
export function lost() {
  return refuse({
    code: 'launch-lost',
    message: 'This took too long or was used already. Open the reading list again from your course.',
  })
}
