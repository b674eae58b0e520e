import { sql } from 'kysely'
import { notFound, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { todayAt } from '../org/index.ts'
import type { Patron } from './contract.ts'
import { cardKey } from './rules/card-number.ts'
import { isInForce } from './rules/lending-blocks.ts'

interface Row {
  readonly id: number
  readonly name: string
  readonly sort_name: string
  readonly given_name: string
  readonly family_name: string
  readonly category_code: string
  readonly category_name: string
  readonly branch_id: number
  readonly birth_date: Temporal.PlainDate | null
  readonly expires: Temporal.PlainDate | null
  readonly email: string
  readonly phone: string
  readonly address: string
  readonly language: string
  readonly keep_history: boolean
  readonly has_pin: boolean
  readonly active: boolean
  readonly registered_at: Temporal.Instant
  readonly cards: Patron['cards'] | null
  readonly blocks: Patron['blocks'] | null
  readonly notes: Patron['notes'] | null
  readonly household: Patron['household'] | null
}

const instant = (text: string) => Temporal.Instant.from(text).toString()

/** A patron with cards, blocks in force, notes and household, in one query. */
export async function patronById(w: Work, id: number): Promise<Patron | Refusal> {
  const { rows } = await sql<Row>`
    select p.id, p.name, p.sort_name, p.given_name, p.family_name, p.category_code, p.branch_id, p.birth_date, p.expires,
      p.email, p.phone, p.address, p.language, p.keep_history, p.pin_hash is not null as has_pin, p.active, p.registered_at,
      (select name from patrons.category where code = p.category_code) as category_name,
      (select json_agg(json_build_object('barcode', c.barcode, 'state', c.state, 'since', c.since)
          order by c.state <> 'active', c.id desc)
        from patrons.card c where c.patron_id = p.id) as cards,
      (select json_agg(json_build_object('id', b.id, 'reason', b.reason, 'since', b.since, 'until', b.until, 'by', b.by_name) order by b.id)
        from patrons.block b where b.patron_id = p.id and b.cleared_at is null) as blocks,
      (select json_agg(json_build_object('id', n.id, 'text', n.text, 'at', n.at, 'by', n.by_name) order by n.id desc)
        from patrons.note n where n.patron_id = p.id) as notes,
      (select json_agg(json_build_object('id', h.id, 'name', h.name) order by h.sort_key)
        from patrons.patron h where h.household_id = p.household_id and h.id <> p.id) as household
    from patrons.patron p where p.id = ${id}`.execute(w.db)
  const row = rows[0]
  if (!row) return notFound('patron', `There is no patron ${id}.`)
  return patronView(row, await todayAt(w, row.branch_id))
}

function patronView(row: Row, today: Temporal.PlainDate): Patron {
  const blocks = (row.blocks ?? []).filter(({ until }) =>
    isInForce({ until: until === null ? null : Temporal.PlainDate.from(until) }, today),
  )
  const cards = row.cards ?? []
  return {
    id: row.id,
    name: row.name,
    sortName: row.sort_name,
    givenName: row.given_name,
    familyName: row.family_name,
    card: cards.find(({ state }) => state === 'active')?.barcode ?? null,
    category: row.category_code,
    categoryName: row.category_name,
    branch: row.branch_id,
    birthDate: row.birth_date?.toString() ?? null,
    expires: row.expires?.toString() ?? null,
    blocked: !row.active || blocks.length > 0,
    email: row.email,
    phone: row.phone,
    address: row.address,
    language: row.language,
    keepHistory: row.keep_history,
    hasPin: row.has_pin,
    active: row.active,
    registered: row.registered_at.toString(),
    cards: cards.map((card) => ({ ...card, since: instant(card.since) })),
    blocks: blocks.map((block) => ({ ...block, since: instant(block.since) })),
    notes: (row.notes ?? []).map((note) => ({ ...note, at: instant(note.at) })),
    household: row.household ?? [],
  }
}

/** The owner of a card, whichever of their cards it is. */
export async function patronByCard(w: Work, barcode: string): Promise<Patron | Refusal> {
  const { rows } = await sql<{ patron_id: number }>`
    select patron_id from patrons.card where upper(barcode) = ${cardKey(barcode)}`.execute(w.db)
  const owner = rows[0]
  if (!owner) return notFound('card', `No patron has the card ${barcode.trim()}. Check the number, or search by name.`)
  return patronById(w, owner.patron_id)
}
