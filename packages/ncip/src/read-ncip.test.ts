import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readXml } from '@carrel/xml'
import {
  contentProblems,
  maskSecrets,
  readNcip,
  writeMessage,
  type NcipMessage,
  type NcipRead,
  type Parts,
} from './index.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const ns = 'http://www.niso.org/2008/ncip'

/** The same message as three kinds of partners send it: by the schema, without a prefix at the version, without any namespace. */
const dialects: Readonly<Record<string, (body: string) => string>> = {
  'by the schema': (body) =>
    `<?xml version="1.0" encoding="UTF-8"?><n:NCIPMessage xmlns:n="${ns}" n:version="http://www.niso.org/schemas/ncip/v2_02/ncip_v2_02.xsd">${body.replaceAll(/<(\/?)(\w)/g, '<$1n:$2')}</n:NCIPMessage>`,
  'with a bare version': (body) =>
    `<NCIPMessage version="http://www.niso.org/schemas/ncip/v2_0/ncip_v2_0.xsd" xmlns="${ns}">${body}</NCIPMessage>`,
  'without a namespace': (body) => `<NCIPMessage version="v2">stray\n  ${body}\n</NCIPMessage>`,
}

const header =
  '<InitiationHeader><FromSystemId>HUB</FromSystemId><FromSystemAuthentication>s3cret</FromSystemAuthentication><FromAgencyId><AgencyId>RIVER</AgencyId></FromAgencyId><ToAgencyId><AgencyId>ELM</AgencyId></ToAgencyId></InitiationHeader>'

function message(read: NcipRead): NcipMessage {
  if (!read.ok) assert.fail(read.problems[0]?.detail ?? 'no problem')
  return read.message
}

describe('A message of a partner, in every dialect', () => {
  for (const [name, dress] of Object.entries(dialects)) {
    const read = (body: string) => message(readNcip(utf8(dress(body))))
    it(`is read ${name}: who asks, and for whom`, () => {
      const asked = read(
        `<LookupUser>${header}<UserId><AgencyId>RIVER</AgencyId><UserIdentifierType>Barcode</UserIdentifierType><UserIdentifierValue> 8377 </UserIdentifierValue></UserId><UserElementType>Name Information</UserElementType><UserElementType Scheme="x">User ID</UserElementType><LoanedItemsDesired/></LookupUser>`,
      )
      assert.equal(asked.service, 'LookupUser')
      assert.deepEqual(asked.header, {
        fromSystem: 'HUB',
        fromSystemAuthentication: 's3cret',
        fromAgency: 'RIVER',
        toAgency: 'ELM',
      })
      assert.ok('loans' in asked)
      assert.deepEqual(asked.user, { agency: 'RIVER', type: 'Barcode', value: '8377' })
      assert.deepEqual([...asked.userElements], ['nameinformation', 'userid'])
      assert.deepEqual([asked.loans, asked.requests, asked.account], [true, false, false])
    })
    it(`is read ${name}: an item that comes from elsewhere, its parts in any order`, () => {
      const asked = read(
        `<AcceptItem><PickupLocation>ELM</PickupLocation><ItemOptionalFields><ItemDescription><CallNumber>QA 1</CallNumber></ItemDescription><BibliographicDescription><Title>Caf\u00e9 &amp; Bar</Title><Author>Ito, Mai</Author><PublicationDate>c1999.</PublicationDate></BibliographicDescription></ItemOptionalFields><UserId><UserIdentifierValue>1</UserIdentifierValue></UserId><RequestId><AgencyId>R</AgencyId><RequestIdentifierValue>R-7</RequestIdentifierValue></RequestId><ItemId><ItemIdentifierValue>B-7</ItemIdentifierValue></ItemId><DateForReturn>2026-04-30</DateForReturn><RequestedActionType>Hold For Pickup</RequestedActionType>${header}</AcceptItem>`,
      )
      assert.ok(asked.service === 'AcceptItem')
      assert.deepEqual(asked.request, { agency: 'R', value: 'R-7' })
      assert.deepEqual(asked.item, { value: 'B-7' })
      assert.deepEqual(asked.description, {
        title: 'Caf\u00e9 & Bar',
        author: 'Ito, Mai',
        year: '1999',
        callNumber: 'QA 1',
      })
      assert.equal(asked.pickup, 'ELM')
      assert.ok(asked.returnBy && !asked.returnBy.exact)
      assert.equal(asked.returnBy.date.toString(), '2026-04-30')
    })
    it(`is read ${name}: money before its currency`, () => {
      const asked = read(
        `<CreateUserFiscalTransaction>${header}<UserId><UserIdentifierValue>1</UserIdentifierValue></UserId><FiscalTransactionInformation><FiscalActionType>Add</FiscalActionType><FiscalTransactionType>Fine</FiscalTransactionType><Amount><MonetaryValue>1.50</MonetaryValue><CurrencyCode>USD</CurrencyCode></Amount></FiscalTransactionInformation></CreateUserFiscalTransaction>`,
      )
      assert.ok(asked.service === 'CreateUserFiscalTransaction')
      assert.deepEqual(asked.amount, { currency: 'USD', value: '1.50' })
    })
  }
  it('tells where it departs from the standard', () => {
    const body = `<LookupItem>${header}<ItemId><ItemIdentifierValue>1</ItemIdentifierValue></ItemId></LookupItem>`
    const warnings = Object.values(dialects).map((dress) => message(readNcip(utf8(dress(body)))).warnings.length)
    assert.deepEqual(warnings, [0, 0, 1])
  })
})

