import type { Module } from '../../platform/module.ts'
import { on } from '../../platform/events.ts'
import { bind } from '../../platform/port.ts'
import { librarySetUp } from '../org/index.ts'
import { mailPerson } from '../patrons/index.ts'
import { bounceHappenings } from './bounces.ts'
import { addUsualNoticeRules } from './change-rules.ts'
import { holdHappenings } from './happenings-holds.ts'
import { loanHappenings } from './happenings-loans.ts'
import { patronHappenings } from './happenings-patrons.ts'
import { readerHappenings } from './happenings-readers.ts'
import { movesWithPatrons } from '../patrons/index.ts'
import { jobs } from './jobs.ts'
import { endpoints } from './routes.ts'
import { answerMailPerson } from './mail-person.ts'
import { notificationsSettings } from './settings.ts'

export { addUsualNoticeRules, createNoticeRule } from './change-rules.ts'
export { listNotices } from './list-notices.ts'
export { noticePreferences, putNoticePreferences, unsubscribe } from './preferences.ts'
export { kinds } from './rules/kinds.ts'
export { scheduleDue, writeDue } from './send-due.ts'
export { tellInterlibraryAnswer } from './tell-interlibrary-answer.ts'

/** Notices to patrons: what they are told, when, by which way, and what came of it. */
export const notificationsModule: Module = {
  name: 'notifications',
  migrations: new URL('migrations/', import.meta.url),
  permissions: [
    { code: 'notifications:read', text: 'See what patrons were told' },
    { code: 'notifications:send', text: 'Send notices again, stop them, print letters' },
    { code: 'notifications:rules', text: 'Change which notices are sent, and when' },
    { code: 'notifications:templates', text: 'Change the texts of notices' },
    { code: 'notifications:bounces', text: 'Report messages that did not arrive (for mail servers and providers)' },
  ],
  settings: notificationsSettings,
  endpoints,
  jobs,
  bindings: [bind(mailPerson, answerMailPerson)],
  subscriptions: [
    ...loanHappenings,
    ...holdHappenings,
    ...patronHappenings,
    ...readerHappenings,
    ...movesWithPatrons('notifications', ['preference.patron_id']),
    ...bounceHappenings,
    on(librarySetUp, async (w, { usualNotices }) => {
      if (usualNotices) await addUsualNoticeRules(w)
    }),
  ],
}
