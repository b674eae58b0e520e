import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { codes, openLibrary, usd, type TestLibrary } from '../library.ts'
import { CreateBib, GetItemByBarcode, PutItemType } from '../../src/modules/catalog/contract.ts'
import {
  CheckIn,
  CheckOut,
  GetLoan,
  ListLoans,
  ListTransits,
  UndoCheckIn,
  UndoCheckOut,
} from '../../src/modules/circulation/contract.ts'
import { AddItemAlert, ListFastAdds, SettleFastAdd } from '../../src/modules/circulation/contract-desk.ts'
import { AddCharge, GetPatronAccount } from '../../src/modules/fees/contract.ts'
import { PlaceHold } from '../../src/modules/holds/contract.ts'
import { PutHours, PutSetting } from '../../src/modules/org/contract.ts'
import { AddPatronBlock, ClearPatronBlock } from '../../src/modules/patrons/contract.ts'
import { PutBlockKind, PutProxy } from '../../src/modules/patrons/contract-people.ts'

describe('check-out decisions: ages, on-site loans, others’ loans, confirmations, fast-add, proxies', () => {
  let library: TestLibrary
  before(async () => {
    library = await openLibrary({ now: '2026-03-02T10:00:00Z' })
    await library.rule({}, { period: { count: 5, unit: 'days' } })
  })
  beforeEach(() => library.at('2026-03-02T10:00:00Z'))
  after(() => library.stop())

  const kind = (code: string) => library.must(PutItemType, { params: { code }, body: { name: code } })
  const set = (name: string, value: unknown) => library.must(PutSetting, { params: { name }, body: { value } })
  const lend = (card: string, barcode: string, body: object = {}) =>
    library.call(CheckOut, { body: { card, barcode, ...body } })
  const back = (barcode: string, body: object = {}) => library.call(CheckIn, { body: { barcode, ...body } })
  const status = async (barcode: string) => (await library.must(GetItemByBarcode, { params: { barcode } })).status
  const pass = (code: string) => ({ override: { codes: [code], reason: 'seen to it' } })

  it('F09 a loan on site becomes a usual one when its reader takes it home', async () => {
    await kind('f09')
    await library.rule({ itemType: 'f09' }, { onSite: 'allowed', rental: usd(1) })
    const patron = await library.patron('F09')
    const owed = async () => (await library.must(GetPatronAccount, { params: { id: patron.id } })).balance.amount
    await library.item('F09-A', { itemType: 'f09' })
    await library.must(PutHours, {
      params: { id: library.elm },
      body: { hours: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: '08:00', closes: '20:00' })) },
    })
    const here = await library.must(CheckOut, { body: { card: 'F09', barcode: 'F09-A', onSite: true } })
    assert.deepEqual([here.loan.onSite, here.loan.due, await owed()], [true, '2026-03-02T20:00:00Z', 0])
    const home = await library.must(CheckOut, { body: { card: 'F09', barcode: 'F09-A' } })
    assert.deepEqual([home.loan.id, home.loan.onSite, home.loan.due], [here.loan.id, false, '2026-03-07T23:59:59Z'])
    assert.equal((await library.must(ListLoans, { query: { patron: patron.id } })).total, 1)
    assert.equal(await owed(), 100)
    await library.must(UndoCheckOut, { params: { id: home.loan.id } })
    assert.equal(await owed(), 0)
    const undone = await library.must(GetLoan, { params: { id: home.loan.id } })
    assert.deepEqual([undone.onSite, undone.due], [true, '2026-03-02T20:00:00Z'])
    await set('circulation.switch-on-site', false)
    assert.deepEqual(codes(await lend('F09', 'F09-A')), ['item-on-loan-here'])
    await set('circulation.switch-on-site', true)
  })

  it('F10 on-site loans have a limit of their own, or count as loans; what is for use here only is not lent home', async () => {
    await kind('f10')
    await library.rule({ itemType: 'f10' }, { onSite: 'only', onSiteLimit: 1, totalLoanLimit: 0 })
    await library.patron('F10')
    for (const barcode of ['F10-A', 'F10-B']) await library.item(barcode, { itemType: 'f10' })
    assert.deepEqual(codes(await lend('F10', 'F10-A')), ['on-site-only', 'too-many-loans'])
    assert.equal((await lend('F10', 'F10-A', { onSite: true })).ok, true)
    assert.deepEqual(codes(await lend('F10', 'F10-B', { onSite: true })), ['too-many-on-site'])
    await library.item('F10-C')
    assert.deepEqual(codes(await lend('F10', 'F10-C', { onSite: true })), ['not-on-site'])
  })

  const ages: readonly (readonly [string, string, string | null, readonly string[]])[] = [
    ['F13 PEGI 16 is not for fifteen', 'PEGI 16', '2010-06-01', ['too-young']],
    ['F13 PEGI 16 is for thirty', 'PEGI 16', '1996-01-01', []],
    ['F13 without a birth date nobody is too young', 'PEGI 16', null, []],
    ['F14 FSK 12 is not for eleven', 'FSK 12', '2014-06-01', ['too-young']],
    ['F14 K-16 is not for fifteen', 'K-16', '2010-06-01', ['too-young']],
    ['F14 a word that is no marker asks for no age', 'Tierschutz 16', '2014-06-01', []],
    ['F15 on the 16th birthday it is lent', 'PEGI 16', '2010-03-02', []],
    ['F15 a day before it is not', 'PEGI 16', '2010-03-03', ['too-young']],
  ]
  for (const [index, [title, rating, birthDate, expected]] of ages.entries()) {
    it(title, async () => {
      const bib = await library.must(CreateBib, { body: { fields: { title: `Game ${index}`, rating } } })
      await library.item(`AGE-${index}`, { bib: bib.id })
      await library.patron(`AGE-${index}`, { birthDate })
      const answer = await lend(`AGE-${index}`, `AGE-${index}`)
      assert.deepEqual(answer.ok ? [] : codes(answer), expected)
    })
  }

  it('F15 who was born on 29 February is a year older on 1 March of other years', async () => {
    await library.item('F15-A', { minimumAge: 16 })
    await library.patron('F15', { birthDate: '2012-02-29' })
    library.at('2028-02-28T10:00:00Z')
    assert.deepEqual(codes(await lend('F15', 'F15-A')), ['too-young'])
    library.at('2028-02-29T10:00:00Z')
    assert.equal((await lend('F15', 'F15-A')).ok, true)
    await library.item('F15-B', { minimumAge: 17 })
    library.at('2029-02-28T10:00:00Z')
    assert.ok(codes(await lend('F15', 'F15-B')).includes('too-young'))
    library.at('2029-03-01T10:00:00Z')
    assert.equal((await lend('F15', 'F15-B')).ok, true)
  })

  it('F16 the highest age that rule, item or record names counts; a rule may let nobody pass it', async () => {
    await kind('f16')
    await library.rule({ itemType: 'f16' }, { minimumAge: 6, minimumAgeBlocks: 'block' })
    const bib = await library.must(CreateBib, { body: { fields: { title: 'F16', rating: 'FSK 12' } } })
    await library.item('F16-A', { bib: bib.id, itemType: 'f16', minimumAge: 18 })
    await library.patron('F16', { birthDate: '2009-01-01' })
    const answer = await lend('F16', 'F16-A', pass('too-young'))
    assert.deepEqual(codes(answer), ['too-young'])
    if (!answer.ok) assert.match(answer.problem.blocks?.[0]?.message ?? '', /18/)
  })

  it('F17 what another has is asked about, or their loan ends with its fine where that is set', async () => {
    await kind('f17')
    await library.rule({ itemType: 'f17' }, { fine: { amount: usd(1), every: { count: 1, unit: 'days' } } })
    const other = await library.patron('F17-Q')
    await library.patron('F17-P')
    await library.item('F17-A', { itemType: 'f17' })
    const first = await library.must(CheckOut, { body: { card: 'F17-Q', barcode: 'F17-A' } })
    library.at('2026-03-09T10:00:00Z')
    assert.deepEqual(codes(await lend('F17-P', 'F17-A')), ['item-on-loan'])
    await set('circulation.auto-return', true)
    assert.equal((await lend('F17-P', 'F17-A')).ok, true)
    await set('circulation.auto-return', false)
    assert.equal((await library.must(GetLoan, { params: { id: first.loan.id } })).state, 'returned')
    assert.equal((await library.must(GetPatronAccount, { params: { id: other.id } })).balance.amount, 200)
  })

  it('F18 a reader who has it already is told so', async () => {
    await library.patron('F18')
    await library.item('F18-A')
    await lend('F18', 'F18-A')
    assert.deepEqual(codes(await lend('F18', 'F18-A', pass('item-on-loan-here'))), ['item-on-loan-here'])
  })

  it('F19 accompanying material is confirmed with its words at check-out and check-in', async () => {
    await set('circulation.confirm-accompanying', 'both')
    await library.patron('F19')
    await library.item('F19-A', { accompanying: 'includes DVD' })
    const asked = await lend('F19', 'F19-A')
    assert.deepEqual(codes(asked), ['accompanying-material'])
    if (!asked.ok) assert.match(asked.problem.blocks?.[0]?.message ?? '', /includes DVD/)
    assert.equal((await lend('F19', 'F19-A', { override: { codes: ['accompanying-material'], reason: '' } })).ok, true)
    assert.deepEqual(codes(await back('F19-A')), ['accompanying-material'])
    assert.equal(await status('F19-A'), 'on-loan')
    assert.equal((await back('F19-A', { override: { codes: ['accompanying-material'], reason: '' } })).ok, true)
    await set('circulation.confirm-accompanying', 'no')
  })

  it('F20 colleagues may leave a question about an item, or a word that is shown once', async () => {
    await library.patron('F20')
    await library.item('F20-A')
    await library.must(AddItemAlert, {
      body: { barcode: 'F20-A', text: 'Ask Dana first', asks: true, atCheckIn: false },
    })
    await library.must(AddItemAlert, {
      body: { barcode: 'F20-A', text: 'Mend the spine', once: true, atCheckOut: false },
    })
    assert.deepEqual(codes(await lend('F20', 'F20-A')), ['ask-at-desk'])
    assert.equal((await lend('F20', 'F20-A', pass('ask-at-desk'))).ok, true)
    assert.deepEqual((await library.must(CheckIn, { body: { barcode: 'F20-A' } })).alerts, ['Mend the spine'])
    assert.deepEqual((await library.must(CheckIn, { body: { barcode: 'F20-A' } })).alerts, [])
  })

  it('F21 what travels to a hold is not lent to others; its own patron gets it, and the journey ends', async () => {
    const bib = (await library.title('F21')).id
    await library.item('F21-A', { bib })
    await library.patron('F21-P')
    const waiting = await library.patron('F21-Q')
    await library.must(PlaceHold, { body: { patron: waiting.id, bib, pickup: library.harbour } })
    assert.equal((await library.must(CheckIn, { body: { barcode: 'F21-A' } })).route, 'transit')
    assert.deepEqual(codes(await lend('F21-P', 'F21-A')), ['held-for-other'])
    assert.equal((await lend('F21-Q', 'F21-A')).ok, true)
    assert.equal((await library.must(ListTransits, { query: { to: library.harbour } })).total, 0)
  })

  it('F23 restricted, and lost and paid, are confirmed; a return makes them available', async () => {
    await library.patron('F23')
    for (const [barcode, state, code] of [
      ['F23-A', 'restricted', 'item-restricted'],
      ['F23-B', 'lost-paid', 'item-lost'],
    ] as const) {
      await library.item(barcode, { status: state })
      assert.deepEqual(codes(await lend('F23', barcode)), [code])
      assert.equal((await lend('F23', barcode, pass(code))).ok, true)
      await library.must(CheckIn, { body: { barcode } })
      assert.equal(await status(barcode), 'available')
    }
  })

  it('F26 an unknown barcode is lent with a title typed at the desk; its return says to catalogue it', async () => {
    await library.patron('F26')
    assert.deepEqual(codes(await lend('F26', 'F26-NEW')), ['item-not-found'])
    const lent = await library.must(CheckOut, {
      body: { card: 'F26', barcode: 'F26-NEW', fastAdd: { title: 'Beekeeping at home' } },
    })
    assert.equal(lent.loan.title, 'Beekeeping at home')
    const tasks = await library.must(ListFastAdds, {})
    assert.deepEqual(
      tasks.rows.map((row) => [row.barcode, row.title, row.status]),
      [['F26-NEW', 'Beekeeping at home', 'on-loan']],
    )
    const returned = await library.must(CheckIn, { body: { barcode: 'F26-NEW' } })
    assert.deepEqual([returned.route, returned.reason], ['workroom', 'temporary'])
    assert.match(returned.message, /catalog/)
    assert.equal((await lend('F26', 'F26-NEW')).ok, true)
    await library.must(CheckIn, { body: { barcode: 'F26-NEW' } })
    const bib = (await library.title('Beekeeping at home: the real record')).id
    const settled = await library.must(SettleFastAdd, { params: { id: tasks.rows[0]?.item ?? 0 }, body: { bib } })
    assert.deepEqual([settled.bib, settled.temporary, settled.status], [bib, false, 'available'])
    assert.equal((await library.must(ListFastAdds, {})).total, 0)
  })

  it('F27 a patron who owes too much is refused an unknown barcode too, and nothing is added; passed, it is lent', async () => {
    await kind('f27')
    await library.rule({ itemType: 'f27' }, { fineLimit: usd(5) })
    const patron = await library.patron('F27')
    await library.must(AddCharge, { params: { id: patron.id }, body: { kind: 'other', amount: usd(9) } })
    const body = { fastAdd: { title: 'Owls', itemType: 'f27' } }
    assert.deepEqual(codes(await lend('F27', 'F27-NEW', body)), ['owes-too-much'])
    assert.equal((await library.call(GetItemByBarcode, { params: { barcode: 'F27-NEW' } })).ok, false)
    assert.equal((await lend('F27', 'F27-NEW', { ...body, ...pass('owes-too-much') })).ok, true)
    const desk = await library.deskWith(['circulation:check-out'])
    const without = await desk.call(CheckOut, { body: { card: 'F27', barcode: 'F27-2', ...body } })
    assert.deepEqual(codes(without), ['fast-add-not-allowed'])
  })

  it('F29 a proxy borrows for a patron while that is allowed; both are kept', async () => {
    const patron = await library.patron('F29-P')
    const proxy = await library.patron('F29-Q')
    await library.item('F29-A')
    await library.item('F29-B')
    assert.deepEqual(codes(await lend('F29-P', 'F29-A', { proxyCard: 'F29-Q' })), ['proxy-not-allowed'])
    await library.must(PutProxy, { params: { id: patron.id, other: proxy.id }, body: { ends: '2026-03-31' } })
    const { loan } = await library.must(CheckOut, {
      body: { card: 'F29-P', barcode: 'F29-A', proxyCard: 'F29-Q' },
    })
    assert.deepEqual([loan.patron, loan.proxy], [patron.id, proxy.id])
    assert.equal((await library.must(GetLoan, { params: { id: loan.id } })).proxy, proxy.id)
    const returned = await library.must(CheckIn, { body: { barcode: 'F29-A' } })
    assert.equal((await library.must(GetLoan, { params: { id: loan.id } })).proxy, null)
    await library.must(UndoCheckIn, { params: { id: returned.checkIn } })
    assert.equal((await library.must(GetLoan, { params: { id: loan.id } })).proxy, proxy.id)
    assert.deepEqual(codes(await lend('F29-P', 'F29-B', { proxy: patron.id })), ['own-proxy'])
    library.at('2026-04-02T10:00:00Z')
    assert.deepEqual(codes(await lend('F29-P', 'F29-B', { proxyCard: 'F29-Q' })), ['proxy-expired'])
  })

  it('F31 a block that is ignored nearby stops only what is of elsewhere; everywhere, it stops all', async () => {
    await library.must(PutBlockKind, { params: { code: 'f31' }, body: { name: 'Consortium', ignoreWithin: 0 } })
    const patron = await library.patron('F31')
    const near = await library.item('F31-A')
    const far = await library.item('F31-B', { branch: library.harbour })
    const { blocks } = await library.must(AddPatronBlock, {
      params: { id: patron.id },
      body: { reason: 'office', kind: 'f31' },
    })
    const hold = (bib: number) => library.call(PlaceHold, { body: { patron: patron.id, bib } })
    assert.deepEqual(codes(await lend('F31', 'F31-B')), ['patron-blocked'])
    assert.deepEqual(codes(await hold(far.bib)), ['patron-blocked'])
    assert.equal((await hold(near.bib)).ok, true)
    assert.equal((await lend('F31', 'F31-A')).ok, true)
    await library.must(CheckIn, { body: { barcode: 'F31-A' } })
    await library.must(PutBlockKind, { params: { code: 'f31' }, body: { name: 'Consortium', ignoreWithin: null } })
    for (const barcode of ['F31-A', 'F31-B']) assert.deepEqual(codes(await lend('F31', barcode)), ['patron-blocked'])
    await library.must(ClearPatronBlock, { params: { id: patron.id, block: blocks[0]?.id ?? 0 } })
    for (const barcode of ['F31-A', 'F31-B']) assert.equal((await lend('F31', barcode)).ok, true)
  })
})
