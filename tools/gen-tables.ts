import { readFile } from 'node:fs/promises'
import type pg from 'pg'

/** A table or view of the migrated database, as a module sees it. */
export interface TableShape {
  /** `schema.table` */
  readonly name: string
  readonly columns: readonly ColumnShape[]
}

interface ColumnShape {
  readonly name: string
  /** As PostgreSQL names it, e.g. `int8` or `_text` for an array of text. */
  readonly type: string
  readonly nullable: boolean
  readonly insert: 'needed' | 'optional' | 'never'
  /** The values that a check allows, if it lists them. */
  readonly values: readonly string[]
}

// What `platform/db.ts` makes of PostgreSQL's types.
const scalars: ReadonlyMap<string, string> = new Map([
  ...[
    'text',
    'varchar',
    'bpchar',
    'uuid',
    'numeric',
    'time',
    'inet',
    'tsvector',
    'daterange',
    'tstzrange',
    'int4range',
    'xid8',
  ].map((name) => [name, 'string'] as const),
  ...['int2', 'int4', 'int8', 'float4', 'float8', 'oid'].map((name) => [name, 'number'] as const),
  ['bool', 'boolean'],
  ['timestamptz', 'Temporal.Instant'],
  ['date', 'Temporal.PlainDate'],
  ['bytea', 'Buffer'],
  ['json', 'unknown'],
  ['jsonb', 'unknown'],
])
const arrays: ReadonlySet<string> = new Set([
  'text',
  'varchar',
  'uuid',
  'int2',
  'int4',
  'int8',
  'float4',
  'float8',
  'bool',
])

interface ColumnRow {
  readonly schema: string
  readonly table: string
  readonly column: string
  readonly type: string
  readonly not_null: boolean
  readonly has_default: boolean
  readonly always: boolean
  readonly kind: string
  readonly oid: number
  readonly number: number
  readonly checks: readonly string[]
}

const columnsQuery = `
  select n.nspname as schema, c.relname as table, a.attname as column, c.relkind as kind, c.oid::int as oid, a.attnum::int as number,
    coalesce(nullif(b.typname, ''), t.typname) as type,
    a.attnotnull or t.typnotnull or coalesce(col_description(c.oid, a.attnum) ilike 'never null%', false) as not_null,
    a.atthasdef or a.attidentity <> '' as has_default,
    a.attidentity = 'a' or a.attgenerated <> '' as always,
    array(
      select pg_get_constraintdef(k.oid) from pg_constraint k
      where k.contype = 'c' and ((k.conrelid = c.oid and k.conkey = array[a.attnum]) or (k.contypid = t.oid and t.typtype = 'd'))
      order by k.oid
    ) as checks
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  join pg_type t on t.oid = a.atttypid
  left join pg_type b on b.oid = t.typbasetype
  where c.relkind in ('r', 'p', 'v', 'm') and not c.relispartition and n.nspname = any ($1)
  order by n.nspname, c.relname, a.attnum`

/** Reads the tables and views of the given schemas. */
export async function readTables(client: pg.ClientBase, schemas: readonly string[]): Promise<readonly TableShape[]> {
  const { rows } = await client.query<ColumnRow>(columnsQuery, [schemas])
  const byPlace = new Map(rows.map((row) => [`${row.oid}.${row.number}`, row]))
  const tables = new Map<string, ColumnShape[]>()
  for (const row of rows) {
    const name = `${row.schema}.${row.table}`
    const isView = row.kind === 'v' || row.kind === 'm'
    const source = isView ? byPlace.get((await viewSources(client, name)).get(row.column) ?? '') : row
    const column: ColumnShape = {
      name: row.column,
      type: row.type,
      nullable: !(row.not_null || (isView && source?.not_null === true)),
      insert: isView ? 'needed' : row.always ? 'never' : row.has_default ? 'optional' : 'needed',
      values: listedValues(source?.checks ?? []),
    }
    tables.set(name, [...(tables.get(name) ?? []), column])
  }
  return [...tables].map(([name, columns]) => ({ name, columns }))
}

