import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { after, before, beforeEach, describe, it } from 'node:test'
import { sql } from 'kysely'
import { openQuietHouse, type QuietHouse } from '../../../test/quiet-house.ts'
import { carrel } from '../../platform/work.ts'
import { isRefusal } from '../../platform/refusal.ts'
import type { HarvestRun } from './contract.ts'
import { lookAtRepository } from './repositories/look-at-repository.ts'
import { listRepositories, saveRepository } from './repositories/repositories.ts'
import { harvest } from './runs/run-harvest.ts'
import { lastRuns, startHarvest } from './runs/runs.ts'
import { getUnread, listUnread, retryUnread } from './runs/unread.ts'
import { openTheirRepository, type TheirRecord, type TheirRepository } from './testing/their-repository.ts'

const day = Date.UTC(2026, 0, 1)
const record = (number: number, change: Partial<TheirRecord> = {}): TheirRecord => ({
  number,
  title: `Harvested title ${number}`,
  at: day + number * 1000,
  ...change,
})

describe('a repository of others is harvested', () => {
  let library: QuietHouse
  let theirs: TheirRepository
  let repository: number
  let names = 0
  const quiet = { progress() {}, cancelled: () => false }
  const titles = async () => {
    const { rows } = await sql<{ title: string }>`
      select b.title from harvesting.record k join catalog.bib_view b on b.id = k.bib_id
      where k.repository_id = ${repository} order by b.id`.execute(library.platform.database.kysely)
    return rows.map(({ title }) => title)
  }
  const goOn = async (id: number): Promise<HarvestRun> => {
    await harvest(library.platform, carrel, id, quiet)
    const run = (await lastRuns(library.read, [repository])).get(repository)
    assert(run)
    return run
  }
  const harvested = async (everything = false) =>
    goOn((await library.must((w) => startHarvest(w, repository, everything))).id)

  before(async () => {
    library = await openQuietHouse()
    theirs = await openTheirRepository([])
  })
  after(async () => {
    await theirs.close()
    await library.stop()
  })
  beforeEach(async () => {
    theirs.manners = 'well'
    theirs.asked.length = 0
    theirs.records = [1, 2, 3, 4, 5, 6, 7].map((number) => record(number + names * 100))
    const body = {
      url: theirs.url,
      metadataPrefix: 'oai_dc',
      setSpec: '',
      profile: null,
      suppressNew: false,
      everyHours: 24,
      active: true,
    }
    const saved = await library.must((w) => saveRepository(w, { ...body, name: `Theirs ${++names}` }))
    repository = saved.id
  })

  it('whole, then only what changed, and deletions are followed', async () => {
    const first = await harvested()
    assert.equal(first.said, null)
    assert.deepEqual([first.state, first.pages, first.records, first.added], ['done', 3, 7, 7])
    assert.equal((await titles()).length, 7)
    const [one, two, ...rest] = theirs.records
    assert(one && two)
    theirs.records = [
      { ...one, title: 'Another title', at: day + 9_000_000 },
      { ...two, isDeleted: true, at: day + 9_000_000 },
      ...rest,
    ]
    const second = await harvested()
    assert.match(theirs.asked.at(-1) ?? '', /from=2026-01-01T00/)
    assert.deepEqual([second.state, second.deletions, second.removed, second.updated], ['done', 1, 1, 1])
    const now = await titles()
    assert.equal(now.length, 6)
    assert(now.includes('Another title'))
    assert(!now.includes(two.title))
    assert.equal((await listRepositories(library.read, repository)).rows[0]?.titles, 6)
    const third = await harvested(true)
    assert.deepEqual([third.state, third.added, third.updated, third.removed], ['done', 0, 0, 0])
  })

  it('and goes on after it was asked to wait, and after a kill', async () => {
    theirs.manners = 'busy'
    const paused = await harvested()
    assert.equal(paused.state, 'paused')
    assert.match(paused.said ?? '', /asks us to wait/)
    assert.equal(paused.pages, 1)
    await sql`update harvesting.run set state = 'fetching' where id = ${paused.id}`.execute(
      library.platform.database.kysely,
    )
    const done = await goOn(paused.id)
    assert.deepEqual([done.state, done.records, done.added], ['done', 7, 7])
    assert.equal(theirs.asked.filter((query) => query.includes('metadataPrefix')).length, 1)
  })

  it('and a harvest whose import was stopped ends in words, and the next one brings everything', async () => {
    theirs.manners = 'busy'
    const paused = await harvested()
    theirs.manners = 'well'
    await sql`update harvesting.run set state = 'fetching' where id = ${paused.id}`.execute(library.read.db)
    const stopping = {
      ...quiet,
      progress: (_done: number, _of: number | undefined, message?: string) => {
        if (message === 'loaded') throw new Error('The disk is full.')
      },
    }
    await assert.rejects(harvest(library.platform, carrel, paused.id, stopping), /disk is full/)
    const run = (await lastRuns(library.read, [repository])).get(repository)
    assert.deepEqual([run?.state, run?.said], ['failed', 'It could not be loaded: The disk is full.'])
    const next = await harvested()
    assert.equal(next.state, 'done')
    assert.equal((await titles()).length, 7)
  })

  it('and from another address everything is asked for, whatever was under way', async () => {
    const body = {
      name: `Theirs ${names}`,
      url: theirs.url,
      metadataPrefix: 'oai_dc',
      setSpec: '',
      profile: null,
      suppressNew: false,
      everyHours: 24,
      active: true,
    }
    theirs.manners = 'busy'
    const paused = await harvested()
    const kept = async () => {
      const { rows } = await sql`select from harvesting.page where run_id = ${paused.id}`.execute(library.read.db)
      return rows.length
    }
    assert.equal(await kept(), 1)
    await library.must((w) => saveRepository(w, { ...body, everyHours: 12 }, repository))
    assert.equal((await lastRuns(library.read, [repository])).get(repository)?.state, 'paused')
    await library.must((w) => saveRepository(w, { ...body, setSpec: 'other' }, repository))
    const ended = (await lastRuns(library.read, [repository])).get(repository)
    assert.deepEqual([ended?.state, await kept()], ['stopped', 0])
    assert.match(ended?.said ?? '', /address was changed/)
  })

  it('and one that leads on to a machine inside is not followed there', async () => {
    const leading = createServer((request, response) =>
      response.writeHead(302, { location: `${theirs.url}${request.url?.replace(/^[^?]*/, '') ?? ''}` }).end(),
    )
    await new Promise((listening) => leading.listen(0, '127.0.0.1', () => listening(undefined)))
    const address = leading.address()
    const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/oai`
    const asked = theirs.asked.length
    const look = await lookAtRepository(library.read, url)
    assert(isRefusal(look))
    assert.equal(look.blocks[0]?.code, 'repository-problem')
    assert.equal(theirs.asked.length, asked, 'nothing inside was asked')
    leading.closeAllConnections()
    await new Promise((closed) => leading.close(closed))
  })

  const hostile = [
    ['same-token', /same resumption token/],
    ['endless', /again and again/],
    ['broken', /ends inside|closed|broken/],
    ['page', /web page/],
  ] as const
  for (const [manners, words] of hostile) {
    it(`and a harvest from one that is ${manners} ends in words, with nothing loaded`, async () => {
      theirs.manners = manners
      const run = await harvested()
      assert.equal(run.state, 'failed')
      assert.match(run.said ?? '', words)
      assert.deepEqual(await titles(), [])
    })
  }

  it('and what cannot be read stays as it came, and is asked for once more', async () => {
    const [one, two, three, ...rest] = theirs.records
    assert(one && two && three)
    theirs.records = [{ ...one, isOdd: true }, { ...two, isOdd: true }, { ...three, isOdd: true }, ...rest]
    const first = await harvested()
    assert.deepEqual([first.state, first.added, first.unreadable, first.unread], ['done', 4, 3, 3])
    const identifier = `oai:theirs.example:${one.number}`
    const { rows } = await listUnread(library.read, first.id)
    assert.equal(rows[0]?.identifier, identifier)
    assert.match(rows[0].problem, /another format \(thing\)/)
    const kept = await getUnread(library.read, first.id, identifier)
    assert(!isRefusal(kept))
    assert.match(kept.text, /^<record>[^]*<odd:thing[^]*<\/record>$/)
    assert.equal(Buffer.from(kept.base64, 'base64').toString(), kept.text)
    // They mended the first, took off the second, and left the third as it is.
    theirs.records = [{ ...one, title: 'Mended' }, { ...three, isOdd: true }, ...rest]
    const until = (await listRepositories(library.read, repository)).rows[0]?.harvestedUntil
    const again = await goOn((await library.must((w) => retryUnread(w, first.id))).id)
    assert.deepEqual([again.state, again.added, again.unreadable, again.unread], ['done', 1, 2, 2])
    assert((await titles()).includes('Mended'))
    assert.equal((await listUnread(library.read, first.id)).total, 0)
    const left = await listUnread(library.read, again.id)
    assert(left.rows.some(({ problem }) => problem.includes('idDoesNotExist')))
    assert.deepEqual(await library.refused((w) => retryUnread(w, first.id)), ['nothing-unread'])
    assert.equal((await listRepositories(library.read, repository)).rows[0]?.harvestedUntil, until)
    await harvested(true)
    assert.equal((await listUnread(library.read, again.id)).total, 0)
  })

  it('and the answer that ended a harvest can be looked at', async () => {
    theirs.manners = 'broken'
    const run = await harvested()
    const answer = await getUnread(library.read, run.id, '')
    assert(!isRefusal(answer))
    assert.match(answer.text, /^<\?xml[^]*ListRecords/)
    assert.deepEqual(await library.refused((w) => retryUnread(w, run.id)), ['nothing-unread'])
  })

  it('and hides new titles where the library wants that', async () => {
    await sql`update harvesting.repository set suppress_new = true where id = ${repository}`.execute(
      library.platform.database.kysely,
    )
    await harvested()
    const { rows } = await sql<{ hidden: boolean }>`
      select bool_and(b.suppressed) as hidden from harvesting.record k join catalog.bib_view b on b.id = k.bib_id
      where k.repository_id = ${repository}`.execute(library.platform.database.kysely)
    assert.equal(rows[0]?.hidden, true)
  })

  it('and says who it is when it is looked at', async () => {
    const look = await lookAtRepository(library.read, theirs.url)
    assert(!isRefusal(look))
    assert.deepEqual([look.name, look.formats[0]?.readable, look.sets[0]?.name], ['Theirs', true, 'Everything'])
    for (const url of [
      'ftp://x.example',
      'https://a:b@x.example/oai',
      'https://x.example/oai?verb=Identify',
      'nonsense',
    ])
      assert(isRefusal(await lookAtRepository(library.read, url)))
  })
})
