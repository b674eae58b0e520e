import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { openQuietHouse, type QuietHouse } from '../../../test/quiet-house.ts'
import { isRefusal } from '../../platform/refusal.ts'
import { carrel, type Work } from '../../platform/work.ts'
import { createBib } from '../catalog/index.ts'
import { undoImport } from '../loading/index.ts'
import { deleteCollection, getCollection, saveCollection } from './collections/collections.ts'
import { applyHandler, applyList, discardList, undoList } from './lists/apply-list.ts'
import { bringList } from './lists/bring-list.ts'
import { fetchDue, fetchNow } from './lists/fetch-lists.ts'
import { changesOf, listsById, listsOf, refusedLines } from './lists/lists.ts'
import { readList } from './lists/read-list.ts'
import { loadRecords } from './records/load-records.ts'
import { collectionTitles } from './titles/collection-titles.ts'
import { accessTo, accessToBib } from './titles/e-access.ts'
import { eJournalLetters, eJournals } from './titles/e-journals.ts'

const head =
  'publication_title\tprint_identifier\tonline_identifier\tdate_first_issue_online\tnum_first_vol_online\tdate_last_issue_online\ttitle_url\ttitle_id\tembargo_info\tpublication_type\taccess_type\tlocal'
const tides = 'The Tides\t0028-0836\t1476-4687\t1998\t1\t\thttps://x.example/tides\tt1\tP1Y\tserial\tP\tkept'
const tidesOld = 'The Tides\t0028-0836\t1476-4687\t1950\t\t1960\thttps://x.example/tides-old\tt1\t\tserial\tP'
const waves = 'Waves of Zürich\t\t2049-3630\t2005\t\t\thttps://x.example/waves\tt2\t\tserial\tF'
const book = 'On harbours\t\t9780441478125\t\t\t\thttps://x.example/harbours\tt3\t\tmonograph\tP'
const nameless = 'Ébauches sans numéro\t\t\t1901\t\t1910\thttps://x.example/none\t\t\tserial\tP'
const text = (...lines: readonly string[]) => `${[head, ...lines].join('\n')}\n`

