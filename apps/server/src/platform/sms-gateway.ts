import { sql } from 'kysely'
import { escapeHtml } from './html.ts'
import { jsonb } from './db.ts'
import { refuse, type Refusal } from './refusal.ts'
import type { Work } from './work.ts'

/** A gateway for text messages: one HTTP request for each. `{to}`, `{text}`, `{from}` and `{id}` stand for what is sent. */
export interface SmsGateway {
  readonly url: string
  readonly method: 'GET' | 'POST' | 'PUT'
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** Number or name from which messages come. */
  readonly sender: string
}

/** A text message as a gateway takes it. */
export interface Sms {
  readonly id: number
  readonly to: string
  readonly text: string
}

/** A request that will be sent. */
export interface SmsRequest {
  readonly url: string
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | undefined
}

/** What is shown instead of the value of a header, which may be a key; sent back it means "as it was". */
export const hiddenValue = '••••••••'

/** The gateway of the library; undefined while text messages only go to the mailbox page. */
export async function smsGateway(work: Pick<Work, 'db'>): Promise<SmsGateway | undefined> {
  const { rows } = await sql<SmsGateway>`
    select url, method, headers, body, sender from platform.sms_gateway`.execute(work.db)
  return rows[0]
}

/** Sets the gateway, or takes it away; headers that come back hidden keep their value. */
export async function putSmsGateway(w: Work, gateway: SmsGateway | null): Promise<object | Refusal> {
  if (gateway === null) {
    await sql`delete from platform.sms_gateway`.execute(w.db)
    await w.audit({ action: 'sms-gateway.remove', subject: 'sms-gateway' })
    return {}
  }
  const url = URL.parse(gateway.url.replaceAll(/\{(to|text|from|id)\}/g, '0'))
  if (!url || !/^https?:$/.test(url.protocol))
    return refuse({
      code: 'invalid-url',
      field: 'url',
      message: 'Write the address of the gateway, like https://sms.example.org/send.',
    })
  if (![gateway.url, gateway.body].some((text) => text.includes('{to}')))
    return refuse({
      code: 'invalid-body',
      field: 'body',
      message: 'Write {to} where the number goes, in address or body.',
    })
  if (![gateway.url, gateway.body].some((text) => text.includes('{text}')))
    return refuse({ code: 'invalid-body', field: 'body', message: 'Write {text} where the message goes.' })
  const wrong = Object.entries(gateway.headers).find(
    ([name, value]) => !/^[\w!#$%&'*+.^`|~-]+$/.test(name) || /[\r\n]/.test(value),
  )
  if (wrong) return refuse({ code: 'invalid-headers', field: 'headers', message: `"${wrong[0]}" is no header line.` })
  const known = (await smsGateway(w))?.headers ?? {}
  const headers = Object.fromEntries(
    Object.entries(gateway.headers).map(([name, value]) => [name, value === hiddenValue ? (known[name] ?? '') : value]),
  )
  await sql`
    insert into platform.sms_gateway (url, method, headers, body, sender, changed_at)
    values (${gateway.url}, ${gateway.method}, ${jsonb(headers)}, ${gateway.body}, ${gateway.sender}, ${w.now})
    on conflict (one) do update set url = excluded.url, method = excluded.method, headers = excluded.headers,
      body = excluded.body, sender = excluded.sender, changed_at = excluded.changed_at`.execute(w.db)
  await w.audit({ action: 'sms-gateway.change', subject: 'sms-gateway', detail: { host: url.host } })
  return {}
}

type Escape = (text: string) => string

function bodyEscape(headers: SmsGateway['headers']): Escape {
  const type = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? ''
  if (/json/i.test(type)) return (text) => JSON.stringify(text).slice(1, -1)
  if (/x-www-form-urlencoded/i.test(type)) return encodeURIComponent
  if (/xml/i.test(type)) return escapeHtml
  return (text) => text
}

/** The request for one message, its values escaped as their place asks. */
export function smsRequest(gateway: SmsGateway, sms: Sms): SmsRequest {
  const values: Readonly<Record<string, string>> = {
    to: sms.to,
    text: sms.text,
    from: gateway.sender,
    id: String(sms.id),
  }
  const fill = (template: string, escape: Escape) =>
    template.replaceAll(/\{(to|text|from|id)\}/g, (_, name: string) => escape(values[name] ?? ''))
  return {
    url: fill(gateway.url, encodeURIComponent),
    method: gateway.method,
    headers: gateway.headers,
    body: gateway.method === 'GET' ? undefined : fill(gateway.body, bodyEscape(gateway.headers)),
  }
}

/** A gateway that refuses a message for good, e.g. because there is no such number. */
export class SmsRefused extends Error {}

const patience = 15_000

/** Hands a message to the gateway. Throws `SmsRefused` when trying again is of no use, any other error when it may be. */
export async function sendSms(gateway: SmsGateway, sms: Sms): Promise<void> {
  const { url, method, headers, body } = smsRequest(gateway, sms)
  const response = await fetch(url, {
    method,
    headers,
    redirect: 'error',
    signal: AbortSignal.timeout(patience),
    ...(body !== undefined && { body }),
  })
  const answer = (await response.text()).slice(0, 300)
  if (response.ok) return
  const said = `The gateway answered ${response.status}${answer === '' ? '' : `: ${answer}`}`
  const busy = response.status === 408 || response.status === 425 || response.status === 429
  throw response.status < 500 && !busy ? new SmsRefused(said) : new Error(said)
}
