import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { CheckIn, CheckOut, ListLoans, Renew } from '../../src/modules/circulation/contract.ts'
import {
  CountLoans,
  ForgetHistory,
  ForgetLoan,
  OwnHistory,
  PatronHistory,
} from '../../src/modules/circulation/contract-history.ts'
import { AddCharge, GetPatronAccount, Pay, Waive } from '../../src/modules/fees/contract.ts'
import { ListHolds, PlaceHold } from '../../src/modules/holds/contract.ts'
import { PutSetting } from '../../src/modules/org/contract.ts'
import { ChangeAccount, ExportAccount, GetAccount } from '../../src/modules/patrons/contract-account.ts'
import {
  AnonymisePatron,
  DeletePatron,
  ErasePatron,
  ExportPatron,
  PreviewBatch,
  PreviewLeaving,
  RestorePatron,
  StartBatch,
} from '../../src/modules/patrons/contract-leaving.ts'
import { ChangePatron, GetPatron, GetPatronByCard, SearchPatrons } from '../../src/modules/patrons/contract.ts'
import { GetJob } from '../../src/platform/contract.ts'
import { codes, openLibrary, usd, type TestLibrary } from '../library.ts'
import { keyHeaders, runJobs, signedIn } from './people.ts'

describe('privacy of patrons', () => {
  let library: TestLibrary
  before(async () => {
    library = await openLibrary({ now: '2026-06-10T10:00:00Z' })
    await library.rule({}, { period: { unit: 'days', count: 21 }, renewals: 3 })
  })
  after(() => library.stop())

  async function lend(card: string, barcode: string) {
    await library.item(barcode)
    return (await library.must(CheckOut, { body: { card, barcode } })).loan
  }
  const takeBack = (barcode: string) => library.must(CheckIn, { body: { barcode } })
  const returned = async (patron: number) =>
    (await library.must(ListLoans, { query: { patron, returned: true } })).rows.map(({ barcode }) => barcode).sort()

  it('K07 with an open loan or a debt, deleting, erasing and anonymising are refused with the list', async () => {
    const [borrower, debtor] = [await library.patron('K07-L'), await library.patron('K07-D')]
    await lend('K07-L', 'K07-A')
    await library.must(AddCharge, {
      params: { id: debtor.id },
      body: { kind: 'damage', amount: usd(5), description: 'Torn page' },
    })
    for (const [id, code, words] of [
      [borrower.id, 'has-loans', 'K07-A'],
      [debtor.id, 'owes-money', 'Torn page'],
    ] as const) {
      const answers = [
        await library.call(DeletePatron, { params: { id } }),
        await library.call(ErasePatron, { params: { id }, body: { reason: 'Asked' } }),
        await library.call(AnonymisePatron, { params: { id } }),
      ]
      for (const answer of answers) {
        assert.deepEqual(codes(answer), [code])
        assert.ok(!answer.ok && answer.problem.blocks?.[0]?.message.includes(words))
      }
    }
    await takeBack('K07-A')
    assert.ok((await library.call(DeletePatron, { params: { id: borrower.id } })).ok)
    assert.ok((await library.must(GetPatron, { params: { id: borrower.id } })).deleted)
  })

  it('K08 anonymising forgets what was returned, and the patron stays', async () => {
    const patron = await library.patron('K08', { keepHistory: true })
    for (const barcode of ['K08-A', 'K08-B']) {
      await lend('K08', barcode)
      await takeBack(barcode)
    }
    assert.deepEqual(await returned(patron.id), ['K08-A', 'K08-B'])
    assert.deepEqual(await library.must(AnonymisePatron, { params: { id: patron.id } }), { forgotten: 2 })
    assert.deepEqual(await library.must(AnonymisePatron, { params: { id: patron.id } }), { forgotten: 0 })
    assert.deepEqual(await returned(patron.id), [])
    assert.equal((await library.must(GetPatron, { params: { id: patron.id } })).active, true)
  })

  it('K09 statistics by age group and branch are the same after patrons were forgotten and erased', async () => {
    await library.patron('K09-C', { birthDate: '2018-01-01', category: 'child', keepHistory: true })
    const adult = await library.patron('K09-A', { birthDate: '1980-01-01' })
    for (const [card, barcode] of [
      ['K09-C', 'K09-1'],
      ['K09-C', 'K09-2'],
      ['K09-A', 'K09-3'],
    ] as const) {
      await lend(card, barcode)
      await takeBack(barcode)
    }
    const count = async () => (await library.must(CountLoans, { query: { by: 'branch,age-group' } })).rows
    const before = await count()
    const of = (group: string) => before.find(({ ageGroup }) => ageGroup === group)?.loans
    assert.deepEqual([of('6-12'), of('25-64')], [2, 1])
    const child = await library.must(GetPatronByCard, { params: { barcode: 'K09-C' } })
    await library.must(AnonymisePatron, { params: { id: child.id } })
    await library.must(ErasePatron, { params: { id: adult.id }, body: { reason: 'Asked' } })
    assert.deepEqual(await count(), before)
  })

  it('K10 without a history a returned loan is forgotten at once, and one that costs something once it is paid', async () => {
    const patron = await library.patron('K10', { pin: '1234' })
    await lend('K10', 'K10-A')
    await takeBack('K10-A')
    assert.deepEqual(await returned(patron.id), [])
    assert.equal((await library.must(PatronHistory, { params: { id: patron.id } })).total, 0)
    await library.rule({ patronCategory: 'staff' }, { fine: { amount: usd(0.5), every: { unit: 'days', count: 1 } } })
    await library.must(ChangePatron, { params: { id: patron.id }, body: { category: 'staff' } })
    for (const barcode of ['K10-B', 'K10-C']) await lend('K10', barcode)
    library.at('2026-07-05T10:00:00Z')
    for (const barcode of ['K10-B', 'K10-C']) await takeBack(barcode)
    assert.deepEqual(await returned(patron.id), ['K10-B', 'K10-C'])
    const [first, second] = (await library.must(GetPatronAccount, { params: { id: patron.id } })).charges
    assert.ok(first?.id && second?.id)
    await library.must(Pay, {
      params: { id: patron.id },
      body: { amount: first.outstanding, method: 'card', charges: [first.id] },
    })
    assert.deepEqual(await returned(patron.id), ['K10-C'])
    await library.must(Waive, { params: { id: second.id }, body: { reason: 'Flood' } })
    await runJobs(library)
    assert.deepEqual(await returned(patron.id), [])
    library.at('2026-06-10T10:00:00Z')
  })

  it('K11 a history holds loans from the day it was switched on, with the due date of their renewal', async () => {
    library.at('2026-06-10T10:00:00Z')
    const patron = await library.patron('K11', { pin: '1234' })
    const first = await lend('K11', 'K11-A')
    const headers = await signedIn(library, 'K11', '1234')
    library.at('2026-06-15T10:00:00Z')
    const on = await library.carrel.callAs(headers, ChangeAccount, { body: { keepHistory: true } })
    assert.ok(on.ok && on.value.historySince === '2026-06-15T10:00:00Z')
    library.at('2026-06-20T10:00:00Z')
    const second = await lend('K11', 'K11-B')
    const own = async () => {
      const answer = await library.carrel.callAs(headers, OwnHistory)
      assert.ok(answer.ok)
      return answer.value.rows
    }
    assert.deepEqual(
      (await own()).map(({ loan }) => loan),
      [second.id],
    )
    library.at('2026-06-25T10:00:00Z')
    const renewed = await library.must(Renew, { params: { id: second.id }, body: {} })
    assert.equal((await own())[0]?.due, renewed.loan.due)
    await takeBack('K11-A')
    await takeBack('K11-B')
    assert.deepEqual(
      (await own()).map(({ barcode }) => barcode),
      ['K11-B'],
    )
    assert.deepEqual(await returned(patron.id), ['K11-B'], 'what was lent before is forgotten')
    assert.ok(first.id !== second.id)
    assert.equal((await library.must(PatronHistory, { params: { id: patron.id } })).total, 1)

    const forgotten = await library.carrel.callAs(headers, ForgetLoan, { params: { id: second.id } })
    assert.ok(forgotten.ok && forgotten.value.forgotten === 1)
    assert.deepEqual(await own(), [])
    await lend('K11', 'K11-C')
    await takeBack('K11-C')
    const all = await library.carrel.callAs(headers, ForgetHistory)
    assert.ok(all.ok && all.value.forgotten === 1)
    await lend('K11', 'K11-D')
    await takeBack('K11-D')
    await library.carrel.callAs(headers, ChangeAccount, { body: { keepHistory: false } })
    assert.deepEqual(await returned(patron.id), [], 'switched off, it is forgotten')
    library.at('2026-06-10T10:00:00Z')
  })

  it('tells before what deleting does, cancels holds, can be taken back, and is wiped after the days that are set', async () => {
    const patron = await library.patron('KD', { familyName: 'Deleted', email: 'd@example.org' })
    const item = await library.item('KD-A')
    await library.must(PlaceHold, { body: { patron: patron.id, bib: item.bib, pickup: library.elm } })
    const { blocks, effects } = await library.must(PreviewLeaving, { params: { id: patron.id } })
    assert.deepEqual([blocks, effects], [[], ['1 open hold is cancelled.']])
    await library.must(DeletePatron, { params: { id: patron.id }, query: { reason: 'Moved away' } })
    assert.equal((await library.must(SearchPatrons, { query: { q: 'deleted' } })).total, 0)
    assert.equal((await library.must(SearchPatrons, { query: { q: 'deleted', deleted: true } })).total, 1)
    assert.equal((await library.must(ListHolds, { query: { patron: patron.id, open: true } })).total, 0)
    await library.item('KD-B')
    assert.deepEqual(codes(await library.call(CheckOut, { body: { card: 'KD', barcode: 'KD-B' } })), [
      'patron-inactive',
    ])
    assert.deepEqual(codes(await library.call(ChangePatron, { params: { id: patron.id }, body: { phone: '1' } })), [
      'patron-deleted',
    ])
    const back = await library.must(RestorePatron, { params: { id: patron.id } })
    assert.deepEqual([back.email, back.active, back.deleted], ['d@example.org', true, null])
    await library.must(DeletePatron, { params: { id: patron.id } })
    library.at('2026-07-09T09:00:00Z')
    await runJobs(library)
    assert.equal((await library.must(GetPatron, { params: { id: patron.id } })).email, 'd@example.org')
    library.at('2026-07-11T09:00:00Z')
    await runJobs(library)
    const wiped = await library.must(GetPatron, { params: { id: patron.id } })
    assert.deepEqual([wiped.name, wiped.email, wiped.cards], ['Erased', '', []])
    assert.deepEqual(codes(await library.call(RestorePatron, { params: { id: patron.id } })), ['not-restorable'])
    library.at('2026-06-10T10:00:00Z')
  })

  it('gives out everything that is kept, as JSON and as CSV that no spreadsheet runs', async () => {
    const patron = await library.patron('KX', {
      givenName: '=cmd()',
      familyName: 'Out',
      pin: '1234',
      keepHistory: true,
    })
    await lend('KX', 'KX-A')
    await takeBack('KX-A')
    await library.must(AddCharge, {
      params: { id: patron.id },
      body: { kind: 'other', amount: usd(2), description: 'Bag' },
    })
    const { sections } = await library.must(ExportPatron, { params: { id: patron.id } })
    assert.deepEqual(
      ['patron', 'cards', 'loans', 'charges'].filter((name) => (sections[name]?.length ?? 0) !== 1),
      [],
    )
    const headers = await signedIn(library, 'KX', '1234')
    const own = await library.carrel.callAs(headers, ExportAccount)
    assert.ok(own.ok && own.value.sections['loans']?.length === 1)
    const csv = await library.carrel.server.app.inject({
      url: `/api/v1/patrons/${patron.id}/export.csv`,
      headers: await keyHeaders(library),
    })
    assert.match(csv.body, /'=cmd\(\)/)
    assert.equal((await library.must(GetPatronAccount, { params: { id: patron.id } })).balance.amount, 200)
  })

  it('does things to many at once after showing them, and lists those it could not be done to', async () => {
    const [idle, bound] = [
      await library.patron('KB-1', { branch: library.harbour, expires: '2025-01-01' }),
      await library.patron('KB-2', { branch: library.harbour, expires: '2025-01-01' }),
    ]
    await library.must(AddCharge, { params: { id: bound.id }, body: { kind: 'other', amount: usd(1) } })
    const batch = { action: 'delete' as const, branch: library.harbour, expiredBefore: '2026-01-01' }
    const preview = await library.must(PreviewBatch, { body: batch })
    assert.deepEqual(
      preview.rows.map(({ id, blocks }) => [id, blocks.map(({ code }) => code)]),
      [
        [idle.id, []],
        [bound.id, ['owes-money']],
      ],
    )
    const { job } = await library.must(StartBatch, { body: batch })
    await runJobs(library)
    const { result, state } = await library.must(GetJob, { params: { id: job } })
    assert.equal(state, 'done')
    assert.deepEqual(JSON.parse(JSON.stringify(result)).done, 1)
    assert.ok((await library.must(GetPatron, { params: { id: idle.id } })).deleted)
    assert.equal((await library.must(GetPatron, { params: { id: bound.id } })).deleted, null)
    assert.deepEqual(codes(await library.call(PreviewBatch, { body: { action: 'erase' } })), ['invalid-batch'])
  })

  it('an account is no more once it is deleted', async () => {
    const patron = await library.patron('KS', { pin: '1234' })
    const headers = await signedIn(library, 'KS', '1234')
    assert.equal((await library.carrel.callAs(headers, GetAccount)).status, 200)
    await library.must(PutSetting, { params: { name: 'patrons.keep-deleted-days' }, body: { value: 30 } })
    await library.must(DeletePatron, { params: { id: patron.id } })
    assert.equal((await library.carrel.callAs(headers, GetAccount)).status, 401)
  })
})
