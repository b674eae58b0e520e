import { isLoopback } from '../../platform/config.ts'
import { defineSetting, readSetting, type Setting } from '../../platform/setting.ts'
import type { Work } from '../../platform/work.ts'

const whole = (from: number, to: number, what: string) => (value: unknown) =>
  Number.isInteger(value) && Number(value) >= from && Number(value) <= to
    ? undefined
    : `Write ${what}, from ${from} to ${to}.`

const allowPrivate = defineSetting(
  'webhooks.allow-private',
  false,
  'Webhooks may go to addresses inside: this machine, and private networks (10…, 172.16…, 192.168…, fc00…)',
)
const allowHttp = defineSetting('webhooks.allow-http', false, 'Webhooks may go to addresses without encryption (http)')

/** Days for which the log of deliveries is kept; what waits longer than that is dropped. */
export const keepDays = defineSetting('webhooks.keep-days', 30, 'How many days the log of webhooks is kept', {
  problem: whole(1, 400, 'days'),
})
const timeout = defineSetting('webhooks.timeout', 10, 'Seconds for which a webhook waits for an answer', {
  problem: whole(1, 30, 'seconds'),
})

/** The settings of this module. */
export const webhookSettings: readonly Setting<unknown>[] = [allowPrivate, allowHttp, keepDays, timeout]

/** Where messages may go, and for how long an answer is waited for. */
export interface Limits {
  readonly privateAddresses: boolean
  readonly http: boolean
  readonly milliseconds: number
}

/** The limits of this library. A server that is bound to this machine for tests may send to it. */
export async function limitsOf(w: Pick<Work, 'db' | 'platform'>): Promise<Limits> {
  const { config } = w.platform
  const isTest = config.test && isLoopback(config.host)
  const [inside, http, seconds] = await Promise.all([
    readSetting(w, allowPrivate),
    readSetting(w, allowHttp),
    readSetting(w, timeout),
  ])
  return { privateAddresses: inside || isTest, http: http || isTest, milliseconds: seconds * 1000 }
}
