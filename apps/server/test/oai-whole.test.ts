import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { controlField, createRecord, dataField } from '@carrel/marc'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { resolver } from '../src/app.ts'
import { createHttp } from '../src/edges/http.ts'
import { mountOai } from '../src/edges/oai/index.ts'
import { createBib, deleteBib, getBib, saveBibRecord, suppressBibs } from '../src/modules/catalog/index.ts'
import { lastRuns, startHarvest } from '../src/modules/harvesting/runs/runs.ts'
import { harvest } from '../src/modules/harvesting/runs/run-harvest.ts'
import { saveRepository } from '../src/modules/harvesting/repositories/repositories.ts'
import { putProtocol } from '../src/modules/protocols/standing.ts'
import { readConfig } from '../src/platform/config.ts'
import { isRefusal } from '../src/platform/refusal.ts'
import { carrel } from '../src/platform/work.ts'
import { checkedAnswer, type CheckedHeader } from './oai-check.ts'
import { openQuietHouse, type QuietHouse } from './quiet-house.ts'

describe('the whole catalogue is harvested while people work on it', () => {
  let ours: QuietHouse
  let theirs: QuietHouse
  let app: FastifyInstance
  let url = ''
  const titles = 30
  const marc = (title: string) =>
    createRecord('00000nam a2200000 i 4500', [
      controlField('008', '200101s2019    xxu           000 0 eng d'),
      dataField('245', '00', ['a', title]),
    ])
  const add = (title: string) => ours.must((w) => createBib(w, { record: marc(title) }))

  before(async () => {
    ours = await openQuietHouse()
    theirs = await openQuietHouse()
    const settings = { audience: 'everybody', perMinute: 10_000, mostRecords: 5 } as const
    await ours.must((w) => putProtocol(w, 'oai-pmh', settings))
    app = await createHttp(readConfig({}, { data: ours.folder, logLevel: 'silent' }))
    await mountOai(app, ours.platform, resolver)
    url = `${await app.listen({ port: 0, host: '127.0.0.1' })}/oai`
    for (let number = 1; number <= titles; number++) await add(`A title of ours, number ${number}`)
  })
  after(async () => {
    await app.close()
    await theirs.stop()
    await ours.stop()
  })

  const ask = async (query: Readonly<Record<string, string>>) => {
    const asked = new URLSearchParams(query)
    const response = await fetch(`${url}?${asked.toString()}`)
    return checkedAnswer(new Uint8Array(await response.arrayBuffer()), asked)
  }
  /** A client that knows nothing but tokens; `between` is done after each page. */
  const pages = async (first: Readonly<Record<string, string>>, between: (page: number) => Promise<unknown>) => {
    const headers: CheckedHeader[] = []
    const { verb = '' } = first
    for (let [query, page] = [first, 1]; ; page++) {
      const answer = await ask(query)
      headers.push(...answer.headers)
      if (answer.token === undefined || answer.token === '') return headers
      query = { verb, resumptionToken: answer.token }
      await between(page)
    }
  }
  /** What stands in the catalogue: number to title. */
  const standing = async () => {
    const { rows } = await sql<{ bib: number; title: string }>`
      select id as bib, title from catalog.bib_view where not suppressed order by id`.execute(
      ours.platform.database.kysely,
    )
    return new Map(rows.map(({ bib, title }) => [bib, title]))
  }
  let step = 0
  /** Somebody changes one title, hides or deletes another and adds a third, some before and some behind the place of a list. */
  const work = async () => {
    step++
    const now = [...(await standing()).keys()]
    const pick = (share: number) => now[Math.floor(now.length * share)] ?? 0
    const [changed, gone] = [pick((step * 0.37) % 1), pick((step * 0.61 + 0.2) % 1)]
    await ours.must(async (w) => {
      const bib = await getBib(w, changed)
      const edited = marc(`Changed in step ${step}`)
      return isRefusal(bib) ? bib : saveBibRecord(w, changed, { version: bib.version, why: 'Edited' }, () => edited)
    })
    if (gone !== changed)
      await (step % 2 === 0 ? ours.must((w) => deleteBib(w, gone)) : ours.must((w) => suppressBibs(w, [gone])))
    await add(`Added in step ${step}`)
  }

  for (const verb of ['ListRecords', 'ListIdentifiers'])
    it(`${verb} gives every record exactly once, and as it is when it is given`, async () => {
      const before = await standing()
      const headers = await pages({ verb, metadataPrefix: 'oai_dc' }, work)
      const numbers = headers.map(({ identifier }) => Number(identifier.split(':').at(-1)))
      assert.equal(new Set(numbers).size, numbers.length, 'None comes twice.')
      for (const bib of before.keys())
        assert(numbers.includes(bib), `Title ${bib} was there all the time or is told gone.`)
      const told = new Map(headers.map(({ isDeleted }, at) => [numbers[at] ?? 0, isDeleted]))
      const after = await standing()
      for (const [bib, isDeleted] of told) if (isDeleted) assert(!after.has(bib))
    })

  it('a harvester of the same kind has the same titles after it asked once more', async () => {
    const repository = await theirs.must((w) =>
      saveRepository(w, {
        name: 'Ours',
        url,
        metadataPrefix: 'marc21',
        setSpec: '',
        profile: null,
        suppressNew: false,
        everyHours: 24,
        active: true,
      }),
    )
    const quiet = { progress() {}, cancelled: () => false }
    const once = async (everything: boolean) => {
      const { id } = await theirs.must((w) => startHarvest(w, repository.id, everything))
      await harvest(theirs.platform, carrel, id, quiet)
      return (await lastRuns(theirs.read, [repository.id])).get(repository.id)
    }
    const mirrored = async () => {
      const { rows } = await sql<{ bib: number; title: string }>`
        select split_part(k.identifier, ':', 3)::bigint as bib, b.title from harvesting.record k
        join catalog.bib_view b on b.id = k.bib_id where not k.deleted order by 1`.execute(
        theirs.platform.database.kysely,
      )
      return new Map(rows.map(({ bib, title }) => [bib, title]))
    }
    let harvested = false
    const isHarvested = () => harvested
    const worker = (async () => {
      // So many at most: a list to which titles are added faster than it is read has no end.
      for (let times = 0; times < 12 && !isHarvested(); times++) await work()
    })()
    const first = await once(true)
    harvested = true
    await worker
    assert.equal(first?.state, 'done', first?.said ?? '')
    assert.equal(first.refused + first.unreadable, 0)
    const second = await once(false)
    assert.equal(second?.state, 'done', second?.said ?? '')
    assert.deepEqual(await mirrored(), await standing())
    await work()
    const third = await once(false)
    assert.equal(third?.state, 'done')
    assert.deepEqual(await mirrored(), await standing())
  })

  describe('what clients send', () => {
    const answers: readonly (readonly [string, Readonly<Record<string, string>>, readonly string[]])[] = [
      [
        'Sickle, everything of one day',
        { verb: 'ListRecords', metadataPrefix: 'oai_dc', from: '2000-01-01', until: '2099-12-31' },
        [],
      ],
      ['pyoai, to the second', { verb: 'ListRecords', metadataPrefix: 'oai_dc', from: '2000-01-01T00:00:00Z' }, []],
      [
        'a validator, until before the first record',
        { verb: 'ListIdentifiers', metadataPrefix: 'oai_dc', until: '1999-01-01' },
        ['noRecordsMatch'],
      ],
      [
        'a validator, from in the future',
        { verb: 'ListRecords', metadataPrefix: 'oai_dc', from: '2099-01-01' },
        ['noRecordsMatch'],
      ],
      [
        'a validator, two granularities',
        { verb: 'ListRecords', metadataPrefix: 'oai_dc', from: '2020-01-01', until: '2099-01-01T00:00:00Z' },
        ['badArgument'],
      ],
      [
        'a validator, from after until',
        { verb: 'ListRecords', metadataPrefix: 'oai_dc', from: '2021-01-01', until: '2020-01-01' },
        ['badArgument'],
      ],
      [
        'a validator, no such day',
        { verb: 'ListRecords', metadataPrefix: 'oai_dc', from: '2021-02-29' },
        ['badArgument'],
      ],
      [
        'a validator, a date with a zone',
        { verb: 'ListRecords', metadataPrefix: 'oai_dc', from: '2020-01-01T00:00:00+01:00' },
        ['badArgument'],
      ],
      ['Catmandu, an empty set', { verb: 'ListRecords', metadataPrefix: 'oai_dc', set: '' }, ['badArgument']],
      ['VuFind, a set of ours', { verb: 'ListIdentifiers', metadataPrefix: 'marc21', set: 'format' }, []],
      [
        'VuFind, a set that there is not',
        { verb: 'ListRecords', metadataPrefix: 'oai_dc', set: 'really_wrong_set' },
        ['noRecordsMatch'],
      ],
      [
        'HTTP::OAI, a token beside arguments',
        { verb: 'ListRecords', metadataPrefix: 'oai_dc', resumptionToken: 'x' },
        ['badArgument'],
      ],
      ['HTTP::OAI, an empty token', { verb: 'ListRecords', resumptionToken: '' }, ['badResumptionToken']],
      [
        'somebody, a token with markup',
        { verb: 'ListRecords', resumptionToken: '<x a="&amp;">]]>' },
        ['badResumptionToken'],
      ],
      [
        'somebody, control characters',
        { verb: 'GetRecord', identifier: 'oai:\u0001:\u0000', metadataPrefix: 'oai_dc' },
        ['badArgument'],
      ],
      [
        'somebody, an identifier with markup',
        { verb: 'GetRecord', identifier: '"><script>', metadataPrefix: 'oai_dc' },
        ['idDoesNotExist'],
      ],
      ['somebody, a format with blanks', { verb: 'ListRecords', metadataPrefix: 'oai dc' }, ['badArgument']],
      ['somebody, more than Identify takes', { verb: 'Identify', metadataPrefix: 'oai_dc' }, ['badArgument']],
      [
        'somebody, an enormous argument',
        { verb: 'GetRecord', identifier: 'x'.repeat(6000), metadataPrefix: 'oai_dc' },
        ['badArgument'],
      ],
      ['somebody, the verb in small letters', { verb: 'identify' }, ['badVerb']],
      ['a browser, who it is', { verb: 'Identify' }, []],
      ['a browser, the formats', { verb: 'ListMetadataFormats' }, []],
      [
        'a browser, the formats of no record',
        { verb: 'ListMetadataFormats', identifier: 'oai:nobody.example:1' },
        ['idDoesNotExist'],
      ],
      ['a browser, the sets', { verb: 'ListSets' }, []],
    ]
    for (const [who, query, codes] of answers)
      it(`${who}: ${codes.join(' ') || 'an answer'}`, async () => {
        assert.deepEqual((await ask(query)).errors, codes)
      })

    it('the same by POST, with from and until the same, and by whatever they are called', async () => {
      const day = new Date().toISOString().slice(0, 10)
      const asked = new URLSearchParams({ verb: 'ListIdentifiers', metadataPrefix: 'mods', from: day, until: day })
      const response = await fetch(url, {
        method: 'POST',
        body: asked,
        headers: { 'user-agent': 'OAI-PMH harvester/1.0 (+http://nobody.example)', 'accept-encoding': 'identity' },
      })
      assert.equal(response.headers.get('content-type'), 'text/xml; charset=utf-8')
      const answer = checkedAnswer(new Uint8Array(await response.arrayBuffer()), asked)
      assert(answer.headers.length > 0)
      for (const { datestamp } of answer.headers) assert(datestamp.startsWith(day))
    })

    it('an argument that comes twice is refused, and HEAD has no body', async () => {
      const twice = await (await fetch(`${url}?verb=ListRecords&metadataPrefix=oai_dc&metadataPrefix=oai_dc`)).text()
      assert.match(twice, /<error code="badArgument">/)
      const head = await fetch(`${url}?verb=Identify`, { method: 'HEAD' })
      assert.deepEqual([head.status, await head.text()], [200, ''])
    })
  })
})
