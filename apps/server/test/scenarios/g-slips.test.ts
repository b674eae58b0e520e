import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { explainEscpos, linesOf } from '@carrel/escpos'
import { codes, openLibrary, type TestLibrary } from '../library.ts'
import { CheckIn, CheckOut } from '../../src/modules/circulation/contract.ts'
import {
  DeleteSlipTemplate,
  GetSlip,
  ListSlipTemplates,
  ListSlipVersions,
  MailReceipt,
  PreviewSlip,
  PutSlipTemplate,
} from '../../src/modules/circulation/contract-slips.ts'
import { PlaceHold } from '../../src/modules/holds/contract.ts'
import { ChangeBranchDetails } from '../../src/modules/org/contract.ts'

describe('slips and receipts', () => {
  let library: TestLibrary
  before(async () => {
    library = await openLibrary({ now: '2026-03-02T10:00:00Z' })
    await library.rule({}, { period: { count: 5, unit: 'days' } })
    await library.must(ChangeBranchDetails, {
      params: { id: library.harbour },
      body: { address: '1 Post Street', holdsAddress: '12 Quay Road', holdsNote: 'Back door' },
    })
  })
  after(() => library.stop())

  it('G27 the transit slip of a hold names the holds address of the pick-up branch, any other its address', async () => {
    const bib = (await library.title('G27')).id
    await library.item('G27-A', { bib })
    await library.item('G27-B', { branch: library.harbour })
    const patron = await library.patron('G27', { givenName: 'Renée', familyName: 'Osei' })
    await library.must(PlaceHold, { body: { patron: patron.id, bib, pickup: library.harbour } })
    const slipOf = async (barcode: string) => {
      const { checkIn } = await library.must(CheckIn, { body: { barcode } })
      return library.must(GetSlip, { params: { kind: 'transit' }, query: { checkIn } })
    }
    const held = await slipOf('G27-A')
    assert.match(held.text, /TO Harbour\n12 Quay Road\nBack door/)
    assert.match(held.text, /For a hold: OSE R/)
    assert.doesNotMatch(held.text, /Post Street/)
    assert.match(held.html, /<!doctype html>/)
    const home = await slipOf('G27-B')
    assert.match(home.text, /TO Harbour\n1 Post Street\n/)
    assert.doesNotMatch(home.text, /Quay|Back door/)
  })

  it('G28 a hold slip says for whom and until when; on paper of 58 mm too', async () => {
    const bib = (await library.title('G28')).id
    await library.item('G28-A', { bib })
    const patron = await library.patron('2999912345', { givenName: 'Ada', familyName: 'Lovelace' })
    await library.must(PlaceHold, { body: { patron: patron.id, bib } })
    const { checkIn } = await library.must(CheckIn, { body: { barcode: 'G28-A' } })
    const slip = await library.must(GetSlip, { params: { kind: 'hold' }, query: { checkIn, paper: '58' } })
    assert.match(slip.text, /LOV A 2345\nuntil Mar 9/)
    assert.ok(linesOf(explainEscpos(Buffer.from(slip.escpos ?? '', 'base64'))).some((line) => line.includes('LOV A')))
  })

  it('a receipt lists the loans of a patron, and goes by mail to whoever has an address', async () => {
    await library.patron('RC', { email: 'rc@example.org' })
    await library.patron('RC-2')
    const loans: number[] = []
    for (const barcode of ['RC-A', 'RC-B']) {
      await library.item(barcode)
      loans.push((await library.must(CheckOut, { body: { card: 'RC', barcode } })).loan.id)
    }
    await library.item('RC-C')
    const other = (await library.must(CheckOut, { body: { card: 'RC-2', barcode: 'RC-C' } })).loan.id
    const slip = await library.must(GetSlip, { params: { kind: 'check-out' }, query: { loans: loans.join(',') } })
    assert.match(slip.text, /Title of RC-A\n {2}RC-A, due Mar 7/)
    assert.match(slip.text, /Items: 2/)
    const mixed = await library.call(GetSlip, {
      params: { kind: 'check-out' },
      query: { loans: [...loans, other].join(',') },
    })
    assert.deepEqual(codes(mixed), ['invalid-loans'])
    assert.deepEqual(await library.must(MailReceipt, { body: { loans } }), { to: 'rc@example.org' })
    assert.deepEqual(codes(await library.call(MailReceipt, { body: { loans: [other] } })), ['no-email'])
  })

  it('a receipt is in the language of its patron, days and money too', async () => {
    const loanOf = async (card: string, language: string) => {
      await library.patron(card, { language })
      await library.item(`${card}-A`)
      return (await library.must(CheckOut, { body: { card, barcode: `${card}-A` } })).loan.id
    }
    const slipOf = async (loan: number, language?: string) =>
      library.must(GetSlip, {
        params: { kind: 'check-out' },
        query: { loans: String(loan), ...(language !== undefined && { language }) },
      })
    const spanish = await loanOf('ES-1', 'es')
    assert.match((await slipOf(spanish)).text, /hasta el 7 mar/)
    assert.match((await slipOf(spanish)).text, /Ejemplares: 1/)
    assert.match((await slipOf(await loanOf('FR-1', 'fr'))).text, /à rendre le 7 mars/)
    assert.match((await slipOf(await loanOf('DE-1', 'de-AT'))).text, /bis 7\. März/)
    assert.match((await slipOf(await loanOf('SO-1', 'so'))).text, /due Mar 7/)
    assert.match((await slipOf(spanish, 'en')).text, /due Mar 7/)
  })

  it('a branch has a text of its own in a language; what cannot be read is refused with its place', async () => {
    await library.item('TPL-A', { branch: library.harbour })
    const { checkIn } = await library.must(CheckIn, { body: { barcode: 'TPL-A' } })
    const shown = async (language?: string) =>
      (await library.must(GetSlip, { params: { kind: 'transit' }, query: { checkIn, ...(language && { language }) } }))
        .text
    const body = 'An {{to.name}}: {{title}}'
    const put = (text: string, branch: number | null) =>
      library.call(PutSlipTemplate, { params: { kind: 'transit' }, body: { branch, language: 'de', body: text } })
    assert.equal((await put(body, library.elm)).ok, true)
    assert.equal(await shown('de-AT'), 'An Harbour: Title of TPL-A')
    assert.match(await shown(), /TO Harbour/)
    const wrong = await put('{{titel}}', null)
    assert.deepEqual(codes(wrong), ['invalid-template'])
    if (!wrong.ok) assert.match(wrong.problem.blocks?.[0]?.message ?? '', /Line 1, column 1/)
    const { rows } = await library.must(ListSlipTemplates, {})
    assert.equal(rows.find((row) => row.kind === 'transit')?.own.length, 1)
    const preview = await library.must(PreviewSlip, { params: { kind: 'transit' }, body: { body } })
    assert.deepEqual([preview.text, preview.problems], ['An Harbour: The overstory', []])
    await library.must(DeleteSlipTemplate, {
      params: { kind: 'transit' },
      query: { branch: library.elm, language: 'de' },
    })
    assert.match(await shown('de'), /^NACH Harbour/)
    assert.match(await shown('xx'), /^TO Harbour/)
    const versions = await library.must(ListSlipVersions, {
      params: { kind: 'transit' },
      query: { branch: library.elm, language: 'de' },
    })
    assert.deepEqual(
      versions.rows.map((row) => row.body),
      ['', body],
    )
  })
})