/**
 * The table columns behind the columns of a view, as `oid.number`. A view with an outer join or a union may add nulls to
 * any of them, so for those nothing is known; where a person knows, a comment on the column that begins with `never null` says so.
 */
async function viewSources(client: pg.ClientBase, name: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ text: string }>('select pg_get_viewdef($1::regclass) as text', [name])
  const text = rows[0]?.text.replace(/;\s*$/, '') ?? ''
  if (/\b(left|right|full) join\b|\bunion\b|\bgrouping sets\b|\brollup\b|\bcube\b/i.test(text)) return new Map()
  const { fields } = await client.query(`select * from (${text}) as view limit 0`)
  return new Map(fields.map((field) => [field.name, `${field.tableID}.${field.columnID}`]))
}

/** The values of checks like `CHECK ((state = ANY (ARRAY['open'::text, 'closed'::text])))`. */
export function listedValues(checks: readonly string[]): readonly string[] {
  for (const check of checks) {
    const list = /^CHECK \(\(+\w+ = ANY \(+(?:ARRAY)?\[(.*)\](?:\)::text\[\])?\)+$/.exec(
      check.replaceAll(/\((\w+)\)::text/g, '$1'),
    )?.[1]
    const single = /^CHECK \(\((?:\w+) = ('(?:[^']|'')*'::text)\)\)$/.exec(check)?.[1]
    const values = [...(list ?? single ?? '').matchAll(/'((?:[^']|'')*)'::(?:text|character varying)/g)].map(
      ([, value = '']) => value.replaceAll("''", "'"),
    )
    if (values.length > 0) return values
  }
  return []
}

/** The text of a module's `tables.ts`. `reads` names views of earlier modules that this one may read. */
export function tablesFile(module: string, tables: readonly TableShape[], reads: readonly string[]): string {
  const body = tables.map((table) => {
    const columns = table.columns.map((column) => `    ${property(column.name)}: ${columnType(table.name, column)}\n`)
    return `  '${table.name}': {\n${columns.join('')}  }\n`
  })
  const used = ['Generated', 'GeneratedAlways'].filter((word) => body.some((text) => text.includes(`${word}<`)))
  return [
    '// Generated by tools/gen.ts from the migrated database. Do not edit, but for the next line if there is one.\n',
    ...(reads.length > 0 ? [`// reads: ${reads.join(', ')}\n`] : []),
    ...(used.length > 0 ? [`import type { ${used.join(', ')} } from 'kysely'\n`] : []),
    `\n/** The tables of ${module}, as Kysely sees them. */\n`,
    `export interface ${pascal(module)}Tables {\n${body.join('')}}\n`,
  ].join('')
}

/** The views of other modules that an existing `tables.ts` asks for in its line `// reads: catalog.item_summary`. */
export async function readsOf(file: URL): Promise<readonly string[]> {
  const text = await readFile(file, 'utf8').catch(() => '')
  return (/^\/\/ reads: (.*)$/m.exec(text)?.[1] ?? '').split(/[,\s]+/).filter((name) => name !== '')
}

function columnType(table: string, column: ColumnShape): string {
  const base =
    column.values.length > 0
      ? column.values.map((value) => `'${value.replaceAll("'", "\\'")}'`).join(' | ')
      : plainType(table, column)
  const type = column.nullable && base !== 'unknown' ? `${base} | null` : base
  if (column.insert === 'needed') return type
  return `${column.insert === 'never' ? 'GeneratedAlways' : 'Generated'}<${type}>`
}

function plainType(table: string, { name, type }: ColumnShape): string {
  const element = type.startsWith('_') ? type.slice(1) : undefined
  const scalar = scalars.get(element ?? type)
  if (scalar === undefined || (element !== undefined && !arrays.has(element))) {
    throw new Error(
      `${table}.${name} has the type ${type}, for which Carrel has no form in TypeScript: use another, or teach tools/gen-tables.ts and platform/db.ts.`,
    )
  }
  return element === undefined ? scalar : `${scalar}[]`
}

function property(name: string): string {
  return /^[a-z_]\w*$/i.test(name) ? name : `'${name}'`
}

function pascal(module: string): string {
  return module.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())
}
