import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { openLibrary, usd, type TestLibrary } from '../../../../test/library.ts'
import { CreateApiKey } from '../../../platform/contract.ts'
import { CheckIn, CheckOut } from '../../circulation/contract.ts'
import { AddCharge } from '../../fees/contract.ts'
import { PlaceHold } from '../../holds/contract.ts'
import { PutSetting } from '../../org/contract.ts'
import { AddPatronBlock } from '../../patrons/contract.ts'
import { DeletePatron } from '../../patrons/contract-leaving.ts'
import { snapshotPath, type Snapshot } from '../contract.ts'

type Row = readonly unknown[]

describe('what a desk takes with it for the time without the server', () => {
  let library: TestLibrary
  let token = ''
  const fetchSnapshot = async (since?: string) => {
    const response = await library.carrel.server.app.inject({
      url: since === undefined ? snapshotPath : `${snapshotPath}?since=${since}`,
      headers: { authorization: `Bearer ${token}`, 'accept-encoding': 'gzip' },
    })
    assert.equal(response.statusCode, 200, response.body)
    assert.equal(response.headers['content-encoding'], 'gzip')
    const text = gunzipSync(response.rawPayload).toString()
    const [head, ...lines] = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown)
    const pages = lines as [string, Row[]][]
    const rows = (kind: string) => pages.filter(([of]) => of === kind).flatMap(([, page]) => page)
    assert.equal(pages.at(-1)?.[0], 'end')
    return { head: head as Snapshot, patrons: rows('p'), items: rows('i'), text }
  }
  const keyAt = async (branch: number, permissions: readonly string[]) =>
    (await library.carrel.must(CreateApiKey, { body: { name: 'desk', permissions: [...permissions], branch } })).token

  before(async () => {
    library = await openLibrary()
    await library.rule({}, { period: { count: 3, unit: 'weeks' }, totalLoanLimit: 5 })
    await library.rule({ itemType: 'dvd' }, { period: { count: 2, unit: 'hours' }, fineLimit: usd(5) })
    await library.rule({ patronCategory: 'child', ageTo: 11 }, { period: { count: 6, unit: 'weeks' } })
    token = await keyAt(library.elm, ['offline:use'])
  })
  after(() => library.stop())

  it('says who may borrow and what stands against them, and nothing more about them', async () => {
    const patron = await library.patron('s1', {
      givenName: 'Minh',
      familyName: 'Trần',
      email: 'minh@example.org',
      phone: '5550100',
      address: '1 Elm Street',
      birthDate: '1990-05-01',
      pin: '4711',
      expires: '2027-01-31',
    })
    await library.must(AddPatronBlock, { params: { id: patron.id }, body: { reason: 'Lost a card' } })
    await library.must(AddCharge, {
      params: { id: patron.id },
      body: { kind: 'other', amount: usd(3.4), description: 'Tote bag' },
    })
    await library.item('S-A1')
    await library.must(CheckOut, {
      body: { card: 's1', barcode: 'S-A1', override: { codes: ['patron-blocked'], reason: 'ok' } },
    })
    const { patrons, head, text } = await fetchSnapshot()
    const row = patrons.find(([card]) => card === 'S1')
    assert.deepEqual(row?.slice(0, 3), ['S1', patron.id, 'Minh Trần'])
    assert.equal(head.patronKinds[Number(row?.[3])], 'adult')
    assert.deepEqual(row?.slice(4), [35, '2027-01-31', 340, 1, 0, null, { book: 1 }, ['Blocked by hand: Lost a card']])
    for (const secret of ['minh@example.org', '5550100', '1 Elm Street', '1990-05-01', '4711', 'argon2'])
      assert.ok(!text.includes(secret), `${secret} is in it`)
  })

  it('says of items what they are, who has them and for whom they are kept', async () => {
    const [reader, waiter] = [await library.patron('s2'), await library.patron('s3')]
    const { bib } = await library.item('S-B1')
    await library.item('S-B2', { bib, callNumber: '813.6 B' })
    await library.must(CheckOut, { body: { card: 's2', barcode: 'S-B1' } })
    await library.must(PlaceHold, { body: { patron: waiter.id, bib, pickup: library.elm } })
    const waiting = await fetchSnapshot()
    const of = (items: readonly Row[], barcode: string) => items.find(([first]) => first === barcode)
    const out = of(waiting.items, 'S-B1')
    assert.equal(out?.[2], 'Title of S-B1')
    assert.equal(waiting.head.itemKinds[Number(out?.[4])], 'book')
    assert.deepEqual(out?.slice(5), ['on-loan', null, reader.id, '2026-03-23T23:59:59Z', 0])
    assert.equal(of(waiting.items, 'S-B2')?.[6], '813.6 B')
    await library.must(CheckIn, { body: { barcode: 'S-B1' } })
    const caught = of((await fetchSnapshot()).items, 'S-B1')
    assert.deepEqual(caught?.slice(5), ['on-hold-shelf', null, null, null, waiter.id])
  })

  it('works due dates out by the rules and the calendar, for each kind of patron and item', async () => {
    await library.item('S-DVD', { itemType: 'dvd' })
    await library.patron('s4', { category: 'child', birthDate: '2018-01-01' })
    const { head, patrons, items } = await fetchSnapshot()
    const term = (card: string, barcode: string) => {
      const patronKind = Number(patrons.find(([first]) => first === card)?.[3])
      const itemKind = Number(items.find(([first]) => first === barcode)?.[4])
      return head.terms[head.fits[patronKind]?.[itemKind] ?? -1]
    }
    assert.deepEqual(term('S1', 'S-B1')?.due[0], ['2026-03-02', '2026-03-23T23:59:59Z'])
    assert.equal(term('S1', 'S-B1')?.due.length, 14)
    assert.equal(term('S1', 'S-B1')?.totalLoanLimit, 5)
    assert.deepEqual(term('S4', 'S-B1')?.due[1], ['2026-03-03', '2026-04-14T23:59:59Z'])
    assert.deepEqual(term('S1', 'S-DVD')?.steps[0], ['2026-03-02T10:00:00Z', '2026-03-02T12:00:00Z'])
    assert.equal(term('S1', 'S-DVD')?.minutes, 120)
    assert.equal(term('S1', 'S-DVD')?.fineLimit, 500)
  })

  it('sends only what has changed to whoever has the rest', async () => {
    library.at('2026-03-02T11:00:00Z')
    const before = await fetchSnapshot()
    library.at('2026-03-02T12:00:00Z')
    assert.deepEqual((await fetchSnapshot(before.head.cursor)).items, [])
    const patron = await library.patron('s5')
    await library.item('S-C1')
    await library.must(CheckOut, { body: { card: 's5', barcode: 'S-C1' } })
    const changes = await fetchSnapshot(before.head.cursor)
    assert.equal(changes.head.whole, false)
    assert.deepEqual(
      changes.patrons.map(([card, , , , , , , loans]) => [card, loans]),
      [['S5', 1]],
    )
    assert.deepEqual(
      changes.items.map(([barcode, , , , , status]) => [barcode, status]),
      [['S-C1', 'on-loan']],
    )
    await library.must(CheckIn, { body: { barcode: 'S-C1' } })
    library.at('2026-03-02T12:30:00Z')
    await library.must(DeletePatron, { params: { id: patron.id } })
    const gone = await fetchSnapshot(before.head.cursor)
    assert.deepEqual(
      gone.patrons.map((row) => row),
      [['S5']],
    )
    assert.ok(gone.items.some(([barcode, , , , , status]) => barcode === 'S-C1' && (status ?? null) === null))
  })

  it('sends everything again to another branch, under other settings, and after a day', async () => {
    const { head } = await fetchSnapshot()
    assert.equal((await fetchSnapshot('nonsense')).head.whole, true)
    await library.must(PutSetting, {
      params: { name: 'offline.names' },
      body: { value: false, branch: library.elm },
    })
    const nameless = await fetchSnapshot(head.cursor)
    assert.equal(nameless.head.whole, true)
    assert.ok(!nameless.text.includes('Minh'))
    library.at('2026-03-03T12:00:00Z')
    assert.equal((await fetchSnapshot(nameless.head.cursor)).head.whole, true)
  })

  it('gives a desk the items of its branch alone, unless the library wants all', async () => {
    await library.item('S-HAR', { branch: library.harbour })
    const barcodes = ({ items }: { items: readonly Row[] }) => items.map(([barcode]) => barcode)
    assert.ok(!barcodes(await fetchSnapshot()).includes('S-HAR'))
    await library.must(PutSetting, { params: { name: 'offline.items' }, body: { value: 'all' } })
    assert.ok(barcodes(await fetchSnapshot()).includes('S-HAR'))
  })

  it('is for those who may, one branch at a time', async () => {
    const other = await keyAt(library.elm, ['circulation:check-out'])
    const response = await library.carrel.server.app.inject({
      url: snapshotPath,
      headers: { authorization: `Bearer ${other}` },
    })
    assert.equal(response.statusCode, 403)
    const nobody = await library.carrel.server.app.inject({ url: snapshotPath })
    assert.equal(nobody.statusCode, 401)
  })
})
