import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { writeMessage, type Parts } from '@carrel/ncip'
import { textOf } from '@carrel/xml'
import { sql } from 'kysely'
import { GetPatronAccount } from '../fees/contract.ts'
import { ChangeAgency, CreateAgency, ListNcipMessages, ListSharedRequests, TryNcipMessage } from './contract.ts'
import { forgetMessages } from './jobs.ts'
import { item, request, user, openPartnerHouse, type PartnerHouse } from './testing/partner-house.ts'

describe('what a partner may not, and what it is told', () => {
  let house: PartnerHouse
  let library: PartnerHouse['library']
  let secret = ''
  let agency = 0
  const post: PartnerHouse['post'] = (...given) => house.post(...given)
  const ask: PartnerHouse['ask'] = (...given) => house.ask(...given)
  const accept: PartnerHouse['accept'] = (...given) => house.accept(...given)
  const itemState: PartnerHouse['itemState'] = (...given) => house.itemState(...given)
  const rows: PartnerHouse['rows'] = (query) => house.rows(query)
  const header: PartnerHouse['header'] = (more) => house.header(more)

  before(async () => {
    house = await openPartnerHouse()
    ;({ library, secret, agency } = house)
  })
  after(() => house?.close())

  describe('Money and news of a partner', () => {
    const fee = (amount: Parts, more: Parts = {}) =>
      ask('CreateUserFiscalTransaction', {
        UserId: user('C1'),
        FiscalTransactionInformation: {
          FiscalActionType: 'Assess',
          FiscalTransactionType: 'Fine',
          Amount: amount,
          ...more,
        },
      })
    const owes = async () => {
      const [patron] = await rows(
        sql<{ id: number }>`select patron_id as id from patrons.card_view where barcode = 'C1'`,
      )
      return (await library.must(GetPatronAccount, { params: { id: patron?.id ?? 0 }, query: {} })).balance.amount
    }
    it('is charged in minor units or as people write it, once for the same message', async () => {
      const told = await fee({ CurrencyCode: 'USD', MonetaryValue: '150' })
      assert.deepEqual(told.problems, [])
      assert.match(textOf(told.said, 'FiscalTransactionReferenceId', 'FiscalTransactionIdentifierValue') ?? '', /^\d+$/)
      assert.equal(await owes(), 150)
      await fee({ CurrencyCode: 'USD', MonetaryValue: '150' })
      assert.equal(await owes(), 150)
      await fee({ CurrencyCode: 'USD', MonetaryValue: '2.50' })
      assert.equal(await owes(), 400)
    })
    it('is not charged in other money, and nothing is paid so', async () => {
      assert.deepEqual((await fee({ CurrencyCode: 'EUR', MonetaryValue: 100 })).problems, [
        'Invalid Amount · CurrencyCode · EUR',
      ])
      assert.deepEqual((await fee({ CurrencyCode: 'USD', MonetaryValue: 100 }, { FiscalActionType: 'Pay' })).problems, [
        'Element Rule Violated · FiscalActionType · Pay',
      ])
      assert.equal(await owes(), 400)
    })
    it('is listened to and kept with the request', async () => {
      assert.deepEqual((await accept('R-N', 'RB-N', 'C1')).problems, [])
      const told = await ask('ItemReceived', {
        ItemId: item('RB-N'),
        RequestId: request('R-N'),
        DateReceived: '2026-03-01T00:00:00Z',
      })
      assert.equal(told.said?.name, 'ItemReceivedResponse')
      const { rows: known } = await library.must(ListSharedRequests, { query: { q: 'R-N' } })
      assert.deepEqual(
        known[0]?.steps.map((step) => step.service),
        ['AcceptItem', 'ItemReceived'],
      )
    })
  })

  describe('Whoever is not a partner', () => {
    const lookup = (head: Parts) => writeMessage('LookupUser', { InitiationHeader: head, UserId: user('C1') })
    it('is told nothing without the right secret', async () => {
      assert.deepEqual((await post(lookup(header({ FromAgencyAuthentication: 'wrong' })))).problems, [
        'Agency Authentication Failed · FromAgencyAuthentication',
      ])
      assert.deepEqual((await post(lookup(header({ FromAgencyId: { AgencyId: 'MOON' } })))).problems, [
        'Unknown Agency · FromAgencyId · MOON',
      ])
      const body =
        '<NCIPMessage version="2"><LookupUser><UserId><UserIdentifierValue>C1</UserIdentifierValue></UserId></LookupUser></NCIPMessage>'
      assert.deepEqual((await post(body)).problems, ['Unknown Agency · FromAgencyId'])
    })
    it('may only do what it is allowed, as often as is agreed', async () => {
      await library.must(ChangeAgency, { params: { id: agency }, body: { services: ['LookupItem'] } })
      assert.deepEqual((await ask('CheckInItem', { ItemId: item('B1') })).problems, [
        'Unauthorized Service For Agency · FromAgencyId · RIVER',
      ])
      await library.must(ChangeAgency, { params: { id: agency }, body: { perMinute: 1 } })
      const answers = [await ask('LookupItem', { ItemId: item('B1') }), await ask('LookupItem', { ItemId: item('B1') })]
      assert.ok(answers.at(-1)?.problems[0]?.startsWith('Temporary Processing Failure'))
    })
    it('proves who it is by HTTP Basic, by a token, or by its network, as the library chose', async () => {
      const made = async (body: Readonly<Record<string, unknown>>) =>
        library.must(CreateAgency, {
          body: { code: 'X', name: 'Other', branch: library.elm, itemType: 'book', ...body },
        })
      const from = (code: string) => lookup({ FromAgencyId: { AgencyId: code }, ToAgencyId: { AgencyId: 'ELMNET' } })
      const basic = await made({ code: 'BASIC', authentication: 'basic', userName: 'hub' })
      const login = (password: string) => `Basic ${Buffer.from(`hub:${password}`).toString('base64')}`
      assert.deepEqual((await post(from('BASIC'), { authorization: login(basic.secret ?? '') })).problems, [])
      assert.ok(
        (await post(from('BASIC'), { authorization: login('no') })).problems[0]?.startsWith(
          'Agency Authentication Failed',
        ),
      )
      const bearer = await made({ code: 'TOKEN', authentication: 'bearer' })
      assert.deepEqual((await post(from('ANY'), { authorization: `Bearer ${bearer.secret}` })).problems, [])
      await made({ code: 'NEAR', authentication: 'address', addresses: ['127.0.0.0/8'] })
      assert.deepEqual((await post(from('NEAR'))).problems, [])
      await made({ code: 'FAR', authentication: 'address', addresses: ['203.0.113.0/24'] })
      assert.ok((await post(from('FAR'))).problems[0]?.startsWith('Agency Authentication Failed'))
    })
  })

  describe('Messages that are broken, or worse', () => {
    const syntax = async (body: string | Uint8Array, headers?: Readonly<Record<string, string>>) => {
      const told = await post(body, headers)
      assert.equal(told.status, 200)
      assert.ok(told.problems[0]?.startsWith('Invalid Message Syntax Error'), told.text)
      return told.text
    }
    before(async () => {
      await library.must(ChangeAgency, {
        params: { id: agency },
        body: { perMinute: 1000, services: ['LookupUser', 'LookupItem'] },
      })
    })
    it('get a sentence: nothing, no XML, entities that laugh, a file that is asked for', async () => {
      await syntax('')
      await syntax('hello')
      await syntax('<NCIPMessage><LookupUser>')
      const entities = Array.from({ length: 10 }, (_, n) => `<!ENTITY a${n + 1} "${`&a${n};`.repeat(10)}">`).join('')
      assert.match(
        await syntax(`<!DOCTYPE x [<!ENTITY a0 "ha">${entities}]><NCIPMessage>&a10;</NCIPMessage>`),
        /document type/,
      )
      assert.match(
        await syntax('<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]><NCIPMessage>&f;</NCIPMessage>'),
        /document type/,
      )
    })
    it('get a sentence: another encoding than they say', async () => {
      const text = '<NCIPMessage><LookupUser>Jos\u00e9</LookupUser></NCIPMessage>'
      await syntax(`<?xml version="1.0" encoding="UTF-16"?>${text}`)
      await syntax(`<?xml version="1.0" encoding="ISO-8859-1"?>${text}`)
      await syntax(Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${text}`, 'latin1'))
    })
    it('are read in UTF-16 and Latin-1 when they are what they say', async () => {
      const body = writeMessage('LookupItem', { InitiationHeader: header(), ItemId: item('B\u00c9') }).replace(
        /^<\?xml[^>]*\?>\n/,
        '',
      )
      const wide = await post(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(body, 'utf16le')]))
      assert.deepEqual(wide.problems, ['Unknown Item · ItemIdentifierValue · B\u00c9'])
      const narrow = await post(Buffer.from(`<?xml version="1.0" encoding="ISO-8859-1"?>${body}`, 'latin1'))
      assert.deepEqual(narrow.problems, wide.problems)
    })
    it('get a sentence: ten megabytes of a name', async () => {
      const name = 'x'.repeat(10 * 2 ** 20)
      assert.match(
        await syntax(
          `<NCIPMessage><LookupUser><UserId><UserIdentifierValue>${name}</UserIdentifierValue></UserId></LookupUser></NCIPMessage>`,
        ),
        /megabyte/,
      )
    })
    it('are read whatever they are called, and without a namespace', async () => {
      const body = `<NCIPMessage version="v2"><LookupItem><InitiationHeader><FromAgencyId><AgencyId>river</AgencyId></FromAgencyId><FromSystemAuthentication>${secret}</FromSystemAuthentication><ToAgencyId><AgencyId>E</AgencyId></ToAgencyId></InitiationHeader><ItemId><ItemIdentifierValue>B1</ItemIdentifierValue></ItemId></LookupItem></NCIPMessage>`
      for (const type of ['text/xml', 'application/json', 'text/plain; charset=utf-8', 'xml', '', null]) {
        const told = await post(body, type === null ? null : { 'content-type': type })
        assert.deepEqual(told.problems, [], String(type))
        assert.equal(textOf(told.said, 'ItemId', 'ItemIdentifierValue'), 'B1')
      }
    })
    it('that no service knows get "Unsupported Service"', async () => {
      assert.deepEqual((await ask('CreateUser', {})).problems, ['Unsupported Service · NCIPMessage · CreateUser'])
      assert.deepEqual((await ask('MakeCoffee', {})).problems, ['Unsupported Service · NCIPMessage · MakeCoffee'])
    })
  })

  describe('The technician', () => {
    it('sees what was said and answered, without any secret', async () => {
      const log = await library.must(ListNcipMessages, { query: { agency, limit: 1000 } })
      assert.ok(log.rows.length > 5 && log.rows.length <= 200)
      assert.doesNotMatch(JSON.stringify(log.rows), new RegExp(`${secret}|4711|4712`))
      const strangers = await library.must(ListNcipMessages, { query: { unknown: true } })
      assert.ok(strangers.rows.some((row) => row.problem === 'Unknown Agency'))
      assert.ok(strangers.rows.every((row) => row.request.length < 21_000))
    })
    it('finds no message that is older than a month', async () => {
      library.at('2026-05-01T10:00:00Z')
      await forgetMessages(library.carrel.platform)
      assert.equal((await library.must(ListNcipMessages, { query: {} })).total, 0)
    })
    it('tries a message, and nothing of it is kept', async () => {
      await library.must(ChangeAgency, { params: { id: agency }, body: { services: ['AcceptItem', 'CheckOutItem'] } })
      const message = writeMessage('AcceptItem', {
        InitiationHeader: header({ FromAgencyAuthentication: '***' }),
        RequestId: request('TRY'),
        RequestedActionType: 'Hold For Pickup',
        UserId: user('C1'),
        ItemId: item('RB-TRY'),
      })
      const told = await library.must(TryNcipMessage, { body: { agency, message } })
      assert.equal(told.outcome, 'done', told.detail)
      assert.deepEqual(told.warnings, [])
      assert.equal(await itemState('RB-TRY'), undefined)
      const { total } = await library.must(ListSharedRequests, { query: { q: 'TRY' } })
      assert.equal(total, 0)
      const odd = await library.must(TryNcipMessage, {
        body: {
          agency,
          message:
            '<NCIPMessage><CheckOutItem><ItemId><ItemIdentifierValue>B1</ItemIdentifierValue></ItemId></CheckOutItem></NCIPMessage>',
        },
      })
      assert.equal(odd.problem, 'Needed Data Missing')
      assert.ok(odd.warnings.length >= 2)
    })
  })
})
