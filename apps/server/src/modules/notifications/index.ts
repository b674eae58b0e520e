import { on } from '../../platform/events.ts'
import type { Module } from '../../platform/module.ts'
import { holdReady } from '../holds/index.ts'
import { noticeHoldReady } from './hold-ready.ts'

/** Notices to patrons. Listens to what others publish; nobody imports it. */
export const notificationsModule: Module = {
  name: 'notifications',
  migrations: new URL('migrations/', import.meta.url),
  subscriptions: [on(holdReady, noticeHoldReady)],
}
