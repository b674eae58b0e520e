import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { CheckOut, CheckIn, ListLoans } from '../../src/modules/circulation/contract.ts'
import { AddCharge, GetPatronAccount } from '../../src/modules/fees/contract.ts'
import { ListHolds, PlaceHold } from '../../src/modules/holds/contract.ts'
import { ListMachineExceptions } from '../../src/modules/machines/contract.ts'
import { usd } from '../library.ts'
import { now, openSip2Library, type Kiosk, type Sip2Library } from './kiosk.ts'

const none = ' '.repeat(18)

describe('a self-check', () => {
  let at: Sip2Library
  let kiosk: Kiosk
  let ada = 0
  before(async () => {
    at = await openSip2Library()
    kiosk = await at.kiosk()
    const { library } = at
    ada = (
      await library.patron('A1', {
        givenName: 'Ada',
        familyName: 'Reader',
        pin: '1234',
        email: 'ada@example.org',
        birthDate: '1990-05-04',
        expires: '2026-03-20',
      })
    ).id
    await library.patron('B1', { givenName: 'Bo', familyName: 'Lender', language: 'es' })
    for (const barcode of ['I1', 'I2', 'I3', 'I4', 'I5', 'I6', 'I7', 'I8', 'I9']) await library.item(barcode)
  })
  after(() => at.stop())

  const say = (text: string) => kiosk.say(text)
  const loansOf = async (patron: number) => (await at.library.must(ListLoans, { query: { patron } })).rows

  it('hears what the server does (99, 98)', async () => {
    const status = await say('9900802.00')
    assert.match(status.text, /^98YYYYYY100003\d{8} {4}\d{6}2\.00AOELM\|AMElm County Library\|BX/)
    assert.equal(status.field('BX'), 'Y'.repeat(16))
  })

  it('learns whether a patron may borrow (23, 24)', async () => {
    const answer = await say(`23001${now}AOelm|AAA1|AC|AD1234|`)
    assert.equal(answer.fixed['patronStatus'], ' '.repeat(14))
    assert.deepEqual(
      ['AO', 'AA', 'AE', 'BL', 'CQ', 'BH', 'BV'].map((id) => answer.field(id)),
      ['ELM', 'A1', 'Ada Reader', 'Y', 'Y', 'USD', '0.00'],
    )
    assert.ok(answer.fields('AF').some((text) => text.includes('Your card ends on')))
  })

  it('is told of a wrong PIN, which does not lock the account', async () => {
    for (let tries = 0; tries < 3; tries++) {
      const answer = await say(`23001${now}AOelm|AAA1|AC|AD9999|`)
      assert.equal(answer.field('CQ'), 'N')
      assert.equal(answer.field('BV'), undefined)
    }
    assert.equal((await say(`23001${now}AOelm|AAA1|AC|AD1234|`)).field('CQ'), 'Y')
  })

  it('is told that nobody has a card, whatever is in it', async () => {
    for (const card of [
      'NOBODY',
      "' or 1=1 --",
      '*',
      '%',
      'A1/../B1',
      '?',
      '',
      '\u0001',
      '\u0000',
      'x'.repeat(3000),
      '\uD83D\uDE00',
    ]) {
      const answer = await say(`23001${now}AOelm|AA${card}|AC|AD|`)
      assert.equal(answer.field('BL'), 'N', card)
      assert.equal(answer.field('AE'), '', card)
      const item = await say(`17${now}AOelm|AB${card}|`)
      assert.equal(item.fixed['circulationStatus'], '01', card)
      assert.equal((await say(`11NN${now}${none}AOelm|AA${card}|AB${card}|AC|AD\u0000|`)).fixed['ok'], '0', card)
      assert.equal((await say(`15+${now}AOelm|AAA1|AJ${card}|`)).fixed['ok'], '0', card)
    }
  })

  it('finds a patron by a card with blanks around it and by the number of another system', async () => {
    await at.library.patron('C1', { givenName: 'Cy', familyName: 'Pher', externalId: 'student/77' })
    assert.equal((await say(`23001${now}AOelm|AA  C1 |AC|AD|`)).field('AE'), 'Cy Pher')
    assert.equal((await say(`23001${now}AOelm|AAstudent/77|AC|AD|`)).field('AE'), 'Cy Pher')
    assert.equal((await say(`11YN${now}${none}AOelm|AAstudent/77|ABI9|AC|`)).fixed['ok'], '1')
    assert.equal((await say(`09N${now}${now}APelm|AOelm|ABI9|AC|`)).fixed['ok'], '1')
  })

  it('lends (11, 12), and says until when', async () => {
    const answer = await say(`11NN${now}${none}AOelm|AAA1|ABI1|AC|AD1234|`)
    assert.match(answer.text, /^121NNY20260302/)
    assert.deepEqual(
      ['AA', 'AB', 'AJ', 'CK'].map((id) => answer.field(id)),
      ['A1', 'I1', 'Title of I1', '001'],
    )
    const [loan] = await loansOf(ada)
    assert.equal(loan?.barcode, 'I1')
    // Cut short by the end of the card, as at the desk.
    assert.match(answer.field('AH') ?? '', /^20260320 {4}23/)
    assert.match(answer.field('AF') ?? '', /^Checked out\. Due Mar 20, 2026\.$/)
  })

  it('says the same again when the same loan is asked for at once, and lends once', async () => {
    const answer = await say(`11NN${now}${none}AOelm|AAA1|ABI1|AC|`)
    assert.equal(answer.fixed['ok'], '1')
    assert.equal((await loansOf(ada)).length, 1)
  })

  it('does not lend what it does not know, nor to whom, nor with a wrong PIN', async () => {
    const cases: readonly (readonly [string, string, RegExp])[] = [
      ['A1', 'NOPE', /not known/],
      ['NOBODY', 'I2', /card is not known/],
    ]
    for (const [card, item, words] of cases) {
      const answer = await say(`11NN${now}${none}AOelm|AA${card}|AB${item}|AC|`)
      assert.equal(answer.fixed['ok'], '0')
      assert.match(answer.field('AF') ?? '', words)
      assert.equal(answer.field('AH'), '')
    }
    const wrong = await say(`11NN${now}${none}AOelm|AAA1|ABI2|AC|AD0000|`)
    assert.equal(wrong.fixed['ok'], '0')
    assert.match(wrong.field('AF') ?? '', /PIN/)
    assert.equal((await loansOf(ada)).length, 1)
  })

  it('speaks the language of the patron', async () => {
    const answer = await say(`11NN${now}${none}AOelm|AAB1|ABI1|AC|`)
    assert.equal(answer.fixed['ok'], '0')
    assert.equal(answer.field('AF'), 'Este ejemplar está prestado a otra persona. Entréguelo al personal.')
    const status = await say(`23000${now}AOelm|AAB1|AC|AD|`)
    assert.equal(status.fixed['language'], '008')
  })

  it('renews (29, 30) and all at once (65, 66)', async () => {
    at.library.at('2026-03-05T10:00:00Z')
    const later = '20260305    100000'
    await at.library.rule({}, { renewals: 1 })
    await say(`11NN${later}${none}AOelm|AAB1|ABI2|AC|`)
    at.library.at('2026-03-06T10:00:00Z')
    const answer = await say(`29NN${later}${none}AOelm|AAB1|ABI2|`)
    assert.match(answer.text, /^301YNY20260306/)
    assert.match(answer.field('AH') ?? '', /^20260327/)
    const again = await say(`29NN20260306    100100${none}AOelm|AAB1|ABI2|`)
    assert.equal(again.fixed['ok'], '0')
    await say(`11NN${later}${none}AOelm|AAB1|ABI3|AC|`)
    at.library.at('2026-03-07T10:00:00Z')
    const all = await say(`65${later}AOelm|AAB1|`)
    assert.match(all.text, /^66100010001/)
    assert.deepEqual([all.fields('BM'), all.fields('BN')], [['I3'], ['I2']])
  })

  it('renews what the patron has already when the machine allows it', async () => {
    const answer = await say(`11YN20260307    100000${none}AOelm|AAA1|ABI1|AC|`)
    assert.equal(answer.fixed['ok'], '0', 'its card ends before any later date')
    const other = await say(`11YN20260307    100000${none}AOelm|AAB1|ABI3|AC|`)
    assert.equal(other.fixed['ok'], '0', 'it was renewed as often as it may be')
    assert.match(other.field('AH') ?? '', /^2026/)
  })

  it('tells the account of a patron with the list that it asks for (63, 64)', async () => {
    const asked = (summary: string, rest = '') => say(`63001${now}${summary}AOelm|AAB1|AC|AD|${rest}`)
    const charged = await asked('  Y       ')
    assert.equal(charged.fixed['chargedItemsCount'], '0002')
    assert.deepEqual(charged.fields('AU').toSorted(), ['I2', 'I3'])
    assert.deepEqual((await asked('  Y       ', 'BP2|BQ2|')).fields('AU').length, 1)
    assert.deepEqual((await asked('          ')).fields('AU'), [])
    const [ofAda] = [await say(`63001${now}          AOelm|AAA1|AC|AD1234|`)]
    assert.deepEqual(
      ['BE', 'PA', 'PB', 'PC'].map((id) => ofAda?.field(id)),
      ['ada@example.org', '20260320', '19900504', 'adult'],
    )
    const wrong = await say(`63001${now}  Y       AOelm|AAA1|AC|AD9|`)
    assert.deepEqual([wrong.field('BE'), wrong.fields('AU'), wrong.field('CQ')], [undefined, [], 'N'])
    assert.equal(wrong.fixed['chargedItemsCount'], '0000')
  })

  it('takes back (09, 10), once, and knows where it belongs', async () => {
    const answer = await say(`09N20260307    10010020260307    100100APelm|AOelm|ABI1|AC|`)
    assert.match(answer.text, /^101YNN20260307/)
    assert.deepEqual(
      ['AB', 'AQ', 'AJ', 'AA'].map((id) => answer.field(id)),
      ['I1', 'ELM', 'Title of I1', 'A1'],
    )
    assert.equal(answer.field('CV'), undefined)
    assert.equal((await loansOf(ada)).length, 0)
  })

  it('sends an unknown item to people', async () => {
    const answer = await say(`09N${now}${now}APelm|AOelm|ABWHAT|AC|`)
    assert.match(answer.text, /^100NUY/)
    assert.equal(answer.field('CV'), '99')
  })

  it('lights its lamp for holds here and elsewhere (CV, CT, CY, DA)', async () => {
    const hold = async (item: string, pickup: number) => {
      const { id, bib } = await at.library.item(item)
      await at.library.must(CheckOut, { body: { card: 'B1', barcode: item } })
      await at.library.must(PlaceHold, { body: { patron: ada, bib, pickup } })
      return id
    }
    await at.library.carrel.mustWork(async (w) => {
      await sql`update patrons.patron set expires = null where id = ${ada}`.execute(w.db)
      return undefined
    })
    await hold('H1', at.library.elm)
    await hold('H2', at.library.harbour)
    const here = await say(`09N${now}${now}APelm|AOelm|ABH1|AC|`)
    assert.deepEqual([here.fixed['alert'], here.field('CV'), here.field('CT')], ['Y', '01', undefined])
    assert.deepEqual([here.field('CY'), here.field('DA')], ['A1', 'Ada Reader'])
    const away = await say(`09N${now}${now}APelm|AOelm|ABH2|AC|`)
    assert.deepEqual([away.fixed['alert'], away.field('CV'), away.field('CT')], ['Y', '02', 'HAR'])
  })

  it('knows where every item is (17, 18)', async () => {
    const status = async (barcode: string) => (await say(`17${now}AOelm|AB${barcode}|`)).fixed['circulationStatus']
    assert.deepEqual(
      [await status('I1'), await status('I2'), await status('H1'), await status('H2'), await status('WHAT')],
      ['03', '04', '08', '10', '01'],
    )
    const answer = await say(`17${now}AOelm|ABH2|`)
    assert.deepEqual([answer.field('CT'), answer.field('BG'), answer.field('AJ')], ['HAR', 'ELM', 'Title of H2'])
    // As one client sends it, with three characters that do not belong there.
    assert.equal((await say(`17001${now}AOelm|ABI2|`)).field('AB'), 'I2')
    for (const [state, code] of [
      ['missing', '13'],
      ['lost', '12'],
      ['in-process', '06'],
      ['on-order', '02'],
      ['damaged', '01'],
    ] as const) {
      await at.library.carrel.mustWork(async (w) => {
        await sql`update catalog.item set status = ${state} where barcode = 'I8'`.execute(w.db)
        return undefined
      })
      assert.equal(await status('I8'), code, state)
    }
  })

  it('places, changes and cancels holds (15, 16)', async () => {
    const placed = await say(`15+${now}BY2|BSHAR|AOelm|AAA1|ABI2|`)
    assert.equal(placed.fixed['ok'], '1')
    assert.deepEqual([placed.field('BR'), placed.field('BS'), placed.field('AJ')], ['1', 'HAR', 'Title of I2'])
    const holds = async () => (await at.library.must(ListHolds, { query: { patron: ada, state: 'waiting' } })).rows
    assert.equal((await holds())[0]?.pickup, at.library.harbour)
    assert.equal((await say(`15+20260302    100001BY2|AOelm|AAA1|ABI2|`)).fixed['ok'], '0')
    const changed = await say(`15*${now}BSELM|AOelm|AAA1|ABI2|`)
    assert.deepEqual([changed.fixed['ok'], changed.field('BS')], ['1', 'ELM'])
    assert.equal((await say(`15-${now}AOelm|AAA1|ABI2|`)).fixed['ok'], '1')
    assert.deepEqual(await holds(), [])
    assert.equal((await say(`15-20260302    100002AOelm|AAA1|ABI2|`)).fixed['ok'], '0')
    assert.equal((await say(`15+${now}BSNOWHERE|AOelm|AAA1|ABI2|`)).fixed['ok'], '0')
  })

  it('takes payments (37, 38), each once, in the currency of the library, and no more than is owed', async () => {
    await at.library.must(AddCharge, { params: { id: ada }, body: { kind: 'other', amount: usd(5) } })
    const owed = async () => (await at.library.must(GetPatronAccount, { params: { id: ada } })).balance.amount
    const paid = await say(`37${now}0100USDBV2.00|AOelm|AAA1|BKT1|`)
    assert.deepEqual([paid.fixed['paymentAccepted'], paid.field('BK'), paid.field('BV')], ['Y', 'T1', '3.00'])
    assert.equal((await say(`37${now}0100USDBV2.00|AOelm|AAA1|BKT1|`)).fixed['paymentAccepted'], 'Y')
    assert.equal(await owed(), 300)
    for (const [line, words] of [
      [`37${now}0100EURBV2.00|AOelm|AAA1|`, /USD/],
      [`37${now}0100USDBV9.00|AOelm|AAA1|`, /Only \$3\.00/],
      [`37${now}0100USDBVabc|AOelm|AAA1|`, /not an amount/],
      [`37${now}0100USDBV-1.00|AOelm|AAA1|`, /not an amount/],
      [`37${now}0100USDBV1.00|AOelm|AAA1|CG999999|`, /ask the staff/],
    ] as const) {
      const answer = await say(line)
      assert.equal(answer.fixed['paymentAccepted'], 'N', line)
      assert.match(answer.field('AF') ?? '', words)
    }
    assert.equal(await owed(), 300)
  })

  it('shows what is owed and which marks it sets', async () => {
    await at.library.rule({ patronCategory: 'adult' }, { fineLimit: usd(2) })
    const answer = await say(`23001${now}AOelm|AAA1|AC|AD|`)
    assert.equal(answer.fixed['patronStatus'], 'Y         YY  ')
    assert.equal(answer.field('BV'), '3.00')
    assert.ok(answer.fields('AF').includes('You owe $3.00.'))
    const fines = await say(`63001${now}   Y      AOelm|AAA1|AC|AD|`)
    assert.equal(fines.fixed['fineItemsCount'], '0001')
    assert.match(fines.field('AV') ?? '', /^\$3\.00/)
    const refused = await say(`11NN${now}${none}AOelm|AAA1|ABI4|AC|`)
    assert.equal(refused.fixed['ok'], '0')
    assert.match(refused.field('AF') ?? '', /owe too much/)
  })

  it('records what it lent without a line, although something stood against it, for staff to see', async () => {
    at.library.at('2026-03-08T10:00:00Z')
    const answer = await say(`11NY20260308    09000020260330    235900AOelm|AAA1|ABI5|AC|`)
    assert.equal(answer.fixed['ok'], '1')
    const [loan] = await loansOf(ada)
    assert.deepEqual([loan?.barcode, loan?.out.slice(0, 16)], ['I5', '2026-03-08T09:00'])
    assert.match(loan?.due ?? '', /^2026-03-30/)
    const exceptions = await at.library.must(ListMachineExceptions, { query: { settled: false } })
    assert.deepEqual(
      exceptions.rows.map(({ recorded, barcode, card, blocks }) => [recorded, barcode, card, blocks[0]?.code]),
      [[true, 'I5', 'A1', 'owes-too-much']],
    )
    const gone = await say(`11NY20260308    090100${none}AOelm|AANOBODY|ABI6|AC|`)
    assert.equal(gone.fixed['ok'], '0')
    assert.equal((await at.library.must(ListMachineExceptions, { query: { settled: false } })).total, 2)
  })

  it('takes a loan back that it could not finish (BI)', async () => {
    await say(`11NN20260308    100000${none}AOelm|AAB1|ABI6|AC|`)
    const answer = await say(`11NN20260308    100001${none}AOelm|AAB1|ABI6|AC|BIY|`)
    assert.equal(answer.fixed['ok'], '1')
    assert.equal(
      (await at.library.must(ListLoans, { query: { item: 6 } })).rows.filter((loan) => loan.barcode === 'I6').length,
      0,
    )
  })

  it('ends a session (35, 36)', async () => {
    const answer = await say(`35${now}AOelm|AAB1|AC|AD|`)
    assert.match(answer.text, /^36Y2026\d{4} {4}\d{6}AOELM\|AAB1\|AFHasta pronto\.\|$/)
  })

  it('may block a patron only if its account says so (01, 25), and takes back only its own blocks', async () => {
    await at.account('reader', {}, { permissions: ['patrons:read'] })
    const reader = await at.kiosk('reader')
    assert.equal((await reader.say('9900802.00')).field('BX'), 'YNNNYYYYYNNNNNNN')
    const no = await reader.say(`01Y${now}AOelm|ALleft behind|AAB1|AC|`)
    assert.match(no.field('AF') ?? '', /not at this machine|No se puede|cannot be done/)
    assert.equal((await say(`23001${now}AOelm|AAB1|AC|AD|`)).fixed['patronStatus']?.[0], ' ')
    await at.account('guard', {}, { permissions: ['patrons:block', 'patrons:read'] })
    const guard = await at.kiosk('guard')
    const blocked = await guard.say(`01Y${now}AOelm|ALleft behind|AAB1|AC|`)
    assert.match(blocked.fixed['patronStatus'] ?? '', /^YYYY/)
    assert.equal((await say(`23001${now}AOelm|AAB1|AC|AD|`)).fixed['patronStatus']?.[0], 'Y')
    const enabled = await guard.say(`25${now}AOelm|AAB1|AC|AD|`)
    assert.equal(enabled.message.code, '26')
    assert.equal(enabled.fixed['patronStatus']?.[0], ' ')
  })

  it('is told what a machine says of an item (19, 20) only to those who may say it', async () => {
    await at.account('teller', {}, { permissions: ['patrons:read'] })
    const teller = await at.kiosk('teller')
    const no = await teller.say(`19${now}AOelm|ABI1|CHarmed|`)
    assert.deepEqual([no.message.code, no.fixed['itemPropertiesOk']], ['20', '0'])
    await at.account('sorter', {}, { kind: 'sorter' })
    const sorter = await at.kiosk('sorter')
    const yes = await sorter.say(`19${now}AOelm|ABI1|CHmagnetic strip ok|`)
    assert.deepEqual([yes.fixed['itemPropertiesOk'], yes.field('AJ')], ['1', 'Title of I1'])
    assert.equal((await say(`17${now}AOelm|ABI1|`)).field('CH'), 'magnetic strip ok')
    // What came in although nobody had it is taken in all the same.
    const returned = await sorter.say(`09N${now}${now}AP|AOelm|ABI7|AC|`)
    assert.deepEqual([returned.fixed['ok'], returned.field('CT')], ['1', ''])
  })

  it('has the desk see what it did as its own', async () => {
    await at.library.must(CheckIn, { body: { barcode: 'I5' } })
    const { rows } = await sql<{ actor_name: string }>`
      select distinct actor_name from platform.audit where actor_kind = 'machine' and action = 'loan.check-out'`.execute(
      at.library.carrel.platform.database.kysely,
    )
    assert.deepEqual(
      rows.map((row) => row.actor_name),
      ['Machine kiosk'],
    )
  })
})
