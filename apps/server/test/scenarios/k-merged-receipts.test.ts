import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { AddCharge, GetReceipt, Pay } from '../../src/modules/fees/contract.ts'
import { MergePatrons, UndoMerge } from '../../src/modules/patrons/contract-leaving.ts'
import { openLibrary, usd, type TestLibrary } from '../library.ts'
import { keyHeaders } from './people.ts'

describe('the receipt of a patron whose record became another', () => {
  let library: TestLibrary
  before(async () => {
    library = await openLibrary({ now: '2026-06-01T10:00:00Z' })
  })
  after(() => library.stop())

  it('names the record that was kept, and the other as a note; after an undo it is as it was', async () => {
    const kept = await library.patron('MR-KEPT-1111', { familyName: 'Kept' })
    const gone = await library.patron('MR-GONE-2222', { familyName: 'Gone' })
    await library.must(AddCharge, {
      params: { id: gone.id },
      body: { kind: 'other', amount: usd(2), description: 'Print-outs' },
    })
    const paid = await library.must(Pay, { params: { id: gone.id }, body: { amount: usd(2), method: 'card' } })
    const { id } = paid.receipt
    const read = () => library.must(GetReceipt, { params: { id } })
    const written = await read()
    assert.deepEqual(written.patron, { id: gone.id, name: 'Pat Gone', card: 'MR-GONE-2222' })
    library.at('2026-06-02T10:00:00Z')
    const merge = await library.must(MergePatrons, { params: { id: kept.id }, body: { other: gone.id } })
    const after = await read()
    assert.deepEqual(after.patron, {
      id: kept.id,
      name: 'Pat Kept',
      card: 'MR-KEPT-1111',
      formerly: { id: gone.id, name: 'Pat Gone', card: 'MR-GONE-2222' },
    })
    const printed = await library.carrel.server.app.inject({
      url: `/api/v1/receipts/${id}/escpos?preview=true`,
      headers: await keyHeaders(library),
    })
    assert.equal(printed.statusCode, 200, printed.body)
    assert.match(printed.rawPayload.toString('latin1'), /Formerly: Card .*2222/)
    await library.must(UndoMerge, { params: { id: merge.id } })
    assert.deepEqual((await read()).patron, written.patron)
  })
})
