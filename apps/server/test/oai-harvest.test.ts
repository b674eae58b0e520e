import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { createRecord, controlField, dataField } from '@carrel/marc'
import { readOaiAnswer, type HarvestedAnswer } from '@carrel/oai-pmh'
import { textOf } from '@carrel/xml'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { openQuietHouse, type QuietHouse } from './quiet-house.ts'
import { resolver } from '../src/app.ts'
import { createBib, deleteBib } from '../src/modules/catalog/index.ts'
import { putProtocol } from '../src/modules/protocols/standing.ts'
import { readConfig } from '../src/platform/config.ts'
import { createHttp } from '../src/edges/http.ts'
import { mountOai } from '../src/edges/oai/index.ts'

describe('others harvest the catalogue', () => {
  let library: QuietHouse
  let app: FastifyInstance
  const host = 'library.example'
  const add = (title: string, suppressed = false) =>
    library.must((w) =>
      createBib(
        w,
        {
          record: createRecord('00000nam a2200000 i 4500', [
            controlField('008', '200101s2019    xxu           000 0 eng d'),
            dataField('245', '00', ['a', title]),
          ]),
        },
        { suppressed },
      ),
    )
  const raw = (query: string, headers = {}) => app.inject({ url: `/oai?${query}`, headers: { host, ...headers } })
  const ask = async (query: string): Promise<HarvestedAnswer> => {
    const { body, statusCode } = await raw(query)
    assert.equal(statusCode, 200)
    const read = readOaiAnswer(Buffer.from(body))
    assert(read.ok)
    return read.answer
  }
  const codes = async (query: string) => (await ask(query)).errors.map(({ code }) => code)
  const ids = ({ records }: HarvestedAnswer) => records.map(({ identifier }) => Number(identifier.split(':').at(-1)))
  const pageOf = async (records: number, perMinute = 10_000) => {
    const settings = { audience: 'everybody', perMinute, mostRecords: records } as const
    await library.must((w) => putProtocol(w, 'oai-pmh', settings))
  }

  before(async () => {
    library = await openQuietHouse()
    await pageOf(3)
    app = await createHttp(readConfig({}, { data: library.folder, logLevel: 'silent' }))
    await mountOai(app, library.platform, resolver)
  })
  after(async () => {
    await app.close()
    await library.stop()
  })

  it('and hear that nothing is there yet', async () => {
    assert.deepEqual(await codes('verb=ListRecords&metadataPrefix=oai_dc'), ['noRecordsMatch'])
    const { identity } = await ask('verb=Identify')
    assert.equal(identity?.deletedRecord, 'persistent')
    assert.equal(identity.granularity, 'second')
    assert.equal(identity.baseUrl, `http://${host}/oai`)
  })

  it('and get every record exactly once while records are added, changed and deleted', async () => {
    for (let number = 1; number <= 8; number++) await add(`Title ${number} & <more>`)
    await add('Not for everybody', true)
    let answer = await ask('verb=ListRecords&metadataPrefix=oai_dc')
    assert.equal(answer.size, 9)
    const seen = [...ids(answer)]
    await library.must((w) => deleteBib(w, 2))
    await library.must((w) => deleteBib(w, 5))
    await add('Title 10')
    const gone: number[] = []
    while (answer.token !== '') {
      answer = await ask(`verb=ListRecords&resumptionToken=${encodeURIComponent(answer.token)}`)
      seen.push(...ids(answer))
      for (const { identifier, isDeleted, metadata } of answer.records) {
        if (isDeleted) gone.push(Number(identifier.split(':').at(-1)))
        assert.equal(isDeleted, metadata === undefined)
      }
    }
    assert.deepEqual(seen, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    // The hidden one is told as if it were not there, without a word of it.
    assert.deepEqual(gone, [5, 9])
  })

  it('and get it in Dublin Core, MARCXML and MODS', async () => {
    const dc = await ask(`verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:${host}:1`)
    assert.equal(textOf(dc.records[0]?.metadata, 'title'), 'Title 1 & <more>')
    assert.deepEqual(dc.records[0]?.sets, ['format:book'])
    const marc = await ask(`verb=GetRecord&metadataPrefix=marc21&identifier=oai:${host}:1`)
    assert.equal(marc.records[0]?.metadata?.attributes.get('xmlns'), 'http://www.loc.gov/MARC21/slim')
    const mods = await ask(`verb=GetRecord&metadataPrefix=mods&identifier=oai:${host}:1`)
    assert.equal(textOf(mods.records[0]?.metadata, 'titleInfo', 'title'), 'Title 1 & <more>')
  })

  it('and hear of a deleted and of a hidden record only that it is not there', async () => {
    for (const bib of [2, 9]) {
      const answer = await ask(`verb=GetRecord&metadataPrefix=marc21&identifier=oai:${host}:${bib}`)
      assert.equal(answer.records[0]?.isDeleted, true)
    }
    const { body } = await raw(`verb=ListRecords&metadataPrefix=oai_dc`)
    assert.doesNotMatch(body, /Not for everybody/)
  })

  it('and get what changed, by day and by second', async () => {
    await sql`update catalog.bib set changed_at = '2020-05-05T10:00:00.4Z' where id = 3`.execute(
      library.platform.database.kysely,
    )
    const list = 'verb=ListIdentifiers&metadataPrefix=oai_dc'
    assert.deepEqual(ids(await ask(`${list}&from=2020-05-05&until=2020-05-05`)), [3])
    assert.deepEqual(ids(await ask(`${list}&from=2020-05-05T10:00:00Z&until=2020-05-05T10:00:00Z`)), [3])
    assert.deepEqual(await codes(`${list}&from=2020-05-05T10:00:01Z&until=2020-05-06T00:00:00Z`), ['noRecordsMatch'])
    assert.deepEqual(await codes(`${list}&until=2019-01-01`), ['noRecordsMatch'])
    assert.deepEqual(await codes(`${list}&set=format:map`), ['noRecordsMatch'])
    assert.deepEqual(await codes(`${list}&set=nowhere`), ['noRecordsMatch'])
    assert.equal((await ask(`${list}&set=format:book`)).records.length, 10)
  })

  it('and hear in the codes of the protocol what is wrong', async () => {
    assert.deepEqual(await codes('verb=ListRecords&metadataPrefix=ead'), ['cannotDisseminateFormat'])
    assert.deepEqual(await codes(`verb=GetRecord&metadataPrefix=ead&identifier=oai:${host}:1`), [
      'cannotDisseminateFormat',
    ])
    for (const id of ['oai:library.example:999', 'oai:other.example:1', 'oai:library.example:01', '1', "' or 1=1"])
      assert.deepEqual(await codes(`verb=GetRecord&metadataPrefix=oai_dc&identifier=${encodeURIComponent(id)}`), [
        'idDoesNotExist',
      ])
    assert.deepEqual(await codes('verb=ListRecords&resumptionToken=forged'), ['badResumptionToken'])
    assert.deepEqual(await codes('verb=ListSets&resumptionToken=x'), ['badResumptionToken'])
    assert.deepEqual(await codes('verb=Explode'), ['badVerb'])
    assert.deepEqual(await codes('%'), ['badVerb'])
  })

  it('and ask by POST, and get it packed', async () => {
    const posted = await app.inject({
      method: 'POST',
      url: '/oai',
      headers: { host, 'content-type': 'application/x-www-form-urlencoded', 'accept-encoding': 'gzip, deflate' },
      payload: 'verb=ListSets',
    })
    assert.equal(posted.headers['content-encoding'], 'gzip')
    const read = readOaiAnswer(gunzipSync(posted.rawPayload))
    assert(read.ok)
    assert(read.answer.sets.some(({ spec }) => spec === 'format:book'))
    const huge = await app.inject({ method: 'POST', url: '/oai', payload: 'x'.repeat(100_000) })
    assert.equal(huge.statusCode, 413)
  })

  it('and are slowed down when they never stop', async () => {
    await pageOf(10, 1)
    await raw('verb=Identify')
    const away = await raw('verb=Identify')
    assert.equal(away.statusCode, 503)
    assert(Number(away.headers['retry-after']) > 0)
  })
})
