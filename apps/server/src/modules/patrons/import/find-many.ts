import { sql, type RawBuilder } from 'kysely'
import type { Work } from '../../../platform/work.ts'
import type { NewPatron } from '../register-patron.ts'
import { cardKey } from '../rules/card-number.ts'
import { nameKey, type Match } from '../rules/import-keys.ts'
import { folded } from '../rules/address-text.ts'

type Line = Partial<NewPatron>

/** Who of the library each line is about, by the first way that finds someone; `several` where that finds more than one. */
export async function findMany(
  w: Work,
  lines: ReadonlyMap<number, Line>,
  match: readonly Match[],
): Promise<ReadonlyMap<number, number | 'several'>> {
  const found = new Map<number, number | 'several'>()
  for (const way of match) {
    const keys = [...lines].flatMap(([line, patron]) => {
      const key = found.has(line) ? undefined : keyFor(way, patron)
      return key === undefined ? [] : [{ line, key, day: way === 'name-and-birth-date' ? patron.birthDate : null }]
    })
    if (keys.length === 0) continue
    const { rows } = await sql<{ line: number; id: number }>`
      select distinct k.line, p.id from json_to_recordset(${JSON.stringify(keys)}::json) as k(line integer, key text collate "C", day date)
      ${join[way]} where p.deleted_at is null and p.merged_into is null`.execute(w.db)
    for (const { line, id } of rows) found.set(line, found.has(line) ? 'several' : id)
  }
  return found
}

const join: Readonly<Record<Match, RawBuilder<unknown>>> = {
  card: sql`join patrons.card c on upper(c.barcode) = k.key join patrons.patron p on p.id = c.patron_id`,
  'external-id': sql`join patrons.patron p on p.external_id is not null and lower(p.external_id) = k.key`,
  email: sql`join patrons.patron p on p.email <> '' and lower(p.email) = k.key`,
  'name-and-birth-date': sql`join patrons.patron p on p.birth_date = k.day and p.sort_key = k.key`,
}

function keyFor(way: Match, patron: Line): string | undefined {
  switch (way) {
    case 'card':
      return patron.card === undefined ? undefined : cardKey(patron.card)
    case 'external-id':
      return typeof patron.externalId === 'string' ? patron.externalId.toLowerCase() : undefined
    case 'email':
      return patron.email?.toLowerCase()
    case 'name-and-birth-date':
      return nameKey(patron)
  }
}

/** Of card numbers, other ids and values of fields those that someone has. */
export interface TakenKeys {
  readonly cards: ReadonlySet<string>
  readonly externalIds: ReadonlySet<string>
  /** Code of the field, a space, and the folded value. */
  readonly values: ReadonlySet<string>
}

/** Asks in one go which keys of many lines are somebody's, deleted patrons included. */
export async function takenKeys(
  w: Work,
  lines: readonly Line[],
  /** Codes of fields in which no two patrons may have the same. */
  once: ReadonlySet<string>,
): Promise<TakenKeys> {
  const cards = lines.flatMap(({ card }) => (card === undefined ? [] : [cardKey(card)]))
  const ids = lines.flatMap(({ externalId }) =>
    typeof externalId === 'string' ? [externalId.trim().toLowerCase()] : [],
  )
  const values = lines.flatMap(({ fields = {} }) =>
    Object.entries(fields)
      .filter(([code]) => once.has(code))
      .map(([code, value]) => ({ code, key: folded(String(value)) })),
  )
  const { rows } = await sql<{ kind: 'card' | 'id' | 'value'; key: string }>`
    select 'card' as kind, upper(barcode) as key from patrons.card where upper(barcode) = any (${cards}::text[])
    union all
    select 'id', lower(external_id) from patrons.patron where external_id is not null and lower(external_id) = any (${ids}::text[])
    union all
    select 'value', v.field_code || ' ' || v.once_key from json_to_recordset(${JSON.stringify(values)}::json) as k(code text, key text collate "C")
      join patrons.field_value v on v.field_code = k.code and v.once_key = k.key`.execute(w.db)
  const of = (kind: string) => new Set(rows.filter((row) => row.kind === kind).map(({ key }) => key))
  return { cards: of('card'), externalIds: of('id'), values: of('value') }
}
