import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { relative } from 'node:path'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { clientSettings } from '../apps/server/src/platform/db.ts'
import { emptyDatabase } from '../apps/server/test/database.ts'
import { listedValues, readTables, tablesFile } from './gen-tables.ts'
import { generateFromDatabase } from './generate.ts'
import { schemaSnapshot } from './schema-snapshot.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

describe('what is generated from the database', () => {
  it('is fresh: schema.sql and every tables.ts say what the migrations make', async () => {
    const empty = await emptyDatabase()
    const { files, failures } = await generateFromDatabase(empty.connection)
    await empty.drop()
    assert.deepEqual(failures, [])
    const stale: string[] = []
    for (const { url, text } of files) {
      if ((await readFile(url, 'utf8').catch(() => '')) !== text) stale.push(relative(root, fileURLToPath(url)))
    }
    assert.deepEqual(stale, [], 'run: node tools/gen.ts')
  })
})

describe('a table as TypeScript', () => {
  it('has the types that the database gives and wants', async () => {
    const empty = await emptyDatabase()
    const client = new pg.Client(clientSettings(empty.connection))
    await client.connect()
    await client.query(`
      create schema shelf;
      create domain shelf.kind as text check (value in ('book', 'reader''s copy'));
      create table shelf.item (
        id bigint generated always as identity primary key,
        barcode text not null unique,
        state text not null default 'in' check (state in ('in', 'out')),
        colour text check (colour in ('red')),
        kind shelf.kind not null,
        due date,
        seen_at timestamptz not null default now(),
        price numeric(8, 2),
        marks jsonb not null,
        label bytea,
        tags text[] not null,
        key text generated always as (upper(barcode)) stored
      );
      create view shelf.summary as select id, state, upper(barcode) as shout from shelf.item;
      create view shelf.pair as select a.id, b.barcode from shelf.item a left join shelf.item b on b.id = a.id + 1;
      comment on column shelf.pair.id is 'never null: the left side';`)
    const tables = await readTables(client, ['shelf'])
    const snapshot = await schemaSnapshot(client, ['shelf'])
    await client.end()
    await empty.drop()
    const item = tables.filter(({ name }) => name === 'shelf.item')
    assert.equal(
      tablesFile('shelf', item, []).slice(tablesFile('shelf', item, []).indexOf("  'shelf.item'")),
      `  'shelf.item': {
    id: GeneratedAlways<number>
    barcode: string
    state: Generated<'in' | 'out'>
    colour: 'red' | null
    kind: 'book' | 'reader\\'s copy'
    due: Temporal.PlainDate | null
    seen_at: Generated<Temporal.Instant>
    price: string | null
    marks: unknown
    label: Buffer | null
    tags: string[]
    key: GeneratedAlways<string | null>
  }
}
`,
    )
    const views = tablesFile(
      'desk',
      tables.filter(({ name }) => name !== 'shelf.item'),
      ['shelf.summary', 'shelf.pair'],
    )
    assert.match(views, /^\/\/ reads: shelf\.summary, shelf\.pair$/m)
    assert.match(views, /'shelf\.summary': \{\n    id: number\n    state: 'in' \| 'out'\n    shout: string \| null\n/)
    assert.match(views, /'shelf\.pair': \{\n    id: number\n    barcode: string \| null\n/)
    for (const line of [
      '  seen_at timestamptz not null default now(),',
      '  constraint item_barcode_key UNIQUE (barcode),',
      'create view shelf.pair as',
    ]) {
      assert.ok(snapshot.includes(`\n${line}\n`), line)
    }
  })

  const checks = [
    [`CHECK ((state = ANY (ARRAY['in'::text, 'out'::text])))`, ['in', 'out']],
    [`CHECK ((only_one = 'x'::text))`, ['x']],
    [`CHECK (((code)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[])))`, ['a', 'b']],
    [`CHECK ((bibs >= 0))`, []],
    [`CHECK (((a = 'x'::text) OR (b = 'y'::text)))`, []],
  ] as const
  for (const [check, values] of checks) it(`reads ${check}`, () => assert.deepEqual(listedValues([check]), values))
})
