import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { jobHandlers } from '../../../app.ts'
import { openLibrary, type TestLibrary } from '../../../../test/library.ts'
import { CreateBib, GetBibMarc, ReplaceBibMarc } from '../../catalog/contract.ts'
import { CheckLinks, GetQuality, ListBibFlags, ListFlags } from '../contract.ts'
import { recordText } from '../testing/flagged-records.ts'
import { openLinkHouse, type LinkHouse } from '../testing/link-house.ts'
import { askAddress } from './ask-address.ts'
import { askPolitely } from './ask-politely.ts'

const open = { privateAddresses: true, milliseconds: 5000 }

describe('an address that is asked', () => {
  let house: LinkHouse
  before(async () => {
    house = await openLinkHouse()
  })
  after(() => house.close())
  const ask = (path: string) => askAddress(house.url + path, open)

  it('is there, gone, moved, or wants a password', async () => {
    assert.deepEqual(await ask('/here'), { status: 200, movedTo: null })
    assert.deepEqual(await ask('/gone'), { status: 410, movedTo: null })
    assert.deepEqual(await ask('/moved'), { status: 200, movedTo: `${house.url}/there` })
    assert.deepEqual(await ask('/for-now'), { status: 200, movedTo: null })
    assert.deepEqual(await ask('/members'), { status: 401, movedTo: null })
  })
  it('that answers no HEAD is asked in full', async () => {
    assert.deepEqual(await ask('/no-head'), { status: 200, movedTo: null })
  })
  it('that leads in a circle is given up', async () => {
    const answer = await ask('/round')
    assert.ok('failure' in answer && answer.failure === 'too-many-redirects')
  })
  it('inside is not asked, neither at once nor by a redirect', async () => {
    const before = house.asked.length
    const direct = await askAddress(`${house.url}/here`, { ...open, privateAddresses: false })
    assert.ok('failure' in direct && direct.failure === 'not-public')
    assert.equal(house.asked.length, before)
  })
  it('where nothing listens is told', async () => {
    const closed = await openLinkHouse()
    await closed.close()
    const answer = await askAddress(`${closed.url}/x`, open)
    assert.ok('failure' in answer && answer.failure === 'refused')
  })
})

describe('many addresses', () => {
  it('are asked one of a host at a time', async () => {
    const urls = ['a', 'b', 'c'].flatMap((host) => [1, 2, 3].map((n) => `http://${host}.example/${n}`))
    const busy = new Set<string>()
    const answers = await askPolitely(
      urls,
      async (url) => {
        const { host } = new URL(url)
        assert.ok(!busy.has(host), `two at ${host}`)
        busy.add(host)
        await new Promise((resolve) => setTimeout(resolve, 2))
        busy.delete(host)
        return { status: 200, movedTo: null }
      },
      { gap: 0, lastAsked: new Map(), stopped: () => false },
    )
    assert.equal(answers.size, 9)
  })
  it('are left when it is stopped', async () => {
    let asked = 0
    const answers = await askPolitely(
      ['http://a.example/1', 'http://a.example/2', 'http://a.example/3'],
      async () => {
        asked++
        return { status: 200, movedTo: null }
      },
      { gap: 0, lastAsked: new Map(), stopped: () => asked >= 2 },
    )
    assert.equal(answers.size, 2)
  })
})

describe('a library whose links are asked', () => {
  let library: TestLibrary
  let house: LinkHouse
  const bibs: number[] = []
  before(async () => {
    library = await openLibrary()
    house = await openLinkHouse()
    for (const path of ['/here', '/gone', '/moved', '/gone', '/broken']) {
      const marc = recordText(`Page ${path}`, [`=856  40$u${house.url}${path}`])
      bibs.push((await library.must(CreateBib, { body: { marc } })).id)
    }
  })
  after(async () => {
    await house.close()
    await library.stop()
  })
  const askAll = async () => {
    await library.must(CheckLinks, { body: {} })
    await library.carrel.platform.jobs.runDue(library.carrel.platform, jobHandlers)
  }
  const codesOf = async (bib: number | undefined) =>
    (await library.must(ListBibFlags, { params: { id: bib ?? 0 } })).rows
      .map(({ code }) => code)
      .filter((code) => code.startsWith('url-'))

  it('finds the dead and the moved ones, each address asked once', async () => {
    await askAll()
    assert.deepEqual(await Promise.all(bibs.map(codesOf)), [[], ['url-dead'], ['url-moved'], ['url-dead'], []])
    assert.equal(house.asked.filter((line) => line.endsWith('/gone')).length, 1)
    const { links } = await library.must(GetQuality)
    assert.deepEqual([links?.asked, links?.dead, links?.moved, links?.endedAt === null], [4, 2, 1, false])
    const [flag] = (await library.must(ListFlags, { query: { code: 'url-moved' } })).rows
    assert.ok(flag?.message.includes(`${house.url}/there`))
    assert.ok(flag?.field?.parts.some(({ code, marked }) => code === 'u' && marked))
  })

  it('takes what does not answer for dead only the second time', async () => {
    library.at('2026-03-09T10:00:00Z')
    await askAll()
    assert.deepEqual(await codesOf(bibs[4]), ['url-dead'])
  })

  it('forgets the flag when the address in the record is changed', async () => {
    const [, gone = 0] = bibs
    const { version } = await library.must(GetBibMarc, { params: { id: gone } })
    const marc = recordText('Page', [`=001  ${gone}`, `=856  40$u${house.url}/here`])
    await library.must(ReplaceBibMarc, { params: { id: gone }, body: { marc, version } })
    assert.deepEqual(await codesOf(gone), [])
  })

  it('keeps the flag when something else in the record is changed', async () => {
    const other = bibs[3] ?? 0
    const { version } = await library.must(GetBibMarc, { params: { id: other } })
    const marc = recordText('Other title', [`=001  ${other}`, `=856  40$u${house.url}/gone`])
    await library.must(ReplaceBibMarc, { params: { id: other }, body: { marc, version } })
    assert.deepEqual(await codesOf(other), ['url-dead'])
  })
})
