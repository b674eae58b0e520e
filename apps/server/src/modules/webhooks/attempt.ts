import { sql } from 'kysely'
import { carrel, mustWork, readWork } from '../../platform/work.ts'
import type { Platform } from '../../platform/platform.ts'
import { siteLink } from '../org/index.ts'
import { messageBody, messageHeaders, personOf, type Addressee, type KeptEvent, type Link } from './message.ts'
import { pauseFailing } from './pause-failing.ts'
import { post, type PostAnswer } from './post.ts'
import { judgeAnswer, type Judgement } from './rules/judge-answer.ts'
import { holdAfter, isPausedNow, mostAttempts, waitAfter } from './rules/retry.ts'
import { limitsOf, type Limits } from './settings.ts'

/** A delivery as it is taken up: its event, where it goes, and what came of it so far. */
export interface Due {
  readonly delivery: number
  readonly attempts: number
  readonly event: KeptEvent
  readonly hook: Addressee & { readonly failures: number; readonly failingSince: Temporal.Instant | null }
}

/** What holds for every message of a moment: where it may go, and the address of the library in its links. */
export interface Terms {
  readonly limits: Limits
  readonly link: Link
}

/** The terms as the library has set them now. */
export async function currentTerms(platform: Platform): Promise<Terms> {
  const reader = readWork(platform, carrel)
  const [limits, link] = await Promise.all([limitsOf(reader), siteLink(reader)])
  return { limits, link }
}

/** Sends a message once and writes what came of it; `by` asked for it out of turn. Returns what it means for the line. */
export async function attempt(platform: Platform, due: Due, terms: Terms, by?: string): Promise<Judgement> {
  const { hook, event } = due
  const plain = messageBody(terms.link, event)
  const person =
    hook.personal && event.patron !== null
      ? { patron: await personOf({ db: platform.database.kysely }, event.patron) }
      : {}
  const body = JSON.stringify({ ...plain, ...person })
  const now = platform.clock.now()
  const headers = messageHeaders(hook, event, body, now)
  const answer = await post({ url: hook.url, headers, body }, terms.limits)
  const judged = judgeAnswer(answer)
  if (judged.outcome === 'delivered') await writeDelivered(platform, due, answer, by)
  else if (by === undefined) await writeFailed(platform, due, answer, judged)
  else await writeFailedByHand(platform, due, answer, judged.failure, by)
  platform.live.tell('webhook-delivery', { hook: hook.id })
  return judged
}

const attemptRow = (
  due: Due,
  at: Temporal.Instant,
  answer: PostAnswer,
  failure: string | null,
  by: string | undefined,
) => sql`
  insert into webhooks.attempt (delivery_id, at, milliseconds, status, failure, answer, by_name)
  select id, ${at}, ${answer.milliseconds}, ${answer.status}, ${failure}, ${answer.answer}, ${by ?? null}
  from webhooks.delivery where id = ${due.delivery}`

/** One statement: a process that ends before it has sent the message once more with the same name, never lost it. */
async function writeDelivered(platform: Platform, due: Due, answer: PostAnswer, by: string | undefined): Promise<void> {
  const now = platform.clock.now()
  await sql`
    with tried as (${attemptRow(due, now, answer, null, by)}), line as (
      update webhooks.hook set failures = 0, failing_since = null, retry_at = null, delivered_at = ${now}
      where id = ${due.hook.id}
    )
    update webhooks.delivery set state = 'delivered', attempts = attempts + 1, ended_at = ${now}, status = ${answer.status}, failure = null
    where id = ${due.delivery}`.execute(platform.database.kysely)
}

async function writeFailed(
  platform: Platform,
  due: Due,
  answer: PostAnswer,
  judged: Exclude<Judgement, { outcome: 'delivered' }>,
): Promise<void> {
  const now = platform.clock.now()
  const attempts = due.attempts + 1
  const failures = due.hook.failures + 1
  const since = due.hook.failingSince ?? now
  const pauses = judged.outcome === 'gone' || isPausedNow(since, now)
  // Of an address that takes nothing at all, nothing is given up: it waits until the address is mended.
  const gaveUp = attempts >= mostAttempts && !pauses
  const nextAt = now.add({ seconds: waitAfter(attempts) ?? waitAfter(mostAttempts - 1) ?? 0 })
  const retryAt = judged.outcome === 'hold' ? now.add({ seconds: holdAfter(failures, answer.retryAfter) }) : null
  await mustWork(platform, carrel, async (w) => {
    await sql`
      with tried as (${attemptRow(due, now, answer, judged.failure, undefined)})
      update webhooks.delivery set attempts = ${attempts}, status = ${answer.status}, failure = ${judged.failure},
        state = ${gaveUp ? 'failed' : 'waiting'}, ended_at = ${gaveUp ? now : null}, next_at = ${nextAt}
      where id = ${due.delivery} and state <> 'delivered'`.execute(w.db)
    await sql`
      update webhooks.hook set failures = ${failures}, failing_since = ${since}, retry_at = coalesce(${retryAt}, retry_at)
      where id = ${due.hook.id}`.execute(w.db)
    if (pauses) await pauseFailing(w, due.hook.id, judged.failure)
  })
}

/** What someone sends out of turn is kept in the log; it changes nothing about the line, nor when it would be tried again. */
async function writeFailedByHand(
  platform: Platform,
  due: Due,
  answer: PostAnswer,
  failure: string,
  by: string,
): Promise<void> {
  const now = platform.clock.now()
  await sql`
    with tried as (${attemptRow(due, now, answer, failure, by)})
    update webhooks.delivery set attempts = attempts + 1, status = ${answer.status}, failure = ${failure}
    where id = ${due.delivery} and state <> 'delivered'`.execute(platform.database.kysely)
}
