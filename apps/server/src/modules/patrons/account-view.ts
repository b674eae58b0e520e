import { sql } from 'kysely'
import { readSetting } from '../../platform/setting.ts'
import type { Work } from '../../platform/work.ts'
import { todayAt } from '../org/index.ts'
import type { AccountView } from './contract-account.ts'
import { fieldsOf } from './fields.ts'
import { isActiveOn } from './patron-view.ts'
import { shownValue } from './rules/field-values.ts'
import { isInForce } from './rules/lending-blocks.ts'
import { contactChanges } from './settings.ts'

interface Row {
  readonly id: number
  readonly name: string
  readonly preferred_name: string
  readonly card: string | null
  readonly expires: Temporal.PlainDate | null
  readonly branch_id: number
  readonly email: string
  readonly email_confirmed: boolean | null
  readonly phone: string
  readonly address: string
  readonly language: string
  readonly keep_history: boolean
  readonly history_since: Temporal.Instant | null
  readonly fields: Readonly<Record<string, string>> | null
  readonly messages: readonly { id: number; text: string; at: string; until: string | null }[] | null
  readonly blocks: readonly { text: string; until: string | null }[] | null
  readonly sponsors:
    | readonly { patron: number; name: string; rights: string[]; starts: string; ends: string | null }[]
    | null
  readonly waiting: { id: number; wanted: Record<string, string>; at: string } | null
  readonly erasure: string | null
}

const dayOf = (text: string | null) => (text === null ? null : Temporal.PlainDate.from(text))
const instant = (text: string) => Temporal.Instant.from(text).toString()

/** The account as its owner sees it, in one query; undefined when there is none. */
export async function accountView(w: Work, id: number, csrf: string): Promise<AccountView | undefined> {
  const { rows } = await sql<Row>`
    select p.id, p.name, p.preferred_name, c.barcode as card, p.expires, p.branch_id, p.email, p.phone, p.address, p.language,
      (select bool_or(e.confirmed_at is not null) from patrons.email_confirmation e
        where e.patron_id = p.id and p.email <> '' and lower(e.email) = lower(p.email)) as email_confirmed,
      p.keep_history, p.history_since,
      (select json_object_agg(v.field_code, v.value) from patrons.field_value v where v.patron_id = p.id) as fields,
      (select json_agg(json_build_object('id', n.id, 'text', n.text, 'at', n.at, 'until', n.until) order by n.id desc)
        from patrons.note n where n.patron_id = p.id and n.kind = 'patron' and n.done_at is null) as messages,
      (select json_agg(json_build_object('text', coalesce(k.patron_text, ''), 'until', b.until) order by b.id)
        from patrons.block b left join patrons.block_kind k on k.code = b.kind_code
        where b.patron_id = p.id and b.cleared_at is null) as blocks,
      (select json_agg(json_build_object('patron', o.id, 'name', o.name, 'rights', x.rights, 'starts', x.starts, 'ends', x.ends) order by o.sort_key)
        from patrons.proxy x join patrons.patron o on o.id = x.patron_id where x.proxy_id = p.id and x.ended_at is null) as sponsors,
      (select json_build_object('id', r.id, 'wanted', r.wanted, 'at', r.at)
        from patrons.request r where r.patron_id = p.id and r.kind = 'contact' and r.state = 'waiting') as waiting,
      (select r.at::text from patrons.request r where r.patron_id = p.id and r.kind = 'erasure' and r.state = 'waiting') as erasure
    from patrons.patron p left join patrons.card c on c.patron_id = p.id and c.state = 'active' where p.id = ${id}`.execute(
    w.db,
  )
  const row = rows[0]
  if (!row) return undefined
  const today = await todayAt(w, row.branch_id)
  const inForce = (one: { readonly until: string | null }) => isInForce({ until: dayOf(one.until) }, today)
  const shown = (await fieldsOf(w)).filter((field) => field.shown)
  return {
    id: row.id,
    name: row.name,
    preferredName: row.preferred_name,
    card: row.card,
    expires: row.expires?.toString() ?? null,
    branch: row.branch_id,
    email: row.email,
    ...(row.email_confirmed !== null && { emailConfirmed: row.email_confirmed }),
    phone: row.phone,
    address: row.address,
    language: row.language,
    keepHistory: row.keep_history,
    historySince: row.keep_history ? (row.history_since?.toString() ?? null) : null,
    fields: Object.fromEntries(
      shown.flatMap(({ code, kind }) => {
        const value = row.fields?.[code]
        return value === undefined ? [] : [[code, shownValue(kind, value)]]
      }),
    ),
    messages: (row.messages ?? [])
      .filter(inForce)
      .map(({ id: note, text, at }) => ({ id: note, text, at: instant(at) })),
    blocks: (row.blocks ?? []).filter(inForce),
    sponsors: (row.sponsors ?? [])
      .filter((one) => isActiveOn({ starts: Temporal.PlainDate.from(one.starts), ends: dayOf(one.ends) }, today))
      .map(({ patron, name, rights }) => ({ patron, name, rights })),
    waiting: row.waiting && { ...row.waiting, at: instant(row.waiting.at) },
    erasureAsked: row.erasure === null ? null : instant(row.erasure.replace(' ', 'T')),
    contactChanges: await readSetting(w, contactChanges, row.branch_id),
    csrf,
  }
}
