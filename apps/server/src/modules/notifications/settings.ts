import { defineCache } from '../../platform/live-cache.ts'
import { defineSetting, readSetting } from '../../platform/setting.ts'
import type { Work } from '../../platform/work.ts'
import { siteAddress } from '../org/index.ts'

const time = /^([01]\d|2[0-3]):[0-5]\d$/

/** From when to when no text messages are sent, at the clock of the branch. */
export const quietHours = defineSetting<{ readonly from: string; readonly to: string } | null>(
  'notices.quiet-hours',
  { from: '21:00', to: '08:00' },
  'Text messages wait until the quiet hours are over; null: none',
  {
    problem: (value) => {
      if (value === null) return undefined
      const { from, to } = { from: '', to: '', ...(typeof value === 'object' ? value : {}) }
      return time.test(from) && time.test(to)
        ? undefined
        : 'Write the hours like {"from": "21:00", "to": "08:00"}, or null.'
    },
  },
)

/** When the daily digests go out, at the clock of the branch. */
export const digestTime = defineSetting('notices.digest-time', '08:00', 'When daily digests of notices are sent', {
  problem: (value) => (time.test(String(value)) ? undefined : 'Write a time like 08:00.'),
})

/** Minutes for which receipts wait, so that a visit makes one receipt. */
export const receiptPause = defineSetting(
  'notices.receipt-pause',
  10,
  'Minutes for which receipts of check-outs, returns and renewals wait, so that one visit makes one message',
  {
    problem: (value) =>
      Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 1440
        ? undefined
        : 'Write minutes from 0 to 1440.',
  },
)

/** For how long what was told is remembered. */
export const keepDays = defineSetting(
  'notices.keep-days',
  365,
  'Days for which notices and their texts are kept; those about returned loans of patrons without a history for 30 days',
  {
    problem: (value) => (Number.isInteger(value) && Number(value) >= 1 ? undefined : 'Write a number of days, from 1.'),
  },
)

/** What this module can be set to do. */
export const notificationsSettings = [quietHours, digestTime, receiptPause, keepDays]

/** How notices are sent at a branch. */
export interface NoticeSettings {
  readonly quiet: { readonly from: string; readonly to: string } | null
  readonly digestTime: string
  readonly receiptPause: number
  /** Without a slash at the end; empty: no links. */
  readonly site: string
}

const atBranch = defineCache(
  'notifications.settings',
  ['setting'],
  async (w, branch: number): Promise<NoticeSettings> => {
    return {
      quiet: await readSetting(w, quietHours, branch),
      digestTime: await readSetting(w, digestTime, branch),
      receiptPause: await readSetting(w, receiptPause, branch),
      site: (await readSetting(w, siteAddress, branch)).replace(/\/+$/, ''),
    }
  },
)

/** The settings in force at a branch; read from the database only after a change. */
export function noticeSettings(w: Pick<Work, 'db' | 'platform'>, branch: number): Promise<NoticeSettings> {
  return atBranch.get(w, branch)
}