describe('Every service', () => {
  const id = (kind: string, value: string): Parts => ({ [`${kind}IdentifierValue`]: value })
  const head: Parts = { FromAgencyId: { AgencyId: 'R' }, ToAgencyId: { AgencyId: 'E' } }
  const user = id('User', 'U')
  const item = id('Item', 'I')
  const request = id('Request', 'Q')
  const messages: readonly (readonly [string, Parts])[] = [
    ['LookupUser', { UserId: user }],
    ['LookupItem', { RequestId: request }],
    ['LookupItemSet', { ItemId: [item, id('Item', 'J')], MaximumItemsCount: 2 }],
    ['LookupRequest', { RequestId: request }],
    ['LookupAgency', { AgencyId: 'E', AgencyElementType: 'Organization Name Information' }],
    ['AcceptItem', { RequestId: request, RequestedActionType: 'Hold For Pickup', UserId: user, ItemId: item }],
    ['RequestItem', { UserId: user, ItemId: item, RequestType: 'Hold', RequestScopeType: 'Item', RequestId: request }],
    ['CancelRequestItem', { UserId: user, RequestId: request, RequestType: 'Hold' }],
    ['UpdateRequestItem', { RequestId: request, AddRequestFields: { PickupLocation: 'H' } }],
    ['CheckOutItem', { UserId: user, ItemId: item, DesiredDateDue: '2026-04-01T10:00:00+02:00' }],
    ['CheckInItem', { ItemId: item }],
    ['RenewItem', { UserId: user, ItemId: item }],
    ['RecallItem', { ItemId: item }],
    ['UndoCheckOutItem', { ItemId: item, UserId: user }],
    ['DeleteItem', { ItemId: item }],
    [
      'CreateUserFiscalTransaction',
      {
        UserId: user,
        FiscalTransactionInformation: {
          FiscalActionType: 'Add',
          FiscalTransactionType: 'Fine',
          Amount: { CurrencyCode: 'USD', MonetaryValue: 150 },
        },
      },
    ],
    ['ItemReceived', { ItemId: item, RequestId: request, DateReceived: '2026-04-01T10:00:00Z' }],
    [
      'ItemShipped',
      {
        RequestId: request,
        DateShipped: '2026-04-01T10:00:00Z',
        ShippingInformation: {
          ElectronicAddress: { ElectronicAddressType: 'mailto', ElectronicAddressData: 'a@b.example' },
        },
      },
    ],
  ]
  for (const [service, parts] of messages)
    it(`is written by the standard and read again: ${service}`, () => {
      const text = writeMessage(service, { InitiationHeader: head, ...parts })
      const xml = readXml(utf8(text))
      assert.ok(xml.ok)
      assert.deepEqual(xml.root.children.flatMap(contentProblems), [])
      const read = message(readNcip(utf8(text)))
      assert.equal(read.service, service)
      assert.equal(read.header.fromAgency, 'R')
      assert.deepEqual(read.warnings, [])
    })
})

