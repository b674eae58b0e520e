import { sql } from 'kysely'
import { isRefusal, notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { composeNotices, type WaitingNotice } from './compose.ts'
import type { Channel, Notice } from './contract.ts'
import { findNotice, listNotices } from './list-notices.ts'
import { kindOf, type ReceiptKind } from './rules/kinds.ts'
import { eventReason } from './rules/reasons.ts'
import { toldLoan } from './happenings-loans.ts'
import { tell } from './tell.ts'

async function lockNotice(w: Work, id: number): Promise<(WaitingNotice & { readonly state: string }) | undefined> {
  const { rows } = await sql<WaitingNotice & { readonly state: string }>`
    select * from notifications.notice where id = ${id} for update`.execute(w.db)
  return rows[0]
}

/** Sends a notice again with today's facts, by the way given or as its rule says; what was sent before stays in its history. */
export async function resendNotice(w: Work, id: number, channel?: Channel): Promise<Notice | Refusal> {
  const notice = await lockNotice(w, id)
  if (!notice) return notFound('notice', `There is no notice ${id}.`)
  const again = { ...notice, tried: [], created_at: Temporal.Instant.fromEpochMilliseconds(0) }
  await composeNotices(w, [channel === undefined ? again : { ...again, channels: [channel], every_channel: false }], {
    again: true,
  })
  const sent = await findNotice(w, id)
  if (isRefusal(sent)) return sent
  if (sent.state === 'dropped' || sent.state === 'unreachable')
    return refuse({
      code: `notice-${sent.state}`,
      message: sent.outcome,
      ...(channel !== undefined && { field: 'channel' }),
    })
  await w.audit({ action: 'notice.resend', subject: `notice:${id}`, detail: { channel: channel ?? null } })
  return sent
}

/** Keeps a notice from being sent: one that is not written yet, or whose message has not left. */
export async function stopNotice(w: Work, id: number, reason = ''): Promise<Notice | Refusal> {
  const notice = await lockNotice(w, id)
  if (!notice) return notFound('notice', `There is no notice ${id}.`)
  const { rows } = await sql`
    update platform.mail set state = 'stopped', failure = ${reason === '' ? null : reason}
    where state = 'queued' and id in (select mail_id from notifications.delivery where notice_id = ${id}) returning id`.execute(
    w.db,
  )
  if (notice.state !== 'queued' && rows.length === 0)
    return refuse({ code: 'notice-not-waiting', message: 'This notice waits no longer; it cannot be stopped.' })
  await sql`update notifications.notice set state = 'stopped', outcome = ${reason} where id = ${id}`.execute(w.db)
  await w.audit({ action: 'notice.stop', subject: `notice:${id}`, ...(reason !== '' && { reason }) })
  return findNotice(w, id)
}

/** Sends a receipt that the patron asks for at the desk, at once. */
export async function sendReceipt(
  w: Work,
  patron: number,
  request: { readonly kind: ReceiptKind; readonly loans: readonly number[]; readonly channel?: Channel },
): Promise<{ total: number; rows: Notice[] } | Refusal> {
  const kind = kindOf(request.kind)
  const ids: number[] = []
  for (const loan of request.loans) {
    const told = await toldLoan(w, loan)
    if (!told || told.patron_id !== patron)
      return refuse({ code: 'loan-not-found', message: `Loan ${loan} is no open loan of this patron.` })
    const id = await tell(w, {
      kind: request.kind,
      patron,
      branch: told.branch_id,
      the: { patronCategory: told.patron_category, itemType: told.item_type, branch: told.branch_id },
      what: 'The patron asked for a receipt',
      loan,
      channels: request.channel ? [request.channel] : ['email', 'sms'],
      waitMinutes: 0,
    })
    if (id !== undefined) ids.push(id)
  }
  const { rows } = await sql<WaitingNotice>`
    select * from notifications.notice where id = any(${ids}) for update`.execute(w.db)
  // On demand means now, whatever the patron's digest says.
  await composeNotices(
    w,
    rows.map((row) => ({
      ...row,
      reason: eventReason(null, 'The patron asked for a receipt'),
      created_at: Temporal.Instant.fromEpochMilliseconds(0),
    })),
  )
  if (kind)
    await w.audit({
      action: 'notice.receipt',
      subject: `patron:${patron}`,
      detail: { kind: request.kind, loans: request.loans },
    })
  const list = await listNotices(w, { patron, limit: ids.length + 20 })
  const sent = list.rows.filter((notice) => ids.includes(notice.id))
  const [first] = sent
  if (first && (first.state === 'unreachable' || first.state === 'dropped'))
    return refuse({ code: `notice-${first.state}`, message: first.outcome })
  return { total: sent.length, rows: sent }
}
