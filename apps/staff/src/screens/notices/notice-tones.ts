import type { Notice } from '../../../../server/src/modules/notifications/contract.ts'
import type { MailView } from '../../../../server/src/platform/contract.ts'
import type { Tone } from '../../ui/tone.ts'

/** The colour of what became of a notice or a message. */
export const noticeTones: Readonly<Record<Notice['state'] | MailView['state'], Tone>> = {
  queued: 'info',
  sending: 'info',
  printing: 'info',
  sent: 'ok',
  kept: 'ok',
  failed: 'stop',
  bounced: 'stop',
  unreachable: 'stop',
  dropped: 'neutral',
  stopped: 'warn',
}

/** States in the order in which a list may be narrowed to them: what wants attention first. */
export const noticeStateOrder: readonly Notice['state'][] = [
  'failed',
  'bounced',
  'unreachable',
  'queued',
  'printing',
  'sent',
  'kept',
  'stopped',
  'dropped',
]
