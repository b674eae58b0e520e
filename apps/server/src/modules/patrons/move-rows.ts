import { sql, type RawBuilder } from 'kysely'
import type { Work } from '../../platform/work.ts'
import type { MovedRows } from './events.ts'

/** Which record stays and which goes. */
export interface Pair {
  readonly kept: number
  readonly gone: number
}

interface Reference {
  readonly table: string
  readonly column: string
  /** Columns of the primary key but for the one that refers. */
  readonly key: readonly string[]
}

/** Columns of a schema that refer to patrons, as the database knows them: a table that is added later is not forgotten. */
async function referencesIn(w: Work, schema: string): Promise<readonly Reference[]> {
  const { rows } = await sql<Reference>`
    select t.relname as table, a.attname as column,
      array(select k.attname::text from pg_index i join pg_attribute k on k.attrelid = i.indrelid and k.attnum = any(i.indkey)
        where i.indrelid = t.oid and i.indisprimary and k.attname <> a.attname order by k.attnum) as key
    from pg_constraint c join pg_class t on t.oid = c.conrelid join pg_namespace n on n.oid = t.relnamespace
      join pg_attribute a on a.attrelid = t.oid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = 'patrons.patron'::regclass and n.nspname = ${schema}
    order by t.relname, a.attname`.execute(w.db)
  return rows
}

/**
 * Gives the rows of one column from the record that goes to the one that stays, and notes them. `unless` is a condition
 * on `r` under which a row stays where it is, e.g. because the other has one already.
 */
export async function moveColumn(
  w: Work,
  { table, column, key }: Reference,
  { kept, gone }: Pair,
  moved: MovedRows[],
  unless?: RawBuilder<unknown>,
): Promise<void> {
  const pairs = key.flatMap((name) => [sql.lit(name), sql.ref(`r.${name}`)])
  const { rows } = await sql<{ key: Record<string, unknown> }>`
    update ${sql.table(table)} r set ${sql.ref(column)} = ${kept} where r.${sql.ref(column)} = ${gone}
      ${unless ? sql`and not (${unless})` : sql``}
    returning jsonb_build_object(${sql.join(pairs)}) as key`.execute(w.db)
  if (rows.length > 0) moved.push({ table, column, keys: rows.map((row) => row.key) })
}

/**
 * Gives everything in a schema that belongs to the record that goes to the one that stays. `leave` names columns,
 * `table.column`, that the module moves by itself or that stay, such as receipts as they were printed.
 */
export async function moveRows(
  w: Work,
  schema: string,
  pair: Pair,
  moved: MovedRows[],
  options: { readonly leave?: readonly string[] } = {},
): Promise<void> {
  for (const reference of await referencesIn(w, schema)) {
    if (options.leave?.includes(`${reference.table}.${reference.column}`) === true) continue
    await moveColumn(w, { ...reference, table: `${schema}.${reference.table}` }, pair, moved)
  }
}

/** Gives the rows of a schema that moved back to the record that they came from, as far as they are still there. */
export async function giveBackRows(
  w: Work,
  schema: string,
  { kept, gone }: Pair,
  moved: readonly MovedRows[],
): Promise<void> {
  for (const { table, column, keys } of moved.filter((one) => one.table.startsWith(`${schema}.`))) {
    await sql`update ${sql.table(table)} r set ${sql.ref(column)} = ${gone}
      from jsonb_array_elements(${JSON.stringify(keys)}::jsonb) as k where r.${sql.ref(column)} = ${kept} and to_jsonb(r) @> k`.execute(
      w.db,
    )
  }
}