describe('a library has e-journals of a provider', () => {
  let house: QuietHouse
  let names = 0
  before(async () => {
    house = await openQuietHouse()
  })
  after(() => house.stop())

  const collect = async (change: object = {}) =>
    house.must((w) =>
      saveCollection(w, {
        name: `Press ${++names}`,
        provider: 'The Press',
        active: true,
        proxyPrefix: '',
        interlibrary: '',
        note: '',
        url: '',
        everyHours: 24,
        ...change,
      }),
    )
  const store = (bytes: string | Uint8Array) =>
    house.platform.files.put(
      (async function* () {
        yield Buffer.from(bytes)
      })(),
    )
  const bring = async (collection: number, bytes: string | Uint8Array, mode: 'replace' | 'update' = 'replace') => {
    const stored = await store(bytes)
    const list = await house.must((w) => bringList(w, { collection, stored, name: 'list.txt', mode }, false))
    await readList(house.platform, carrel, list.id)
    const [read] = await listsById(house.read, [list.id])
    assert(read)
    return read
  }
  const runJobs = () => house.platform.jobs.runDue(house.platform, [applyHandler])
  const refused = (run: (w: Work) => Promise<unknown>) => house.refused(run)
  const titles = async (id: number) => (await collectionTitles(house.read, id, {})).rows.map(({ name }) => name)

  it('looks at a list before it is applied, replaces and updates, and undoes', async () => {
    const { id } = await collect()
    const first = await bring(id, text(tides, tidesOld, waves))
    assert.deepEqual([first.state, first.lines, first.added, first.withdrawn], ['previewed', 3, 2, 0])
    assert.deepEqual(await titles(id), [], 'nothing is written yet')
    await house.must((w) => applyList(w, first.id))
    assert.deepEqual(await titles(id), ['The Tides', 'Waves of Zürich'])
    assert.deepEqual((await collectionTitles(house.read, id, {})).rows[0]?.runs.length, 2)

    const second = await bring(id, text(waves.replace('2005', '2003'), book))
    assert.deepEqual([second.added, second.changed, second.withdrawn], [1, 1, 1])
    const { rows } = await changesOf(house.read, second.id, { fate: 'changed' })
    assert.deepEqual(rows[0]?.columns, [{ name: 'date_first_issue_online', before: '2005', after: '2003' }])
    await house.must((w) => applyList(w, second.id))
    assert.deepEqual(await titles(id), ['On harbours', 'Waves of Zürich'])

    assert.deepEqual(await refused((w) => undoList(w, first.id)), ['list-not-last'])
    await house.must((w) => undoList(w, second.id))
    assert.deepEqual(await titles(id), ['The Tides', 'Waves of Zürich'])
    const third = await bring(id, text(book), 'update')
    assert.deepEqual([third.added, third.withdrawn], [1, 0])
    await house.must((w) => undoList(w, first.id))
    assert.deepEqual(await titles(id), [])
    assert.deepEqual(await refused((w) => applyList(w, third.id)), ['collection-changed'])
    await house.must((w) => discardList(w, third.id))
    assert.deepEqual(
      (await listsOf(house.read, id)).rows.map(({ state }) => state),
      ['discarded', 'undone', 'undone'],
    )
  })

  it('is told which lines could not be taken, and the file of them is kept', async () => {
    const { id } = await collect()
    const list = await bring(
      id,
      text(
        '\t\t\t\t\t\thttps://x.example/1',
        tides,
        'Bad\t\t\tsoon\t\t\tftp://x.example',
        'Wrong\t1234-5678\t\t\t\t\thttps://x.example/2',
      ),
    )
    assert.deepEqual([list.state, list.lines, list.refused, list.doubts], ['previewed', 4, 2, 1])
    const { rows } = await refusedLines(house.read, list.id, {})
    assert.deepEqual(
      rows.map(({ number, reasons }) => [number, reasons.length]),
      [
        [2, 1],
        [4, 2],
      ],
    )
  })

  it('keeps two titles that the provider gave one number, and says that a line is in doubt', async () => {
    const { id } = await collect()
    const heading = 'publication_title\tprint_identifier\tonline_identifier\ttitle_url\ttitle_id\n'
    const lines = [
      'Bogs\t\t\thttps://x.example/1\tT1\n',
      'Fens\t\t\thttps://x.example/2\tT1\n',
      'Bogs\t\t\thttps://x.example/3\tT1\n',
    ]
    const list = await bring(id, heading + lines.join(''))
    assert.deepEqual([list.added, list.doubts], [2, 1])
    await house.must((w) => applyList(w, list.id))
    assert.deepEqual(await titles(id), ['Bogs', 'Fens'])
    const again = await bring(id, heading + lines.join(''))
    assert.deepEqual([again.added, again.changed, again.withdrawn], [0, 0, 0])
  })

  for (const [what, bytes, sentence] of [
    ['a page of HTML', '<!doctype html><p>Sign in</p>', /no KBART file/],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), /no KBART file/],
    ['a heading alone', `${head}\n`, /no titles/],
    ['lines that are all faulty', text('\t\t', '\t\t\t'.repeat(2)), /(None of its|no titles)/],
    ['a line without an end', text('x'.repeat(200_000)), /None of its 1 lines/],
    ['quotation marks without an end', `publication_title,title_url\n"${'a,b\n'.repeat(20)}`, /None of its/],
  ] as const)
    it(`is told in a sentence that ${what} is no list`, async () => {
      const { id } = await collect()
      const list = await bring(id, bytes)
      assert.equal(list.state, 'failed')
      assert.match(list.said, sentence)
      assert.deepEqual(await titles(id), [])
    })

  it('refuses an empty file, an unknown collection and addresses that are none', async () => {
    const { id } = await collect()
    const empty = await store('')
    const full = await store(text(tides))
    assert.deepEqual(await refused((w) => bringList(w, { collection: id, stored: empty, name: '', mode: 'replace' })), [
      'invalid-file',
    ])
    assert.deepEqual(
      await refused((w) => bringList(w, { collection: 999_999, stored: full, name: 'x', mode: 'replace' })),
      ['collection-not-found'],
    )
    const body = {
      name: 'Y',
      provider: '',
      active: true,
      proxyPrefix: '',
      interlibrary: '',
      note: '',
      url: '',
      everyHours: 1,
    }
    for (const change of [
      { url: 'file:///etc/passwd' },
      { url: 'https://a:b@x.example/' },
      { proxyPrefix: 'javascript:alert(1)//' },
    ])
      assert.deepEqual(await refused((w) => saveCollection(w, { ...body, ...change })), ['invalid-address'])
    assert.deepEqual(await refused((w) => saveCollection(w, { ...body, name: ' \u0007 ' })), ['invalid-collection'])
  })

  it('leads readers from a printed journal to its online issues, through the proxy and only where it is licensed', async () => {
    const { id: bib } = await house.must((w) =>
      createBib(w, {
        fields: { title: 'The tides' },
      }),
    )
    await sql`insert into catalog.match_key (key, bib_id) values ('issn:00280836', ${bib})`.execute(
      house.platform.database.kysely,
    )
    const { id } = await collect({ proxyPrefix: 'https://proxy.example/login?url=' })
    const list = await bring(id, text(tides, waves))
    await house.must((w) => applyList(w, list.id))
    const [way, more] = await accessToBib(house.read, bib)
    assert.equal(more, undefined)
    assert.deepEqual(
      [way?.url, way?.runs[0]?.from.date],
      ['https://proxy.example/login?url=https://x.example/tides', '1998'],
    )
    const [free] = await accessTo(house.read, { numbers: ['2049-3630'], name: '' })
    assert.equal(free?.url, 'https://x.example/waves', 'what is free for everybody needs no proxy')
    assert.equal((await accessTo(house.read, { numbers: [], name: 'Tides' })).length, 1)
    assert.equal((await accessTo(house.read, { numbers: ['9999-9999'], name: 'Nothing' })).length, 0)
    assert.equal(await getCollection(house.read, id).then((one) => (isRefusal(one) ? 0 : one.matched)), 1)
    await house.must((w) =>
      saveCollection(
        w,
        {
          name: `Press ${++names}`,
          provider: '',
          active: false,
          proxyPrefix: '',
          interlibrary: '',
          note: '',
          url: '',
          everyHours: 1,
        },
        id,
      ),
    )
    assert.deepEqual(await accessToBib(house.read, bib), [])
  })

  it('applies and undoes a large list by a job with progress; one that another has overtaken waits again', async () => {
    const { id } = await collect()
    const line = (number: number) =>
      `Journal ${number}\t\t\t1998\t\t\thttps://x.example/${number}\tj${number}\t\tserial\tP`
    const many = Array.from({ length: 2500 }, (_, at) => line(at))
    const large = await bring(id, text(...many))
    const other = await bring(id, text(tides))
    const began = await house.must((w) => applyList(w, large.id))
    assert.equal(began.state, 'applying')
    assert.deepEqual(await titles(id), [], 'its turn has not come')
    assert.deepEqual(await refused((w) => applyList(w, large.id)), ['list-not-open'])
    await house.must((w) => applyList(w, other.id))
    await runJobs()
    const [overtaken] = await listsById(house.read, [large.id])
    assert.deepEqual([overtaken?.state, /have changed since/.test(overtaken?.said ?? '')], ['previewed', true])
    assert.deepEqual(await titles(id), ['The Tides'])

    const again = await bring(id, text(...many))
    await house.must((w) => applyList(w, again.id))
    await runJobs()
    assert.equal((await collectionTitles(house.read, id, {})).total, 2500)
    const { rows } = await sql<{ done: number; total: number }>`
      select done, total from platform.job where kind = 'e-collections.apply' order by id desc limit 1`.execute(
      house.read.db,
    )
    assert.deepEqual(rows, [{ done: 2501, total: 2501 }])
    assert.equal((await house.must((w) => undoList(w, again.id))).state, 'undoing')
    await runJobs()
    assert.deepEqual(await titles(id), ['The Tides'])
  })

  it('applies a list that applies itself although whatever read it was killed in between', async () => {
    const { id } = await collect()
    const stored = await store(text(tides))
    const list = await house.must((w) =>
      bringList(w, { collection: id, stored, name: 'list.txt', mode: 'replace' }, false),
    )
    await readList(house.platform, carrel, list.id)
    await sql`update e_collections.list set automatic = true where id = ${list.id}`.execute(house.read.db)
    await readList(house.platform, carrel, list.id)
    assert.deepEqual(await titles(id), ['The Tides'])
  })

  it('has brief records of what the catalogue lacks, finds them again, and undoes them', async () => {
    const { id } = await collect()
    const list = await bring(id, text(waves.replaceAll('2049-3630', '2046-1402'), book, nameless))
    await house.must((w) => applyList(w, list.id))
    const done = await loadRecords(house.platform, carrel, id)
    assert.equal(done.titles, 3)
    const { rows } = await collectionTitles(house.read, id, {})
    assert.equal(rows.filter(({ bib }) => bib !== null).length, 3, 'even the one without a number')
    const again = await loadRecords(house.platform, carrel, id)
    const counted = await sql<{ count: number; format: string }>`
      select count(*) as count, b.format from loading.set_title_view m join catalog.bib_view b on b.id = m.bib_id
      where m.set_id = (select provider_set_id from e_collections.collection where id = ${id}) group by b.format order by 2`.execute(
      house.platform.database.kysely,
    )
    assert.deepEqual(
      counted.rows.map(({ count, format }) => [format, count]),
      [
        ['e-periodical', 2],
        ['ebook', 1],
      ],
    )
    assert.deepEqual(await refused((w) => deleteCollection(w, id)), ['records-loaded'])
    await undoImport(house.platform, carrel, again.import ?? 0)
    await undoImport(house.platform, carrel, done.import ?? 0)
    await house.must((w) => deleteCollection(w, id))
  })

  it('lists e-journals by letter and by beginning, each once, whatever is typed', async () => {
    const one = await collect()
    const two = await collect()
    for (const { id } of [one, two]) {
      const list = await bring(
        id,
        text(tides, nameless, '100 years of sand\t\t\t\t\t\thttps://x.example/100\t\t\tserial'),
      )
      await house.must((w) => applyList(w, list.id))
    }
    const named = async (asked: object) =>
      (await eJournals(house.read, { kind: 'serial', limit: 50, offset: 0, ...asked })).rows.map(({ name }) => name)
    assert.deepEqual(await named({ letter: 'T' }), ['The Tides'])
    assert.deepEqual(await named({ letter: '#' }), ['100 years of sand'])
    assert.deepEqual(await named({ q: 'ebau' }), ['Ébauches sans numéro'])
    assert.deepEqual(await named({ q: 'numér' }), ['Ébauches sans numéro'])
    for (const q of ['%', "';--", '\\', '<script>', 'x'.repeat(5000)])
      assert.deepEqual(await named({ q, letter: 'T' }).then((all) => all.length < 2), true, q)
    const letters = await eJournalLetters(house.read, 'serial')
    assert(letters.some(({ letter, titles: count }) => letter === 'T' && count === 1))
  })

  describe('whose list is fetched by itself', () => {
    let server: Server
    let answer: { status?: number; body: string; location?: string }
    let url = ''
    before(async () => {
      server = createServer((_request, response) => {
        response.writeHead(answer.status ?? 200, answer.location === undefined ? {} : { location: answer.location })
        response.end(answer.body)
      })
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      const address = server.address()
      url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/Press_Global_All_2026-01-01.txt`
    })
    after(() => new Promise((resolve) => server.close(resolve)))
    const inside = (allowed: boolean) =>
      sql`insert into platform.setting (name, value, changed_at) values ('copy-cataloguing.allow-private', ${JSON.stringify(allowed)}::jsonb, now())
        on conflict (name, branch_id) do update set value = excluded.value`.execute(house.platform.database.kysely)
    const look = async (id: number) => {
      await house.must((w) => fetchNow(w, id))
      await fetchDue(house.platform)
      const [list] = (await listsOf(house.read, id)).rows
      if (list?.state === 'reading') await readList(house.platform, carrel, list.id)
      const one = await getCollection(house.read, id)
      assert(!isRefusal(one))
      return one
    }

    it('applies it, does not read the same twice, and waits for a person when much would go', async () => {
      await inside(true)
      const { id } = await collect({ url })
      answer = { body: text(tides, waves, book) }
      await look(id)
      assert.deepEqual(await titles(id), ['On harbours', 'The Tides', 'Waves of Zürich'])
      answer = { body: text(tides) }
      const much = await look(id)
      assert.equal(much.lastList?.state, 'previewed')
      assert.match(much.lastList?.said ?? '', /2 of 3 titles would be withdrawn/)
      assert.equal((await titles(id)).length, 3)
    })

    it('tells what went wrong and keeps the titles', async () => {
      const { id } = await collect({ url })
      answer = { body: text(tides) }
      await look(id)
      answer = { status: 404, body: '' }
      assert.match((await look(id)).said, /HTTP 404/)
      answer = { status: 302, body: '', location: 'file:///etc/passwd' }
      assert.match((await look(id)).said, /an address that is none/)
      answer = { status: 302, body: '', location: url }
      assert.match((await look(id)).said, /on and on/)
      answer = { body: '<html>Sign in</html>' }
      assert.match((await look(id)).lastList?.said ?? '', /no KBART file/)
      await inside(false)
      assert.match((await look(id)).said, /127\.0\.0\.1/)
      assert.deepEqual(await titles(id), ['The Tides'])
    })
  })
})
