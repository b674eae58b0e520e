import { sql, type RawBuilder } from 'kysely'
import type { Work } from '../../../platform/work.ts'
import type { Address } from '../contract.ts'
import { fieldsOf, keysOf } from '../fields.ts'

type Row = Readonly<Record<string, unknown>> & { readonly id: number }

const named = (columns: readonly string[], of?: string): RawBuilder<unknown> =>
  sql.join(columns.map((column) => (of === undefined ? sql.ref(column) : sql.ref(`${of}.${column}`))))

/** New rows of patrons with the numbers that they were given; all have the same columns. */
export async function insertRows(w: Work, rows: readonly Row[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {})
  await sql`insert into patrons.patron (${named(columns)}) overriding system value
    select ${named(columns, 'r')} from json_populate_recordset(null::patrons.patron, ${JSON.stringify(rows)}::json) r`.execute(
    w.db,
  )
}

/** Rows of patrons as they are now; all have the same columns. */
export async function updateRows(w: Work, rows: readonly Row[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).filter((column) => column !== 'id')
  await sql`update patrons.patron p set (${named(columns)}) = row (${named(columns, 'r')})
    from json_populate_recordset(null::patrons.patron, ${JSON.stringify(rows)}::json) r where p.id = r.id`.execute(w.db)
}

/** The addresses of patrons who have none. */
export async function insertAddressRows(w: Work, addresses: ReadonlyMap<number, readonly Address[]>): Promise<void> {
  const rows = [...addresses].flatMap(([patron_id, list]) => list.map((one) => ({ patron_id, ...one })))
  if (rows.length === 0) return
  await sql`insert into patrons.address (patron_id, label, street, city, region, postcode, country, mailing)
    select patron_id, label, street, city, region, postcode, country, mailing
    from json_populate_recordset(null::patrons.address, ${JSON.stringify(rows)}::json)`.execute(w.db)
}

/** What patrons have in the library's fields; null empties one. */
export async function writeValueRows(
  w: Work,
  values: readonly { readonly patron: number; readonly code: string; readonly value: string | null }[],
): Promise<void> {
  if (values.length === 0) return
  const fields = new Map((await fieldsOf(w)).map((field) => [field.code, field]))
  const rows = values.flatMap(({ patron, code, value }) => {
    const field = fields.get(code)
    const keys = field && value !== null ? keysOf(field, value) : { search_key: null, once_key: null }
    return field ? [{ patron_id: patron, field_code: code, value, ...keys }] : []
  })
  const gone = rows.filter(({ value }) => value === null)
  if (gone.length > 0)
    await sql`delete from patrons.field_value v using json_populate_recordset(null::patrons.field_value, ${JSON.stringify(gone)}::json) g
      where v.patron_id = g.patron_id and v.field_code = g.field_code`.execute(w.db)
  const kept = rows.filter(({ value }) => value !== null)
  await sql`insert into patrons.field_value (patron_id, field_code, value, search_key, once_key)
    select patron_id, field_code, value, search_key, once_key
    from json_populate_recordset(null::patrons.field_value, ${JSON.stringify(kept)}::json)
    on conflict (patron_id, field_code) do update
    set value = excluded.value, search_key = excluded.search_key, once_key = excluded.once_key`.execute(w.db)
}
