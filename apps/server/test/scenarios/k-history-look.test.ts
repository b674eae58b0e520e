import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { CheckIn, CheckOut } from '../../src/modules/circulation/contract.ts'
import { LookAtHistory, PatronHistory } from '../../src/modules/circulation/contract-history.ts'
import { ListAudit } from '../../src/platform/contract.ts'
import { codes, openLibrary, type TestLibrary } from '../library.ts'

describe('staff look at a reading history', () => {
  let library: TestLibrary
  before(async () => {
    library = await openLibrary({ now: '2026-06-01T10:00:00Z' })
    await library.rule({}, { period: { unit: 'days', count: 21 } })
    for (const barcode of ['HL-10', 'HL-20']) await library.item(barcode)
  })
  after(() => library.stop())
  const borrow = async (card: string, barcode: string) => {
    await library.must(CheckOut, { body: { card, barcode } })
    await library.must(CheckIn, { body: { barcode } })
  }
  const looks = async (patron: number) =>
    (await library.must(ListAudit, { query: { subject: `patron:${patron}`, action: 'history.look' } })).rows

  it('of a patron who keeps one, with a reason that the log keeps', async () => {
    const { id } = await library.patron('HL-1', { keepHistory: true })
    await borrow('HL-1', 'HL-10')
    const look = (reason: string) => library.call(LookAtHistory, { params: { id }, body: { reason } })
    assert.deepEqual(codes(await look('  ')), ['invalid-reason'])
    assert.equal((await looks(id)).length, 0)
    const shown = await look('Asks for the title of the blue book')
    assert.ok(shown.ok)
    assert.deepEqual(
      shown.value.rows.map(({ barcode }) => barcode),
      ['HL-10'],
    )
    assert.deepEqual(
      (await looks(id)).map(({ reason }) => reason),
      ['Asks for the title of the blue book'],
    )
    assert.equal((await library.must(PatronHistory, { params: { id } })).total, 1)
    assert.equal((await looks(id)).length, 2, 'a key that looks is noted too')
  })

  it('of nobody who keeps none, and of nobody without the permission', async () => {
    const { id } = await library.patron('HL-2')
    await borrow('HL-2', 'HL-20')
    const asked = { params: { id }, body: { reason: 'Curious' } }
    assert.deepEqual(codes(await library.call(LookAtHistory, asked)), ['history-not-kept'])
    const desk = await library.deskWith(['patrons:read', 'circulation:read'])
    assert.equal((await desk.call(LookAtHistory, asked)).status, 403)
    assert.deepEqual(await looks(id), [])
  })
})
