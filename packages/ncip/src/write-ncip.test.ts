import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readXml } from '@carrel/xml'
import { contentProblems, writeAnswer, type Dialect } from './index.ts'

const header = { fromAgency: 'RIVER', fromSystem: 'HUB', toAgency: 'ELM', toSystem: 'CARREL' }

describe('An answer', () => {
  it('has its elements in the order of the schema, in the namespace, with the version', () => {
    const text = writeAnswer({
      service: 'CheckOutItem',
      header,
      parts: {
        RenewalCount: 0,
        DateDue: '2026-04-01T21:59:59Z',
        UserId: { UserIdentifierValue: '7' },
        ItemId: { ItemIdentifierValue: 'B<1>', AgencyId: 'ELM' },
      },
    })
    assert.equal(
      text,
      [
        '<?xml version="1.0" encoding="UTF-8"?>\n',
        '<NCIPMessage xmlns="http://www.niso.org/2008/ncip" xmlns:ncip="http://www.niso.org/2008/ncip" ncip:version="http://www.niso.org/schemas/ncip/v2_02/ncip_v2_02.xsd">',
        '<CheckOutItemResponse><ResponseHeader><FromSystemId>CARREL</FromSystemId><FromAgencyId><AgencyId>ELM</AgencyId></FromAgencyId>',
        '<ToSystemId>HUB</ToSystemId><ToAgencyId><AgencyId>RIVER</AgencyId></ToAgencyId></ResponseHeader>',
        '<ItemId><AgencyId>ELM</AgencyId><ItemIdentifierValue>B&lt;1&gt;</ItemIdentifierValue></ItemId>',
        '<UserId><UserIdentifierValue>7</UserIdentifierValue></UserId><DateDue>2026-04-01T21:59:59Z</DateDue><RenewalCount>0</RenewalCount>',
        '</CheckOutItemResponse></NCIPMessage>\n',
      ].join(''),
    )
  })
  it('is not written with a part that the schema does not know', () => {
    assert.throws(
      () => writeAnswer({ service: 'CheckInItem', header, parts: { DateDue: 'x' } }),
      /no DateDue in CheckInItemResponse/,
    )
  })
  it('tells problems with their type, words, element and value', () => {
    const text = writeAnswer({
      service: 'RenewItem',
      header,
      problems: [{ type: 'Item Not Renewable', detail: 'No.', element: 'ItemIdentifierValue', value: '1' }],
    })
    const read = readXml(new TextEncoder().encode(text))
    assert.ok(read.ok)
    assert.deepEqual(read.root.children.flatMap(contentProblems), [])
    assert.match(
      text,
      /renewitemprocessingerror.scm">Item Not Renewable<\/ProblemType><ProblemDetail>No\.<\/ProblemDetail>/,
    )
    assert.match(text, /<ProblemElement>ItemIdentifierValue<\/ProblemElement><ProblemValue>1<\/ProblemValue>/)
  })
  it('stands in the root where no service was read', () => {
    const text = writeAnswer({
      service: undefined,
      header: {},
      problems: [{ type: 'Invalid Message Syntax Error', detail: 'No XML.' }],
    })
    assert.match(text, /^[^>]*>\s*<NCIPMessage [^>]*><Problem><ProblemType/)
  })
  it('is dressed as a partner needs it', () => {
    const root = (dialect: Dialect) =>
      /<NCIPMessage[^>]*>/.exec(writeAnswer({ service: 'ItemShipped', header }, { dialect }))?.[0] ?? ''
    assert.match(root('plain-version'), / ncip:version="[^"]+" version="/)
    assert.match(root('no-namespace'), /^<NCIPMessage version="[^"]+">$/)
  })
})

describe('The check against the standard', () => {
  it('says what is missing, misplaced or unknown', () => {
    const problems = (xml: string) => {
      const read = readXml(new TextEncoder().encode(xml))
      assert.ok(read.ok)
      return contentProblems(read.root)
    }
    assert.deepEqual(problems('<Amount><MonetaryValue>1</MonetaryValue><CurrencyCode>USD</CurrencyCode></Amount>'), [
      'Amount has MonetaryValue in the wrong place; the order is CurrencyCode, MonetaryValue.',
    ])
    assert.deepEqual(problems('<UserId><AgencyId>R</AgencyId></UserId>'), [
      'UserId lacks something beside AgencyId, or has too much.',
    ])
    assert.deepEqual(problems('<ItemId><Barcode>1</Barcode></ItemId>'), ['ItemId may not hold Barcode.'])
    assert.deepEqual(problems('<CheckInItem/>'), ['CheckInItem is empty.'])
    assert.deepEqual(
      problems('<CheckInItem><ItemId><ItemIdentifierValue>1</ItemIdentifierValue></ItemId></CheckInItem>'),
      [],
    )
  })
})
