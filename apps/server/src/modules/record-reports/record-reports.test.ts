import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { isRefusal } from '../../platform/refusal.ts'
import { deleteBib, replaceBibMarc } from '../catalog/index.ts'
import { beginComparison, beginList, beginReport } from './begin-report.ts'
import type { RecordReport } from './contract.ts'
import { deleteReport } from './delete-report.ts'
import { listBibs, listRecords, recordDifference } from './listed.ts'
import { getReport, listReports } from './reports.ts'
import { runReport } from './runs/run-report.ts'
import { openReportHouse, type ReportHouse } from './testing/report-house.ts'

const patient = { progress() {}, cancelled: () => false }

describe('a report on records of the catalogue', () => {
  let house: ReportHouse
  let [emil, lottchen, anton] = [0, 0, 0]

  before(async () => {
    house = await openReportHouse()
    emil = await house.title('=245  10$aEmil und die Detektive', '=650  \\0$aBoys$zBerlin', '=650  \\0$aThieves')
    lottchen = await house.title('=245  10$aDas doppelte Lottchen', '=650  \\0$aTwins', '=020  \\\\$a9783791530124')
    anton = await house.title('=245  10$aPünktchen und Anton')
  })
  after(() => house.stop())

  const done = async (id: number, listener = patient): Promise<RecordReport> => {
    await runReport(house.platform, id, listener)
    const found = await getReport(house.read, id)
    if (isRefusal(found)) throw new Error('The report is gone.')
    return found
  }
  const all = () => ({ bibs: [emil, lottchen, anton] })

  it('counts fields, ISBNs and the texts of a place', async () => {
    const begun = await house.must((w) =>
      beginReport(w, { selection: all(), counts: ['fields', 'numbers', 'essentials'], values: ['650$z'] }),
    )
    assert.deepEqual([begun.state, begun.records, begun.selectionText.length > 0], ['waiting', 3, true])
    const report = await done(begun.id)
    assert.equal(report.state, 'done')
    const subjects = report.counts?.fields?.tags.find(({ tag }) => tag === '650')
    assert.deepEqual([subjects?.fields, subjects?.records, subjects?.without, subjects?.most], [3, 2, 1, 2])
    assert.equal(report.counts?.numbers?.isbn.faults.checksum, 1)
    assert.deepEqual(report.counts?.numbers?.isbn.invalid[0]?.number, lottchen)
    assert.deepEqual(
      report.counts?.values?.[0]?.values.map(({ value, times }) => [value, times]),
      [['Berlin', 1]],
    )
    assert.equal(report.counts?.materials, undefined)
  })

  it('leads from a figure to its records', async () => {
    const { id } = await house.must((w) => beginReport(w, { selection: all(), counts: ['fields'] }))
    await done(id)
    const question = { about: 'subfield', tag: '650', code: 'z', has: 'none' } as const
    const list = await house.must((w) => beginList(w, id, { question, name: '650 without $z' }))
    assert.deepEqual([list.kind, list.parent], ['list', id])
    assert.equal((await done(list.id)).records, 2)
    const listed = await house.must((w) => listRecords(w, list.id, {}))
    assert.deepEqual(
      listed.rows.map(({ bib, title }) => [bib, title]),
      [
        [emil, 'Emil und die Detektive'],
        [lottchen, 'Das doppelte Lottchen'],
      ],
    )
    assert.deepEqual((await house.must((w) => listBibs(w, list.id, {}))).bibs, [emil, lottchen])
    const { rows } = await house.must((w) => listReports(w, {}))
    assert.ok(!rows.some((row) => row.id === list.id))
  })

  it('that is stopped keeps what it found so far', async () => {
    const { id } = await house.must((w) => beginReport(w, { selection: all(), counts: ['fields'] }))
    const report = await done(id, { progress() {}, cancelled: () => true })
    assert.equal(report.state, 'stopped')
    assert.equal(report.counts?.fields?.records, 0)
  })

  it('whose job was cancelled before it began is stopped, and can be deleted', async () => {
    const { id, job } = await house.must((w) => beginReport(w, { selection: all(), counts: ['fields'] }))
    await sql`update platform.job set state = 'cancelled' where id = ${job}`.execute(house.read.db)
    const report = await getReport(house.read, id)
    assert.ok(!isRefusal(report))
    assert.deepEqual([report.state, report.counts], ['stopped', null])
    await house.must((w) => deleteReport(w, id))
  })

  it('compares records with how they were', async () => {
    const from = house.platform.clock.now().toString()
    const set = all()
    house.anHourLater()
    await house.must((w) =>
      replaceBibMarc(w, emil, {
        version: 1,
        marc: '=LDR  00000nam a2200000 i 4500\n=245  10$aEmil and the detectives\n=650  \\0$aBoys$zBerlin\n=500  \\\\$aNew',
        why: 'test',
      }),
    )
    const momo = await house.title('=245  10$aMomo')
    const report = await house.must((w) =>
      beginComparison(w, { selection: { bibs: [...set.bibs, momo] }, from, ignore: ['001', '005'] }),
    )
    const { comparison } = await done(report.id)
    assert.deepEqual([comparison?.same, comparison?.changed, comparison?.added, comparison?.touched], [2, 1, 1, 0])
    const listed = await house.must((w) => listRecords(w, report.id, { fate: 'changed' }))
    assert.deepEqual(
      listed.rows.map(({ bib, tags }) => [bib, tags]),
      [[emil, ['245', '500', '650']]],
    )
    const { fields } = await house.must((w) => recordDifference(w, report.id, emil))
    const title = fields.find(({ tag }) => tag === '245')
    assert.deepEqual(
      title?.parts.filter(({ kind }) => kind !== 'kept').map(({ kind, text }) => `${kind} ${text}`),
      ['removed und die Detektive', 'added and the detectives'],
    )
    assert.deepEqual((await house.must((w) => listBibs(w, report.id, { fate: 'added' }))).bibs, [momo])
  })

  it('is refused where there is nothing to count or compare', async () => {
    const selection = all()
    assert.deepEqual(await house.refused((w) => beginReport(w, { selection, counts: [] })), ['report-empty'])
    assert.deepEqual(await house.refused((w) => beginReport(w, { selection, counts: [], values: ['24'] })), [
      'report-place-unknown',
    ])
    assert.deepEqual(
      await house.refused((w) => beginReport(w, { selection: { bibs: [999_999] }, counts: ['fields'] })),
      ['selection-empty'],
    )
    const from = house.platform.clock.now().add({ hours: 1 }).toString()
    assert.deepEqual(await house.refused((w) => beginComparison(w, { selection, from })), ['comparison-moments'])
    assert.deepEqual(
      await house.refused((w) => beginList(w, 99_999, { question: { about: 'year', code: '' }, name: 'x' })),
      ['record-report-not-found'],
    )
  })

  it('is deleted with its lists by whoever made it', async () => {
    const { id } = await house.must((w) => beginReport(w, { selection: all(), counts: ['fields'] }))
    assert.deepEqual(await house.refused((w) => deleteReport(w, id)), ['report-at-work'])
    await done(id)
    await house.must((w) => deleteReport(w, id))
    assert.ok(isRefusal(await getReport(house.read, id)))
  })

  it('tells of a deleted record where the set still holds it', async () => {
    const gone = await house.title('=245  10$aGone')
    const { rows } = await sql<{ id: number }>`
      insert into batch_editing.record_set (name, owner, owner_name, created_at, changed_at)
      values ('Deleted', 'system:', 'Carrel', now(), now()) returning id`.execute(house.read.db)
    const set = rows[0]?.id ?? 0
    await sql`insert into batch_editing.record_set_member values (${set}, ${gone}), (${set}, ${anton})`.execute(
      house.read.db,
    )
    const from = house.platform.clock.now().toString()
    house.anHourLater()
    await house.must((w) => deleteBib(w, gone))
    house.anHourLater()
    const { id } = await house.must((w) => beginComparison(w, { selection: { set }, from }))
    const { comparison } = await done(id)
    assert.deepEqual([comparison?.same, comparison?.removed, comparison?.added], [1, 1, 0])
    const { fields } = await house.must((w) => recordDifference(w, id, gone))
    assert.ok(fields.every(({ kind }) => kind === 'removed'))
    // What is deleted cannot be edited: it is not among the numbers for a set.
    assert.deepEqual((await house.must((w) => listBibs(w, id, {}))).bibs, [])
  })
})