describe('A message that cannot be done', () => {
  const problem = (text: string | Uint8Array) => {
    const read = readNcip(typeof text === 'string' ? utf8(text) : text)
    assert.ok(!read.ok)
    const [first] = read.problems
    assert.ok(first)
    assert.match(first.detail, /\.$/)
    return { ...first, service: read.service, header: read.header }
  }
  const dress = (body: string) => `<NCIPMessage version="x" xmlns="${ns}">${body}</NCIPMessage>`

  it('names what is missing, and still knows whom to answer', () => {
    const found = problem(
      dress(`<CheckOutItem>${header}<UserId><UserIdentifierValue>1</UserIdentifierValue></UserId></CheckOutItem>`),
    )
    assert.deepEqual(
      [found.type, found.element, found.service, found.header.fromAgency],
      ['Needed Data Missing', 'ItemId', 'CheckOutItem', 'RIVER'],
    )
  })
  it('says which service is not offered', () => {
    const of = (body: string) => {
      const found = problem(dress(body))
      return [found.type, found.value, found.service]
    }
    assert.deepEqual(of(`<CreateUser>${header}</CreateUser>`), ['Unsupported Service', 'CreateUser', 'CreateUser'])
    assert.deepEqual(of('<MakeCoffee/>'), ['Unsupported Service', 'MakeCoffee', undefined])
    assert.deepEqual(of('<LookupUserResponse/>'), ['Unsupported Service', 'LookupUserResponse', undefined])
  })
  it('says which date or amount makes no sense', () => {
    const date = problem(
      dress(
        `<RenewItem>${header}<ItemId><ItemIdentifierValue>1</ItemIdentifierValue></ItemId><DesiredDateDue>next week</DesiredDateDue></RenewItem>`,
      ),
    )
    assert.deepEqual([date.type, date.element, date.value], ['Invalid Date', 'DesiredDateDue', 'next week'])
  })
  it('is refused for what is no NCIP, a name without end, and entities', () => {
    assert.equal(problem('').type, 'Invalid Message Syntax Error')
    assert.equal(problem('<html/>').element, 'html')
    assert.equal(problem('<NCIPMessage/>').type, 'Invalid Message Syntax Error')
    const long = problem(
      dress(
        `<LookupUser>${header}<UserId><UserIdentifierValue>${'9'.repeat(5000)}</UserIdentifierValue></UserId></LookupUser>`,
      ),
    )
    assert.deepEqual([long.type, long.element], ['Element Rule Violated', 'UserIdentifierValue'])
    const laughs = `<!DOCTYPE NCIPMessage [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>${dress('<LookupUser>&b;</LookupUser>')}`
    assert.match(problem(laughs).detail, /document type declaration/)
    assert.match(
      problem(
        dress(`<LookupUser>${header}<UserId><UserIdentifierValue>&xxe;</UserIdentifierValue></UserId></LookupUser>`),
      ).detail,
      /entity/,
    )
  })
  it('never throws, whatever byte is lost', () => {
    const whole = utf8(
      dress(`<LookupItem>${header}<ItemId><ItemIdentifierValue>1</ItemIdentifierValue></ItemId></LookupItem>`),
    )
    for (let at = 0; at < whole.length; at++) readNcip(whole.subarray(0, at))
  })
})

describe('The log of messages', () => {
  it('keeps no secret, whatever the dialect', () => {
    const pin = `<AuthenticationInput><AuthenticationInputData>1234</AuthenticationInputData><AuthenticationInputType>PIN</AuthenticationInputType></AuthenticationInput>`
    for (const dress of Object.values(dialects)) {
      const masked = maskSecrets(dress(`<LookupUser>${header}${pin}</LookupUser>`))
      assert.doesNotMatch(masked, /s3cret|1234/)
      assert.match(masked, /RIVER/)
      assert.match(masked, /PIN/)
    }
    assert.doesNotMatch(
      maskSecrets('<FromAgencyAuthentication a="b"><![CDATA[x<y]]></FromAgencyAuthentication>'),
      /x<y/,
    )
    assert.doesNotMatch(maskSecrets('<a:FromSystemAuthentication>cut off'), /cut off/)
  })
})
