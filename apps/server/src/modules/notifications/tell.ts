import { sql } from 'kysely'
import { jsonb } from '../../platform/db.ts'
import type { Work } from '../../platform/work.ts'
import { composeNotices, type NoticeFacts, type WaitingNotice } from './compose.ts'
import type { Channel, NoticeKindCode } from './contract.ts'
import { decidingFor, noticePolicy } from './notice-policy.ts'
import { eventReason } from './rules/reasons.ts'
import type { NoticeCase } from './rules/resolve-rule.ts'

/** Something that happened and that a patron is told of. */
export interface Happening {
  readonly kind: NoticeKindCode
  readonly patron: number
  readonly branch: number | null
  readonly the: NoticeCase
  /** What happened, in words for "why was this sent?". */
  readonly what: string
  readonly loan?: number
  readonly hold?: number
  readonly facts?: NoticeFacts
  /** Told once only, whatever happens again. */
  readonly once?: string
  /** Written by the next run instead of at once, so that it may share a message with others. */
  readonly waitMinutes?: number
  /** Asked for by staff: by this way, whatever the rules say. */
  readonly channels?: readonly Channel[]
}

/** Tells a patron of something, in the transaction in which it happened; undefined when no rule wants it told, or it was told before. */
export async function tell(w: Work, happening: Happening): Promise<number | undefined> {
  const { kind, patron, branch, the, loan, hold, facts, once, waitMinutes, channels } = happening
  const deciding = decidingFor(await noticePolicy(w), kind, the)
  if (!deciding && !channels) return undefined
  const rule = deciding?.rule ?? null
  const after = waitMinutes === undefined ? w.now : w.now.add({ minutes: waitMinutes })
  const { rows } = await sql<WaitingNotice>`
    insert into notifications.notice (kind, step, patron_id, branch_id, rule_id, loan_id, hold_id, once, channels, every_channel, facts, reason,
      created_at, send_after)
    values (${kind}, 1, ${patron}, ${branch}, ${rule?.id ?? null}, ${loan ?? null}, ${hold ?? null}, ${once ?? null},
      ${[...(channels ?? deciding?.channels ?? [])]}, ${channels === undefined && (deciding?.everyChannel ?? false)},
      ${facts === undefined ? null : jsonb(facts)}, ${jsonb(eventReason(rule, happening.what))}, ${w.now}, ${after})
    on conflict (once) where once is not null do nothing
    returning *`.execute(w.db)
  const notice = rows[0]
  if (!notice) return undefined
  if (waitMinutes === undefined) await composeNotices(w, [notice])
  return notice.id
}
