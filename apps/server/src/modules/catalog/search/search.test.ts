import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { isRefusal } from '../../../platform/refusal.ts'
import { readWork } from '../../../platform/work.ts'
import type { SearchQuery } from '../contract.ts'
import { createBib } from '../create-bib.ts'
import { createItem } from '../create-item.ts'
import { deleteBib } from '../delete-bib.ts'
import { itemForUpdate } from '../item-facts.ts'
import { replaceBibMarc } from '../replace-bib-marc.ts'
import { searchCatalog } from '../search-catalog.ts'
import { setItemStatus } from '../set-item-status.ts'
import { suppressBibs } from '../suppress-bibs.ts'
import { suggest } from '../suggest.ts'
import { openLibrary, type OpenLibrary } from '../testing/open-library.ts'
import { startSearch } from './service.ts'

const mrk = (...lines: readonly string[]) => `=LDR  00000nam a2200000 i 4500\n${lines.join('\n')}\n`

describe('searching the catalogue', () => {
  let library: OpenLibrary
  let latest = 0
  before(async () => {
    library = await openLibrary()
    for (const marc of [
      mrk(
        '=001  h1',
        '=008  240101s1937\\\\\\\\xxu\\\\\\\\\\\\\\\\\\\\\\000\\1\\eng\\d',
        '=020  \\\\$a0-261-10221-4',
        '=082  04$a823.912',
        '=100  1\\$aTolkien, J. R. R.,$d1892-1973.',
        '=245  14$aThe hobbit, or, There and back again.',
        '=650  \\0$aDragons$vFiction.',
      ),
      mrk('=001  h2', '=245  10$6880-01$aHeike monogatari.', '=880  10$6245-01/$1$a平家物語.'),
      mrk('=001  h3', '=100  1\\$aČapek, Karel.', '=245  10$aVálka s mloky.'),
    ]) {
      latest = (await library.must((w) => createBib(w, { marc }))).sequence ?? 0
    }
  })
  after(() => library.stop())

  const search = async (query: SearchQuery, w = library.read) => {
    const answer = await searchCatalog(w, { atLeast: latest, ...query })
    if (isRefusal(answer)) throw new Error(answer.blocks.map((block) => block.message).join(' '))
    return answer
  }
  const titles = async (query: SearchQuery, w = library.read) => (await search(query, w)).rows.map((row) => row.title)

  it('finds what was just saved', async () => {
    for (let n = 0; n < 5; n++) {
      const saved = await library.must((w) => createBib(w, { fields: { title: `Just saved ${'abcde'[n]}${n}` } }))
      const found = await search({ q: `saved ${'abcde'[n]}${n}`, atLeast: saved.sequence ?? 0 })
      assert.equal(found.rows[0]?.id, saved.id)
      assert.ok(found.sequence >= (saved.sequence ?? 0))
    }
  })
  it('finds titles without their diacritics, in their own script and by identifier with hyphens', async () => {
    assert.deepEqual(await titles({ q: 'capek valka' }), ['Válka s mloky'])
    assert.deepEqual(await titles({ q: '平家物語' }), ['Heike monogatari'])
    assert.deepEqual(await titles({ q: '978-0-261-10221-7' }), ['The hobbit, or, There and back again'])
    assert.deepEqual(await titles({ q: 'author:tolkien' }), ['The hobbit, or, There and back again'])
  })
  it('counts facets and years, and narrows by them', async () => {
    const { facets, years, words } = await search({ q: 'hobbit' })
    const facet = (name: string) => facets.find((one) => one.name === name)?.values
    assert.deepEqual(facet('author'), [
      { value: 'Tolkien, J. R. R., 1892-1973', label: 'Tolkien, J. R. R., 1892-1973', count: 1, selected: false },
    ])
    assert.deepEqual(facet('language'), [{ value: 'eng', label: 'English', count: 1, selected: false }])
    assert.deepEqual([years?.from, words], [1937, ['hobbit']])
    assert.deepEqual(await titles({ facet: ['genre:Fiction'], yearFrom: 1930, yearTo: 1940 }), [
      'The hobbit, or, There and back again',
    ])
    assert.deepEqual(await titles({ q: 'hobbit', facet: ['language:cze'] }), [])
  })
  it('refuses what it cannot narrow by or page to', async () => {
    const refused = await searchCatalog(library.read, { facet: ['colour:red'] })
    assert.ok(isRefusal(refused) && refused.blocks[0]?.code === 'invalid-facet')
    const beyond = await searchCatalog(library.read, { offset: 10_000 })
    assert.ok(isRefusal(beyond) && beyond.blocks[0]?.code === 'invalid-offset')
  })
  it('corrects a slip of the finger', async () => {
    const answer = await search({ q: 'hobbti' })
    assert.equal(answer.corrected, 'hobbit')
    assert.equal(answer.rows[0]?.author, 'Tolkien, J. R. R.')
  })
  it('suggests while someone types', async () => {
    const rows = await suggest(library.read, 'hob')
    assert.ok(!isRefusal(rows))
    assert.deepEqual(rows[0], { text: 'The hobbit, or, There and back again', kind: 'title', bib: null })
  })
  it('follows an edit and a deletion', async () => {
    const saved = await library.must((w) => createBib(w, { marc: mrk('=001  e1', '=245  00$aXylophone schoool.') }))
    const edited = await library.must((w) =>
      replaceBibMarc(w, saved.id, { marc: mrk('=001  e1', '=245  00$aXylophone school.'), version: 1 }),
    )
    assert.deepEqual(await titles({ q: 'xylophone schoool', atLeast: edited.sequence ?? 0 }), ['Xylophone school'])
    await library.must((w) => deleteBib(w, saved.id))
    const gone = await sql<{ last: number }>`select max(sequence) as last from catalog.search_change`.execute(
      library.read.db,
    )
    assert.deepEqual(await titles({ q: 'xylophone', atLeast: gone.rows[0]?.last ?? 0 }), [])
  })
  it('puts the edition that is lent most before others of the same words', async () => {
    const editions: number[] = []
    for (const id of ['w1', 'w2', 'w3'])
      editions.push(
        (await library.must((w) => createBib(w, { marc: mrk(`=001  ${id}`, '=245  00$aWillow wren.') }))).id,
      )
    const [, second = 0] = editions
    const { id } = await library.must((w) =>
      createItem(w, { bib: second, barcode: 'LENT', branch: library.elm, itemType: 'book' }),
    )
    for (let loan = 0; loan < 4; loan++) {
      await library.must(async (w) => {
        const item = await itemForUpdate(w, { id })
        assert.ok(item)
        await setItemStatus(w, await setItemStatus(w, item, 'on-loan'), 'available')
      })
    }
    const last = await sql<{ last: number }>`select max(sequence) as last from catalog.search_change`.execute(
      library.read.db,
    )
    const found = await search({ q: 'willow wren', atLeast: last.rows[0]?.last ?? 0 })
    assert.deepEqual([found.rows[0]?.id, found.total], [second, 3])
  })
  it('puts the edition with most copies first, also when they came after the index had read it', async () => {
    const editions: number[] = []
    let latest = 0
    for (const id of ['c1', 'c2']) {
      const saved = await library.must((w) => createBib(w, { marc: mrk(`=001  ${id}`, '=245  00$aCorncrake calls.') }))
      editions.push(saved.id)
      latest = saved.sequence ?? 0
    }
    const [first, second = 0] = editions
    assert.equal((await search({ q: 'corncrake calls', atLeast: latest })).rows[0]?.id, first)
    for (const barcode of ['CC1', 'CC2'])
      latest = (
        await library.must((w) => createItem(w, { bib: second, barcode, branch: library.elm, itemType: 'book' }))
      ).sequence
    assert.equal((await search({ q: 'corncrake calls', atLeast: latest })).rows[0]?.id, second)
  })
  it('completes nothing by a title that only staff see', async () => {
    const { id } = await library.must((w) =>
      createBib(w, { marc: mrk('=001  s1', '=245  00$aQuokka papers, not for the public.') }),
    )
    await library.must((w) => suppressBibs(w, [id]))
    const last = await sql<{ last: number }>`select max(sequence) as last from catalog.search_change`.execute(
      library.read.db,
    )
    assert.equal((await search({ q: 'quokka', atLeast: last.rows[0]?.last ?? 0 })).total, 1)
    assert.deepEqual(await suggest(library.read, 'quokka'), [])
  })
  it('knows where a copy is on the shelf now, and where it no longer is', async () => {
    const [{ id: bib } = { id: 0 }] = (await search({ q: 'hobbit' })).rows
    const item = await library.must((w) =>
      createItem(w, { bib, barcode: 'SHELF', branch: library.elm, itemType: 'book' }),
    )
    const here = { q: 'hobbit', facet: [`available:${library.elm}`] }
    const found = await search({ ...here, atLeast: item.sequence })
    assert.deepEqual([found.rows[0]?.availableAt, found.rows[0]?.items], [[library.elm], 1])
    assert.deepEqual(found.facets.find(({ name }) => name === 'available')?.values, [
      { value: String(library.elm), label: 'Elm Street', count: 1, selected: true },
    ])
    await library.must(async (w) => {
      const locked = await itemForUpdate(w, { id: item.id })
      assert.ok(locked)
      await setItemStatus(w, locked, 'on-loan')
    })
    const last = await sql<{ last: number }>`select max(sequence) as last from catalog.search_change`.execute(
      library.read.db,
    )
    assert.equal((await search({ ...here, atLeast: last.rows[0]?.last ?? 0 })).total, 0)
    assert.deepEqual((await search({ q: 'hobbit', facet: [`branch:${library.elm}`] })).total, 1)
  })
  it('keeps suppressed titles from the public', async () => {
    const saved = await library.must((w) => createBib(w, { fields: { title: 'Zymurgy in secret' } }))
    const { rows } = await sql<{ sequence: number }>`
      with hidden as (update catalog.bib set suppressed = true where id = ${saved.id} returning id)
      insert into catalog.search_change (kind, bibs) select 'document', array[id] from hidden returning sequence`.execute(
      library.read.db,
    )
    const query = { q: 'zymurgy', atLeast: rows[0]?.sequence ?? 0 }
    assert.deepEqual(await titles(query, readWork(library.platform, { kind: 'anonymous' })), [])
    assert.deepEqual(await titles(query), ['Zymurgy in secret'])
  })
  it('takes up where it left off after a restart, with the snapshot that it wrote', async () => {
    const again = await openLibrary({ search: false })
    try {
      const stopFirst = await startSearch(again.platform)
      const first = await again.must((w) => createBib(w, { fields: { title: 'Before the night' } }))
      const query = async (q: string, atLeast: number) => {
        const answer = await searchCatalog(again.read, { q, atLeast })
        return isRefusal(answer) ? answer.blocks[0]?.code : answer.total
      }
      assert.equal(await query('night', first.sequence ?? 0), 1)
      await stopFirst()
      assert.ok(existsSync(join(again.platform.config.data, 'search', 'catalog.index')))
      assert.equal(await query('night', 0), 'search-not-here')
      const second = await again.must((w) => createBib(w, { fields: { title: 'During the night' } }))
      const stopSecond = await startSearch(again.platform)
      assert.equal(await query('night', second.sequence ?? 0), 2)
      await stopSecond()
    } finally {
      await again.stop()
    }
  })
})
