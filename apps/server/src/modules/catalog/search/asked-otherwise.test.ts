import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { isRefusal } from '../../../platform/refusal.ts'
import type { SearchQuery } from '../contract.ts'
import { createBib } from '../create-bib.ts'
import { renewDocumentsHandler, renewDocumentsOnce } from '../renew-documents.ts'
import { searchCatalog } from '../search-catalog.ts'
import { openLibrary, type OpenLibrary } from '../testing/open-library.ts'

const mrk = (...lines: readonly string[]) => `=LDR  00000nam a2200000 i 4500\n${lines.join('\n')}\n`
const herbert = '=100  1\\$aHerbert, Frank.'
const dated = (year: number) => `=008  240101s${year}\\\\\\\\xxu\\\\\\\\j\\\\\\\\\\000\\1\\eng\\d`

const records = [
  mrk('=001  d1', dated(1965), herbert, '=245  10$aDune.'),
  mrk('=001  d2', dated(1999), herbert, '=245  10$aDune :$ba novel of the desert.'),
  mrk('=001  d3', dated(1969), herbert, '=245  10$aDune messiah.'),
  mrk('=001  d4', dated(1984), '=100  1\\$aArnold, Ed.', '=245  14$aThe road to Dune.'),
]

describe('a search that is asked in another way than in one field', () => {
  let library: OpenLibrary
  let latest = 0
  before(async () => {
    library = await openLibrary()
    for (const marc of records) latest = (await library.must((w) => createBib(w, { marc }))).sequence ?? 0
  })
  after(() => library.stop())

  const search = async (query: SearchQuery) => {
    const answer = await searchCatalog(library.read, { atLeast: latest, sort: 'oldest', ...query })
    return isRefusal(answer) ? answer.blocks.map(({ code }) => code).join(' ') : answer
  }
  const titles = async (query: SearchQuery) => {
    const answer = await search(query)
    return typeof answer === 'string' ? answer : answer.rows.map(({ title }) => title)
  }

  it('by the lines of a form', async () => {
    assert.deepEqual(await titles({ term: ['dune', 'herbert'], field: ['title', 'author'], match: ['all', 'all'] }), [
      'Dune',
      'Dune messiah',
      'Dune : a novel of the desert',
    ])
    assert.deepEqual(
      await titles({ term: ['', 'dune', 'messiah'], field: ['title', 'title', 'any'], join: ['and', 'and', 'not'] }),
      ['Dune', 'The road to Dune', 'Dune : a novel of the desert'],
    )
    assert.deepEqual(
      await titles({ term: ['dune messiah', 'road'], match: ['whole', 'starts'], join: ['and', 'or'] }),
      ['Dune messiah', 'The road to Dune'],
    )
    assert.equal(await titles({ term: ['x'], field: ['colour'] }), 'invalid-field')
  })

  it('in CQL, also within what was typed', async () => {
    assert.deepEqual(await titles({ cql: 'title = dune and date < 1970 not messiah' }), ['Dune'])
    assert.deepEqual(await titles({ cql: 'date >= 1984', q: 'author:arnold' }), ['The road to Dune'])
    assert.equal(await titles({ cql: 'title = (' }), 'invalid-cql')
  })

  it('with the editions of a work as one hit', async () => {
    const answer = await search({ q: 'dune', group: 'work', sort: 'newest' })
    assert.ok(typeof answer !== 'string')
    assert.deepEqual(
      answer.rows.map(({ title, editions }) => [title, editions]),
      [
        ['Dune : a novel of the desert', 2],
        ['The road to Dune', 1],
        ['Dune messiah', 1],
      ],
    )
    assert.deepEqual([answer.total, answer.works], [4, 3])
    const plain = await search({ q: 'dune' })
    assert.ok(typeof plain !== 'string' && plain.works === undefined && plain.rows.length === 4)
  })

  it('by whom it is for', async () => {
    const answer = await search({ q: 'dune', facet: ['audience:children'] })
    assert.ok(typeof answer !== 'string')
    assert.deepEqual(answer.facets.find(({ name }) => name === 'audience')?.values, [
      { value: 'children', label: 'Children', count: 4, selected: true },
    ])
  })

  it('finds by what an older Carrel did not know of, once the documents are made anew', async () => {
    const db = library.platform.database.kysely
    await sql`update catalog.search_document set form = 0, document = '{"fields":{"title":["Dune"]},"suggest":[]}'`.execute(
      db,
    )
    await renewDocumentsOnce(library.platform)
    await library.platform.jobs.runDue(library.platform, [renewDocumentsHandler])
    const { rows } = await sql<{ old: number; audience: number }>`
      select count(*) filter (where form = 0) as old, count(*) filter (where document like '%children%') as audience
      from catalog.search_document`.execute(db)
    assert.deepEqual(rows[0], { old: 0, audience: 4 })
  })
})
