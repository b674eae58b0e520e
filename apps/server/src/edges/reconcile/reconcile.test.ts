import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { readRdf, rdf } from '@carrel/rdf'
import { PutSetting } from '../../modules/org/contract.ts'
import { CreateBib } from '../../modules/catalog/contract.ts'
import { openReadingLibrary, type ReadingLibrary } from '../opac/testing/reading-library.ts'

interface Candidate {
  readonly id: string
  readonly name: string
  readonly score: number
  readonly match: boolean
  readonly description: string
  readonly type: readonly { readonly id: string; readonly name: string }[]
}

describe('a library whose catalogue others compare their data with', () => {
  let house: ReadingLibrary
  before(async () => {
    house = await openReadingLibrary()
    const twain = [
      ['Twain, Mark,$d1835-1910.', 'The adventures of Tom Sawyer', '$0http://id.loc.gov/authorities/names/n79021164'],
      ['Smith, John,$d1580-1631.', 'A map of Virginia', ''],
      ['Smith, John,$d1938-', 'A life of ships', ''],
      ['Dostoyevsky, Fyodor,$d1821-1881.', 'The gambler', ''],
    ]
    for (const [name = '', title = ''] of twain)
      await house.library.must(CreateBib, {
        body: {
          marc: `=LDR  00000nam a2200000 a 4500\n=100  1\\$a${name}\n=245  10$a${title}\n=650  \\0$aSteamboats$zMississippi River.\n=650  \\7$aSteamboats$2fast\n`,
        },
      })
  })
  after(() => house.stop())
  const inject = (url: string, more: object = {}) => house.library.carrel.server.app.inject({ url, ...more })
  const form = (fields: Record<string, string>) => ({
    method: 'POST' as const,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  })
  const ask = async (queries: Record<string, object>): Promise<Record<string, { result: readonly Candidate[] }>> => {
    const answer = await inject('/reconcile', form({ queries: JSON.stringify(queries) }))
    assert.equal(answer.statusCode, 200, answer.body)
    return answer.json()
  }
  const one = async (query: object): Promise<readonly Candidate[]> => (await ask({ q0: query }))['q0']?.result ?? []

  it('says what the service is and can do', async () => {
    const { statusCode, headers, ...answer } = await inject('/reconcile')
    const manifest = answer.json()
    assert.equal(statusCode, 200)
    assert.equal(headers['access-control-allow-origin'], '*')
    assert.ok(manifest.versions.includes('0.2'))
    for (const name of ['name', 'identifierSpace', 'schemaSpace']) assert.equal(typeof manifest[name], 'string', name)
    assert.match(manifest.view.url, /\{\{id\}\}/)
    assert.match(manifest.preview.url, /\{\{id\}\}/)
    assert.match(manifest.suggest.entity.flyout_service_path, /\$\{id\}/)
    const types = manifest.defaultTypes.map(({ id }: { id: string }) => id)
    for (const type of ['name', 'subject', 'genre', 'work', 'record', 'subject:fast', 'subject:lcsh'])
      assert.ok(types.includes(type), type)
    assert.deepEqual(
      manifest.extend.property_settings.map(({ name, type }: Record<string, string>) => [name, type]),
      [['limit', 'number']],
    )
    assert.match((await inject('/reconcile?callback=jsonp123')).body, /^\/\*\*\/jsonp123\(\{.*\}\);$/)
    assert.equal((await inject('/reconcile?callback=alert(1)')).statusCode, 400)
    assert.equal((await inject('/reconcile', { method: 'OPTIONS' })).statusCode, 204)
  })

  it('is certain of a heading that is written the same but for case and marks', async () => {
    const [first] = await one({ query: 'TWAIN, Mark, 1835–1910', type: 'name' })
    assert.equal(first?.name, 'Twain, Mark, 1835-1910')
    assert.equal(first?.score, 100)
    assert.equal(first?.match, true)
    assert.equal(first?.type[0]?.id, 'name')
    assert.match(first?.description ?? '', /1 title/)
  })

  it('offers what only looks alike, and is not certain of it', async () => {
    const cases: readonly (readonly [query: string, least: number])[] = [
      ['Mark Twain', 75],
      ['Twain, Mark', 75],
      ['Twain, Marc', 30],

      ['Twian, Mark, 1835-1910', 30],
      ['Tvain, Marck', 30],
    ]
    for (const [query, least] of cases) {
      const [first] = await one({ query, type: 'name' })
      assert.equal(first?.name, 'Twain, Mark, 1835-1910', query)
      assert.ok(first !== undefined && first.score >= least && first.score < 90, `${query} ${first?.score}`)
      assert.equal(first?.match, false)
    }
    const [turned] = await one({ query: 'Ursula K. Le Guin', type: 'name' })
    assert.equal(turned?.name, 'Le Guin, Ursula K., 1929-2018')
    assert.ok((turned?.score ?? 0) >= 75)
    for (const query of ['Dostoevskij, Fedor', 'Dostojewski, Fjodor', 'Fyodor Dostoievsky'])
      assert.equal((await one({ query, type: 'name' }))[0]?.name, 'Dostoyevsky, Fyodor, 1821-1881', query)
    assert.deepEqual(await one({ query: 'Zzyzx Quux', type: 'name' }), [])
  })

  it('looks for one type, for all of several, or rather for one than for others', async () => {
    const ids = async (more: object) =>
      (await one({ query: 'Steamboats', limit: 10, ...more })).map(({ type }) => type.at(-1)?.id).toSorted()
    assert.deepEqual(await ids({ type: ['subject', 'subject:fast'], type_strict: 'all' }), ['subject:fast'])
    assert.deepEqual(await ids({ type: ['subject:fast', 'name'], type_strict: 'any' }), ['subject:fast'])
    const [first] = await one({ query: 'Twain, Mark, 1835-1910', type: 'subject', type_strict: 'should' })
    assert.deepEqual([first?.name, first?.score, first?.match], ['Twain, Mark, 1835-1910', 90, false])
  })

  it('gives as many as it usually does to one who asks for none, as OpenRefine does', async () => {
    assert.ok((await one({ query: 'Smith, John', type: 'name', limit: 0 })).length > 1)
  })

  it('chooses among namesakes by their dates', async () => {
    const plain = await one({ query: 'Smith, John', type: 'name' })
    assert.deepEqual(plain.map(({ name }) => name).toSorted(), ['Smith, John, 1580-1631', 'Smith, John, 1938-'])
    const [first, second] = await one({
      query: 'Smith, John',
      type: 'name',
      properties: [{ pid: 'dates', v: '1938-' }],
    })
    assert.equal(first?.name, 'Smith, John, 1938-')
    assert.ok((first?.score ?? 0) > 90 && (second?.score ?? 100) <= 60)
  })

  it('is not certain where two vocabularies have the heading, and is when one of them is asked for', async () => {
    const both = await one({ query: 'Steamboats', type: 'subject' })
    const [first] = await one({ query: 'Steamboats', type: 'subject:fast' })
    assert.deepEqual([first?.score, first?.match], [100, true])
    assert.ok(both.some(({ name }) => name === 'Steamboats -- Mississippi River'))
  })

  it('finds titles by their words, authors and ISBNs', async () => {
    const [first] = await one({ query: 'The left hand of darkness', type: 'record' })
    assert.equal(first?.id, `t${house.bibs.leftHand}`)
    const other = await one({
      query: 'Heart of darkness',
      type: 'record',
      properties: [{ pid: 'author', v: 'Nobody, Known' }],
    })
    assert.ok(other.every(({ match }) => !match))
    const [right] = await one({
      query: 'Heart of darkness',
      type: 'record',
      properties: [{ pid: 'author', v: 'Conrad, Joseph' }],
    })
    assert.equal(right?.id, `t${house.bibs.heart}`)
  })

  it('answers a batch under its keys, by GET as by POST, and says what is wrong with one that it cannot read', async () => {
    const batch = {
      a: { query: 'Twain, Mark, 1835-1910', limit: 1 },
      b: { query: 'Steamboats', type: ['subject', 'genre'], type_strict: 'any' },
      c: { properties: [{ pid: 'identifier', v: 'x' }] },
    }
    const answer = (await inject(`/reconcile?queries=${encodeURIComponent(JSON.stringify(batch))}`)).json()
    assert.deepEqual(Object.keys(answer), ['a', 'b', 'c'])
    assert.equal(answer.a.result.length, 1)
    assert.deepEqual(answer.c.result, [])
    const odd = await inject('/reconcile', form({ queries: '{"__proto__":{"query":"Twain","type":"nothing"}}' }))
    assert.equal(odd.body, '{"__proto__":{"result":[]}}', 'whatever a key is called')
    const cells = {
      empty: { query: ' ' },
      long: { query: 'x'.repeat(5000) },
      good: { query: 'Twain, Mark, 1835-1910', limit: 1 },
    }
    const column = (await inject('/reconcile', form({ queries: JSON.stringify(cells) }))).json()
    assert.deepEqual([column.empty.result, column.long.result, column.good.result.length], [[], [], 1])
    const bad: readonly (readonly [queries: string, message: RegExp])[] = [
      ['no json', /no JSON object/],
      ['[]', /no JSON object/],
      ['{"q0":{}}', /neither a name nor properties/],
      ['{"q0":{"query":5}}', /no text/],
      [
        JSON.stringify(Object.fromEntries(Array.from({ length: 101 }, (_, n) => [`q${n}`, { query: 'x' }]))),
        /100 questions/,
      ],
      ['{"q0":{"query":"x","properties":[{"pid":"a"}]}}', /"pid" and "v"/],
    ]
    for (const [queries, message] of bad) {
      const refused = await inject('/reconcile', form({ queries }))
      assert.equal(refused.statusCode, 400, queries.slice(0, 40))
      assert.match(refused.json().message, message)
    }
    assert.equal((await inject('/reconcile', form({ queries: 'x'.repeat(5_000_000) }))).statusCode, 413)
  })

  it('shows a thing in a frame of another page, and leads to it', async () => {
    const [twain] = await one({ query: 'Twain, Mark, 1835-1910', type: 'name' })
    const page = await inject(`/reconcile/preview?id=${twain?.id}`)
    assert.match(page.body, /Twain, Mark, 1835-1910[\s\S]*The adventures of Tom Sawyer/)
    assert.equal(page.headers['x-frame-options'], undefined)
    assert.match(String(page.headers['content-security-policy']), /frame-ancestors \*/)
    assert.match(
      String((await inject(`/reconcile/view/${twain?.id}`)).headers.location),
      /^\/browse\?kind=name&from=Twain/,
    )
    assert.equal(
      (await inject(`/reconcile/view/t${house.bibs.leftHand}`)).headers.location,
      `/title/${house.bibs.leftHand}`,
    )
    assert.equal((await inject('/reconcile/preview?id=h999999')).statusCode, 404)
    assert.equal((await inject('/reconcile/view/x')).statusCode, 404)
  })

  it('offers things, types and properties while one types, with a word on each', async () => {
    const suggested = (await inject('/reconcile/suggest/entity?prefix=twa')).json().result
    assert.equal(suggested[0].name, 'Twain, Mark, 1835-1910')
    assert.match((await inject(`/reconcile/flyout/entity?id=${suggested[0].id}`)).json().html, /Twain/)
    assert.deepEqual(
      (await inject('/reconcile/suggest/type?prefix=fast')).json().result.map(({ id }: { id: string }) => id),
      ['subject:fast'],
    )
    assert.ok((await inject('/reconcile/suggest/property?prefix=ident')).json().result.length > 0)
    assert.equal((await inject('/reconcile/suggest/other')).statusCode, 404)
  })

  it('gives what it knows of things that were found', async () => {
    const offered = (await inject('/reconcile/propose?type=name')).json().properties.map(({ id }: { id: string }) => id)
    assert.ok(offered.includes('titles') && !offered.includes('author'))
    const [twain] = await one({ query: 'Twain, Mark, 1835-1910', type: 'name' })
    const id = twain?.id ?? ''
    const title = `t${house.bibs.leftHand}`
    const extend = {
      ids: [id, title, 'h999999'],
      properties: ['dates', 'count', 'titles', 'author'].map((each) => ({ id: each })),
    }
    const { meta, rows } = (await inject('/reconcile', form({ extend: JSON.stringify(extend) }))).json()
    assert.deepEqual(
      meta.map((each: { id: string }) => each.id),
      ['dates', 'count', 'titles', 'author'],
    )
    assert.deepEqual(rows[id].dates, [{ str: '1835-1910' }])
    assert.deepEqual(rows[id].count, [{ int: 1 }])
    assert.equal(rows[id].titles[0].name, 'The adventures of Tom Sawyer')
    assert.match(rows[title].author[0].str, /Le Guin/)
    assert.deepEqual(rows['h999999'], { dates: [], count: [], titles: [], author: [] })
    const some = JSON.stringify({ ids: [title], properties: [{ id: 'isbn', settings: { limit: '1' } }] })
    assert.equal((await inject('/reconcile', form({ extend: some }))).json().rows[title].isbn.length, 1)
    assert.equal((await inject('/reconcile', form({ extend: '{"ids":1}' }))).statusCode, 400)
  })

  it('is for programs with a key, or for nobody, when the library says so', async () => {
    const set = (value: string) =>
      house.library.must(PutSetting, { params: { name: 'reconciliation.open-to' }, body: { value } })
    await set('keys')
    const closed = await inject('/reconcile')
    assert.equal(closed.statusCode, 401)
    assert.match(closed.json().message, /API key/)
    assert.equal((await inject('/reconcile/key/wrong')).statusCode, 401)
    await set('nobody')
    assert.equal((await inject('/reconcile')).statusCode, 403)
    await set('everyone')
    assert.equal((await inject('/reconcile')).statusCode, 200)
  })

  describe('and whose titles are linked data', () => {
    it('are described in every form of BIBFRAME, and in schema.org', async () => {
      for (const [ending, format] of [
        ['ttl', 'turtle'],
        ['rdf', 'rdf-xml'],
        ['jsonld', 'json-ld'],
        ['nt', 'n-triples'],
      ] as const)
        for (const base of [`/title/${house.bibs.leftHand}`, `/api/v1/bibs/${house.bibs.leftHand}`]) {
          const answer = await inject(`${base}/bibframe.${ending}`)
          assert.equal(answer.statusCode, 200, answer.body)
          const read = readRdf(answer.body, format)
          assert.ok(read.ok)
          const works = read.quads
            .filter((quad) => quad.predicate === rdf('type') && quad.object.value.endsWith('bibframe/Work'))
            .map((quad) => quad.subject.value)
          assert.ok(
            works.some((work) => work.endsWith(`/title/${house.bibs.leftHand}#Work`)),
            works.join(),
          )
        }
      const schema = (await inject(`/title/${house.bibs.leftHand}/schema.jsonld`)).json()
      assert.deepEqual([schema['@type'], schema.name], ['Book', 'The left hand of darkness'])
      assert.ok(schema.offers.some(({ availability }: { availability: string }) => availability.endsWith('InStock')))
      assert.equal((await inject('/title/999999/bibframe.ttl')).statusCode, 404)
    })
    it('lead programs that ask for them from the page of the title', async () => {
      const page = `/title/${house.bibs.leftHand}`
      const turtle = await inject(page, { headers: { accept: 'text/turtle, text/html;q=0.5' } })
      assert.deepEqual([turtle.statusCode, turtle.headers.location], [303, `${page}/bibframe.ttl`])
      const browser = await inject(page, { headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } })
      assert.equal(browser.statusCode, 200)
      assert.match(
        browser.body,
        /<link rel="alternate" type="application\/ld\+json" href="\/title\/\d+\/bibframe.jsonld"/,
      )
    })
    it('come as a file of all that a search finds', async () => {
      const answer = await inject('/api/v1/bibs/bibframe.nt?q=darkness')
      const read = readRdf(answer.body, 'n-triples')
      assert.ok(read.ok)
      const works = new Set(
        read.quads
          .filter(
            (quad) =>
              quad.predicate === rdf('type') &&
              quad.object.value.endsWith('bibframe/Instance') &&
              quad.subject.kind === 'iri',
          )
          .map((quad) => quad.subject.value),
      )
      assert.ok(works.size >= 4)
    })
  })
})
