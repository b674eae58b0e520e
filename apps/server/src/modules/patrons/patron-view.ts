import type { Work } from '../../platform/work.ts'
import { todayAt } from '../org/index.ts'
import { stopsOf } from './block-kinds.ts'
import { categoriesOf } from './categories.ts'
import type { Patron, ProxyLink } from './contract.ts'
import { fieldsOf } from './fields.ts'
import { ageOn } from './rules/age.ts'
import { categoryOn, isJuvenile } from './rules/category-on.ts'
import { shownValue } from './rules/field-values.ts'
import { isInForce } from './rules/lending-blocks.ts'
import { patronPolicy } from './settings.ts'

/** A patron as the database gives one for the patron's page. */
export interface PatronRow {
  readonly id: number
  readonly name: string
  readonly sort_name: string
  readonly given_name: string
  readonly family_name: string
  readonly preferred_name: string
  readonly external_id: string | null
  readonly category_code: string
  readonly branch_id: number
  readonly birth_date: Temporal.PlainDate | null
  readonly expires: Temporal.PlainDate | null
  readonly email: string
  readonly phone: string
  readonly address: string
  readonly language: string
  readonly keep_history: boolean
  readonly history_since: Temporal.Instant | null
  readonly has_pin: boolean
  readonly email_confirmed: boolean | null
  readonly has_photo: boolean
  readonly housebound: boolean
  readonly active: boolean
  readonly registered_at: Temporal.Instant
  readonly deleted_at: Temporal.Instant | null
  readonly juvenile_when_deleted: boolean | null
  readonly cards: Patron['cards'] | null
  readonly blocks:
    | readonly (Omit<Patron['blocks'][number], 'stops'> & { readonly stops: readonly string[] | null })[]
    | null
  readonly notes: Patron['notes'] | null
  readonly household: Patron['household'] | null
  readonly addresses: Patron['addresses'] | null
  readonly contacts: Patron['contacts'] | null
  readonly fields: Readonly<Record<string, string>> | null
  readonly guarantors: Patron['guarantors'] | null
  readonly guarantees: Patron['guarantees'] | null
  readonly proxies: readonly Omit<ProxyLink, 'active'>[] | null
  readonly sponsors: readonly Omit<ProxyLink, 'active'>[] | null
}

const instant = (text: string) => Temporal.Instant.from(text).toString()
const instantOrNull = (text: string | null) => (text === null ? null : instant(text))
const dayOf = (text: string | null) => (text === null ? null : Temporal.PlainDate.from(text))

/** True on the days of a link between two patrons. */
export function isActiveOn(
  link: { readonly starts: Temporal.PlainDate; readonly ends: Temporal.PlainDate | null },
  day: Temporal.PlainDate,
): boolean {
  return Temporal.PlainDate.compare(link.starts, day) <= 0 && isInForce({ until: link.ends }, day)
}

/** A patron as the API shows one, as of today. */
export async function patronView(w: Work, row: PatronRow): Promise<Patron> {
  const categories = await categoriesOf(w)
  const today = await todayAt(w, row.branch_id)
  const category = categoryOn(categories, row.category_code, row.birth_date, today)
  const inForce = (one: { readonly until: string | null }) => isInForce({ until: dayOf(one.until) }, today)
  const blocks = (row.blocks ?? []).filter(inForce)
  const cards = row.cards ?? []
  const kinds = new Map((await fieldsOf(w)).map(({ code, kind }) => [code, kind]))
  const linked = (links: readonly Omit<ProxyLink, 'active'>[] | null) =>
    (links ?? []).map((link) => ({
      ...link,
      active: isActiveOn({ starts: Temporal.PlainDate.from(link.starts), ends: dayOf(link.ends) }, today),
    }))
  return {
    id: row.id,
    name: row.name,
    sortName: row.sort_name,
    preferredName: row.preferred_name,
    givenName: row.given_name,
    familyName: row.family_name,
    externalId: row.external_id,
    card: cards.find(({ state }) => state === 'active')?.barcode ?? null,
    category,
    categoryName: categories.get(category)?.name ?? category,
    branch: row.branch_id,
    birthDate: row.birth_date?.toString() ?? null,
    age: row.birth_date && ageOn(row.birth_date, today),
    juvenile: row.juvenile_when_deleted ?? isJuvenile(row.birth_date, (await patronPolicy(w)).juvenileUnder, today),
    expires: row.expires?.toString() ?? null,
    blocked: !row.active || blocks.length > 0,
    email: row.email,
    ...(row.email_confirmed !== null && { emailConfirmed: row.email_confirmed }),
    phone: row.phone,
    address: row.address,
    addresses: row.addresses ?? [],
    contacts: row.contacts ?? [],
    fields: Object.fromEntries(
      Object.entries(row.fields ?? {}).map(([code, value]) => [code, shownValue(kinds.get(code) ?? 'text', value)]),
    ),
    language: row.language,
    keepHistory: row.keep_history,
    historySince: row.keep_history ? (row.history_since?.toString() ?? null) : null,
    hasPin: row.has_pin,
    hasPhoto: row.has_photo,
    active: row.active,
    registered: row.registered_at.toString(),
    deleted: row.deleted_at?.toString() ?? null,
    cards: cards.map((card) => ({ ...card, since: instant(card.since), ended: instantOrNull(card.ended) })),
    blocks: blocks.map((block) => ({ ...block, since: instant(block.since), stops: stopsOf(block.stops) })),
    notes: (row.notes ?? []).filter(inForce).map((note) => ({ ...note, at: instant(note.at) })),
    household: row.household ?? [],
    guarantors: row.guarantors ?? [],
    guarantees: row.guarantees ?? [],
    proxies: linked(row.proxies),
    sponsors: linked(row.sponsors),
    housebound: row.housebound,
  }
}
