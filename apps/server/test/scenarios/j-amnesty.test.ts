import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { AddCharge, GetPatronAccount, Pay, VoidPayment, type ChargeKind } from '../../src/modules/fees/contract.ts'
import { GetAmnesty, PreviewAmnesty, RunAmnesty, UndoAmnesty } from '../../src/modules/fees/contract-amnesty.ts'
import { GetJob } from '../../src/platform/contract.ts'
import { codes, openLibrary, usd, type TestLibrary } from '../library.ts'

describe('a town library that forgives', () => {
  let library: TestLibrary
  let people = 0

  before(async () => {
    library = await openLibrary({ now: '2026-01-05T10:00:00Z' })
  })
  after(() => library.stop())

  async function owing(kind: ChargeKind, dollars: number, category = 'adult') {
    const { id } = await library.patron(`JA${String(++people).padStart(4, '0')}`, { category })
    await library.must(AddCharge, { params: { id }, body: { kind, amount: usd(dollars) } })
    return id
  }
  const owes = async (id: number) => (await library.must(GetPatronAccount, { params: { id } })).balance.amount
  const runJobs = async () => {
    await library.carrel.server.app.inject({ method: 'POST', url: '/api/v1/test/jobs/run' })
  }

  describe('J: an amnesty', () => {
    it('J shows first what it would take off, takes exactly that off, and is undone whole', async () => {
      const old = await owing('overdue', 4)
      const child = await owing('overdue', 2.5, 'child')
      const lost = await owing('lost', 20)
      library.at('2026-03-02T10:00:00Z')
      const young = await owing('overdue', 1)
      const filter = { kinds: ['overdue' as const], olderThanDays: 30 }
      const preview = await library.must(PreviewAmnesty, { body: { filter } })
      assert.deepEqual([preview.patrons, preview.charges, preview.amount], [2, 2, usd(6.5)])
      assert.deepEqual(
        preview.rows.map(({ patron, amount }) => [patron, amount.amount]),
        [
          [old, 400],
          [child, 250],
        ],
      )
      assert.deepEqual(preview.byKind, [{ kind: 'overdue', charges: 2, amount: usd(6.5) }])
      const begun = await library.must(RunAmnesty, {
        body: { filter, name: 'Library week', reason: 'Library week 2026' },
      })
      assert.equal(begun.state, 'running')
      await runJobs()
      const done = await library.must(GetAmnesty, { params: { id: begun.id } })
      assert.deepEqual([done.state, done.patrons, done.charges, done.amount], ['done', 2, 2, usd(6.5)])
      assert.deepEqual([await owes(old), await owes(child), await owes(lost), await owes(young)], [0, 0, 2000, 100])
      const job = await library.must(GetJob, { params: { id: done.job ?? 0 } })
      assert.deepEqual([job.title, job.state, job.done, job.total], ['Amnesty: Library week', 'done', 2, 2])
      await library.must(UndoAmnesty, { params: { id: begun.id }, body: { reason: 'Too early' } })
      await runJobs()
      await runJobs()
      assert.deepEqual([await owes(old), await owes(child)], [400, 250])
      assert.equal((await library.must(GetAmnesty, { params: { id: begun.id } })).state, 'undone')
      const again = await library.call(UndoAmnesty, { params: { id: begun.id }, body: { reason: 'Twice' } })
      assert.deepEqual(codes(again), ['amnesty-undone'])
    })

    it('J is narrowed by category, branch, day and size, takes a share, and may be a write-off', async () => {
      const child = await owing('damage', 9.99, 'child')
      const adult = await owing('damage', 5)
      const part = await owing('damage', 6, 'child')
      await library.must(Pay, { params: { id: part }, body: { amount: usd(2), method: 'cash' } })
      const amountOf = async (filter: object) =>
        (await library.must(PreviewAmnesty, { body: { filter: { kinds: ['damage'], ...filter } } })).amount.amount
      assert.equal(await amountOf({}), 1899)
      assert.equal(await amountOf({ categories: ['child'] }), 1399)
      assert.equal(await amountOf({ branches: [library.harbour] }), 0)
      assert.equal(await amountOf({ from: '2026-03-02', to: '2026-03-02' }), 1899)
      assert.equal(await amountOf({ to: '2026-03-01' }), 0)
      assert.equal(await amountOf({ upTo: usd(4) }), 400)
      const filter = { kinds: ['damage' as const], categories: ['child'] }
      const body = { filter, percent: 50, how: 'write-off' as const, name: 'Half', reason: 'Half off' }
      assert.deepEqual((await library.must(PreviewAmnesty, { body: { filter, percent: 50 } })).amount, usd(7))
      await library.must(RunAmnesty, { body })
      await runJobs()
      assert.deepEqual([await owes(child), await owes(adult), await owes(part)], [499, 500, 200])
      const { movements } = await library.must(GetPatronAccount, { params: { id: child } })
      assert.deepEqual([movements[0]?.kind, movements[0]?.reason], ['write-off', 'Half off'])
    })

    it('J undoing leaves alone what was taken back by hand since', async () => {
      const id = await owing('card', 3)
      const begun = await library.must(RunAmnesty, {
        body: { filter: { kinds: ['card'] }, name: 'Cards', reason: 'Free cards' },
      })
      await runJobs()
      assert.equal(await owes(id), 0)
      const { movements } = await library.must(GetPatronAccount, { params: { id } })
      await library.must(VoidPayment, { params: { id: movements[0]?.id ?? 0 }, body: { reason: 'Not this one' } })
      await library.must(UndoAmnesty, { params: { id: begun.id }, body: { reason: 'Over' } })
      await runJobs()
      assert.equal(await owes(id), 300)
    })
  })
})
