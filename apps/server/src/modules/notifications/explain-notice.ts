import { sql } from 'kysely'
import { notFound, type Refusal } from '../../platform/refusal.ts'
import type { Reason } from '../../platform/schemas.ts'
import type { Work } from '../../platform/work.ts'
import { branchesOf, libraryOf } from '../org/index.ts'
import type { Notice, NoticeKindCode } from './contract.ts'
import { findNotice } from './list-notices.ts'
import { kindOf } from './rules/kinds.ts'
import type { NoticeReason } from './rules/reasons.ts'
import { dueInWords } from './rules/words-of-facts.ts'

const rulesPage = '/notices/rules'

const wayNames: Readonly<Record<string, string>> = { email: 'e-mail', sms: 'text message', print: 'letter' }

const stateWords: Readonly<Record<Notice['messages'][number]['state'], string>> = {
  queued: 'waits',
  sending: 'is being sent',
  sent: 'sent',
  kept: 'kept here, nothing leaves this library yet',
  failed: 'failed',
  bounced: 'came back',
  stopped: 'stopped',
}

async function dayOf(w: Work, notice: Notice): Promise<string> {
  const { byId } = await branchesOf(w)
  const zone = byId.get(notice.branch ?? 0)?.timeZone ?? 'UTC'
  const { locale } = await libraryOf(w)
  const today = w.now.toZonedDateTimeISO(zone).toPlainDate()
  return dueInWords(Temporal.Instant.from(notice.due ?? ''), today, { locale, zone, known: new Map() })
}

/** When a step is sent, in words: "14 days after the due date". */
export function stepInWords(kind: NoticeKindCode, { count, unit }: Pick<NoticeReason, 'count' | 'unit'>): string {
  const length = `${count} ${count === 1 ? unit.slice(0, -1) : unit}`
  switch (kindOf(kind)?.when) {
    case 'before-due':
      return `${length} before the due date`
    case 'on-due':
      return 'on the day on which it is due'
    case 'after-due':
      return `${length} after the due date`
    case 'before-shelf-end':
      return `${length} before the last day on the hold shelf`
    case 'before-card-end':
      return `${length} before the card ends`
    case 'balance':
      return 'as soon as so much is owed'
    default:
      return 'at once'
  }
}

/** Why a notice is sent and what came of it, from what was kept with it. */
export async function explainNotice(w: Work, id: number): Promise<{ reasons: Reason[] } | Refusal> {
  const notice = await findNotice(w, id)
  if ('ok' in notice) return notice
  const { rows } = await sql<{ reason: NoticeReason; tried: string[]; channels: string[] }>`
    select reason, tried, channels from notifications.notice where id = ${id}`.execute(w.db)
  const row = rows[0]
  if (!row) return notFound('notice', `There is no notice ${id}.`)
  const { reason } = row
  const reasons: Reason[] = []
  if (reason.what !== undefined) reasons.push({ decided: true, text: reason.what })
  if (reason.rule === null) {
    if (kindOf(notice.kind)?.usual === true)
      reasons.push({
        decided: reason.what === undefined,
        text: 'Carrel sends notices of this kind by e-mail as long as no rule says otherwise',
        link: rulesPage,
      })
  } else {
    reasons.push({
      decided: true,
      text: `Rule ${reason.rule}${reason.name === '' ? '' : ` "${reason.name}"`}, step ${reason.step} of ${reason.steps}: ${stepInWords(notice.kind, reason)}`,
      detail: `By ${row.channels.map((channel) => wayNames[channel] ?? channel).join(', else ')}`,
      link: `${rulesPage}/${reason.rule}`,
    })
  }
  if (notice.due !== null) reasons.push({ decided: false, text: `About the due date ${await dayOf(w, notice)}` })
  reasons.push(...outcomes(notice))
  return { reasons }
}

function outcomes(notice: Notice): readonly Reason[] {
  const reasons: Reason[] = notice.messages.toReversed().map((message) => ({
    decided: false,
    text: `${message.channel === 'print' ? 'Letter' : message.channel === 'sms' ? 'Text message' : 'E-mail'} to ${message.to.replaceAll('\n', ', ')}: ${message.channel === 'print' && message.state === 'sent' ? 'printed' : stateWords[message.state]}`,
    ...(message.failure !== null && { detail: message.failure }),
  }))
  if (notice.outcome !== '' && notice.messages.every((message) => message.failure !== notice.outcome))
    reasons.push({ decided: false, text: notice.outcome })
  return reasons
}
