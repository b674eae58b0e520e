import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { jobHandlers } from '../../app.ts'
import { isRefusal } from '../../platform/refusal.ts'
import { openLibrary, type TestLibrary } from '../../../test/library.ts'
import { addBibs, bibDrafter, recordFromText } from '../catalog/index.ts'
import { GetBibMarc, ReplaceBibMarc } from '../catalog/contract.ts'
import { CheckAll, GetQuality, ListFlags, PutQualityRule } from './contract.ts'
import { judgeBibs, judgeHere } from './judge-bibs.ts'
import { openJudging } from './judging.ts'
import { judgePending, startJudging } from './pending.ts'
import { badIsbn, goodIsbn, recordText } from './testing/flagged-records.ts'

describe('the quality of a whole catalogue', () => {
  let library: TestLibrary
  before(async () => {
    library = await openLibrary()
  })
  after(() => library.stop())

  const platform = () => library.carrel.platform
  const add = (count: number, ...lines: string[]) => {
    const draft = bibDrafter()
    const drafts = Array.from({ length: count }, (_, at) => {
      const record = recordFromText(recordText(`Title ${at}`, lines))
      if (isRefusal(record)) throw new Error('This is no record.')
      return draft(record)
    })
    return library.carrel.mustWork((w) => addBibs(w, drafts, 'Test'))
  }
  const overview = () => library.must(GetQuality)
  const isbns = async () => (await overview()).rules.find(({ code }) => code === 'isbn-checksum')?.flags
  const runJobs = () => platform().jobs.runDue(platform(), jobHandlers)
  const query = async <T>(statement: ReturnType<typeof sql<T>>) =>
    (await statement.execute(platform().database.kysely)).rows
  /** What the tally says, and what is there when it is counted. */
  const tallyAndRows = async () => [
    await query(sql`
    select code, severity, sum(flags)::integer as flags, sum(records)::integer as records from quality.tally
    where code <> '' group by code, severity having sum(flags) <> 0 order by code, severity`),
    await query(sql`
    select code, severity, count(*)::integer as flags, count(distinct bib_id)::integer as records
    from quality.finding where not dismissed group by code, severity order by code, severity`),
  ]

  describe('many records at once', () => {
    it('are noted, and looked at behind whoever wrote them', async () => {
      await add(450, badIsbn)
      assert.deepEqual([(await overview()).waiting, await isbns()], [450, 0])
      await runJobs()
      assert.deepEqual([(await overview()).waiting, await isbns()], [0, 450])
    })

    it('are looked at from where it stopped when a process ends in the middle', async () => {
      await add(450, badIsbn)
      const judging = openJudging(platform())
      const { judge } = judging
      let batches = 0
      platform().services.set('quality.judging', {
        ...judging,
        judge: async (...asked: Parameters<typeof judge>) => {
          if (++batches === 2) throw new Error('The power is cut.')
          return judge(...asked)
        },
      })
      await assert.rejects(judgePending(platform()), /power/)
      const left = (await overview()).waiting
      assert.ok(left > 0 && left < 450, `${left} left`)
      await judging.close()
      await judgePending(platform())
      assert.deepEqual([(await overview()).waiting, await isbns()], [0, 900])
    })

    it('are looked at in a thread as they are here', async () => {
      const judging = openJudging(platform())
      await add(120, badIsbn, '=856  40$zNo address')
      await judgePending(platform())
      await judging.close()
      assert.equal(await isbns(), 1020)
      const [tally, rows] = await tallyAndRows()
      assert.deepEqual(tally, rows)
    })

    it('that someone saves in the meantime keep what was found in the later record', async () => {
      const [bib = 0] = await add(1, badIsbn)
      const release = Promise.withResolvers<void>()
      const begun = Promise.withResolvers<void>()
      const behind = library.carrel.mustWork((w) =>
        judgeBibs(w, [bib], async (...asked) => {
          begun.resolve()
          await release.promise
          return judgeHere(...asked)
        }),
      )
      await begun.promise
      const { version } = await library.must(GetBibMarc, { params: { id: bib } })
      const marc = recordText('Saved', [`=001  ${bib}`, goodIsbn])
      const save = library.must(ReplaceBibMarc, { params: { id: bib }, body: { marc, version } })
      release.resolve()
      await Promise.all([behind, save])
      assert.deepEqual((await library.must(ListFlags, { query: { bib: [bib] } })).rows, [])
      const [tally, rows] = await tallyAndRows()
      assert.deepEqual(tally, rows)
    })

    it('page quickly to the last of them', async () => {
      const { total, rows } = await library.must(ListFlags, {
        query: { code: 'isbn-checksum', limit: 20, offset: 1010 },
      })
      assert.deepEqual([total, rows.length], [1020, 10])
    })
  })

  describe('a library that was there before', () => {
    before(async () => {
      for (const table of ['finding', 'tally', 'sweep', 'pending'])
        await sql`delete from ${sql.table(`quality.${table}`)}`.execute(platform().database.kysely)
    })

    it('fills its list by itself when the server starts', async () => {
      assert.equal(await isbns(), 0)
      const stop = await startJudging({ ...platform(), config: { ...platform().config, roles: ['http', 'jobs'] } })
      await stop()
      assert.equal((await overview()).check?.endedAt, null)
      await runJobs()
      const { check } = await overview()
      assert.deepEqual([check?.done, check?.stopped, await isbns()], [1021, false, 1020])
      const [tally, rows] = await tallyAndRows()
      assert.deepEqual(tally, rows)
    })

    it('does not do it again at the next start, but goes on with one that was interrupted', async () => {
      const start = async () => {
        const stop = await startJudging({ ...platform(), config: { ...platform().config, roles: ['http', 'jobs'] } })
        await stop()
      }
      await start()
      assert.notEqual((await overview()).check?.endedAt, null)
      await sql`update quality.sweep set ended_at = null, after_bib = 500, checked = 500, job_id = 999999`.execute(
        platform().database.kysely,
      )
      await start()
      await runJobs()
      assert.deepEqual([(await overview()).check?.done, (await overview()).check?.endedAt === null], [1021, false])
    })

    it('walks again when a newer program has other rules', async () => {
      await sql`update quality.sweep set rules = 'of old'`.execute(platform().database.kysely)
      const stop = await startJudging({ ...platform(), config: { ...platform().config, roles: ['http', 'jobs'] } })
      await stop()
      assert.deepEqual([(await overview()).check?.done, (await overview()).check?.why], [0, 'The rules have changed'])
      await runJobs()
      assert.equal(await isbns(), 1020)
    })

    it('has one walk at a time: a later one takes the place of the earlier', async () => {
      await library.must(CheckAll, { body: {} })
      await library.must(PutQualityRule, { params: { code: 'isbn-checksum' }, body: { off: true, severity: null } })
      await runJobs()
      const { check } = await overview()
      assert.deepEqual(
        [check?.done, check?.endedAt === null, check?.why],
        [1021, false, 'The rule isbn-checksum was changed'],
      )
      const [{ count } = { count: -1 }] = await query(
        sql<{ count: number }>`select count(*)::integer as count from quality.finding where code = 'isbn-checksum'`,
      )
      assert.equal(count, 0)
    })
  })
})
