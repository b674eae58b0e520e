import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { attributeSets, characterNegotiation, diagnosticSets, recordSyntaxes } from '../names/oids.ts'
import { cqlOf } from '../query/cql-of.ts'
import { bib1Query, term, textTerm } from '../query/rpn.ts'
import { opacRecordOf, readOpacRecord } from '../records/opac.ts'
import { octetRecord, recordBytes, recordText, sutrsRecord } from '../records/record-bytes.ts'
import { readApdu, writeApdu, type Apdu } from './apdu.ts'
import { charsetChoice, negotiatedCharset, negotiatedUtf8, utf8Choice, utf8Proposal } from './character-negotiation.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const diagnostic = { set: diagnosticSets['bib-1'], condition: 13, addInfo: '7' }

const messages: readonly (readonly [what: string, apdu: Apdu])[] = [
  [
    'init with all that it may have',
    {
      kind: 'initRequest',
      value: {
        referenceId: bytes('r1'),
        versions: [1, 2, 3],
        options: ['search', 'present', 'deleteSet', 'scan', 'sort', 'namedResultSets', 'negotiation'],
        preferredMessageSize: 1_048_576,
        exceptionalRecordSize: 1_048_576,
        authentication: { kind: 'idPass', value: { group: 'g', user: 'u', password: 'p' } },
        implementationId: '1',
        implementationName: 'Näme',
        implementationVersion: '2',
        userInformation: { oid: '1.2.3', encoding: 'octets', data: bytes('x') },
        otherInfo: [
          { category: { set: '1.2.3', value: 4 }, information: { kind: 'text', value: 'a' } },
          { information: { kind: 'bytes', value: bytes('b') } },
          { information: { kind: 'oid', value: '1.2.4' } },
          { information: { kind: 'external', value: utf8Proposal(true) } },
        ],
      },
    },
  ],
  ...(
    [
      { kind: 'open', value: 'user/password' },
      { kind: 'anonymous', value: true },
      { kind: 'other', value: { oid: '1.2.3', encoding: 'bits', data: Uint8Array.of(0, 1) } },
    ] as const
  ).map(
    (authentication) =>
      [
        `init of somebody who is ${authentication.kind}`,
        {
          kind: 'initRequest',
          value: { versions: [1], options: [], preferredMessageSize: 1, exceptionalRecordSize: 1, authentication },
        },
      ] as const,
  ),
  [
    'a server that refuses',
    {
      kind: 'initResponse',
      value: { versions: [], options: [], preferredMessageSize: 0, exceptionalRecordSize: 0, accepted: false },
    },
  ],
  [
    'a search with everything',
    {
      kind: 'searchRequest',
      value: {
        smallSetUpperBound: 5,
        largeSetLowerBound: 10,
        mediumSetPresentNumber: 3,
        replace: false,
        resultSetName: 'one',
        databases: ['A', 'B'],
        smallSetElements: { kind: 'generic', value: 'F' },
        mediumSetElements: { kind: 'byDatabase', value: [{ database: 'A', name: 'B' }] },
        syntax: recordSyntaxes.usmarc,
        query: {
          kind: 'rpn-101',
          value: {
            attributeSet: attributeSets['bib-1'],
            root: {
              kind: 'prox',
              left: {
                kind: 'term',
                attributes: [
                  { type: 1, value: ['title', 4], semanticActions: [1] },
                  { type: 4, value: 2, set: attributeSets.gils },
                ],
                term: { kind: 'characterString', value: 'ä' },
              },
              right: {
                kind: 'and-not',
                left: { kind: 'set', name: 'zero', attributes: [{ type: 1, value: 4 }] },
                right: {
                  kind: 'or',
                  left: { kind: 'term', attributes: [], term: { kind: 'numeric', value: 1999 } },
                  right: { kind: 'term', attributes: [], term: { kind: 'null', value: true } },
                },
              },
              proximity: {
                exclusion: true,
                distance: 2,
                ordered: true,
                relation: 2,
                unit: { kind: 'private', value: 9 },
              },
            },
          },
        },
        additionalSearchInfo: [{ information: { kind: 'text', value: 'x' } }],
      },
    },
  ],
  [
    'a search in words of another kind',
    {
      kind: 'searchRequest',
      value: {
        smallSetUpperBound: 0,
        largeSetLowerBound: 1,
        mediumSetPresentNumber: 0,
        replace: true,
        resultSetName: 'default',
        databases: ['A'],
        query: { kind: 'type-2', value: bytes('find x') },
      },
    },
  ],
  [
    'a search that found something and gives it at once',
    {
      kind: 'searchResponse',
      value: {
        resultCount: 2,
        returned: 2,
        nextPosition: 0,
        ok: true,
        presentStatus: 0,
        records: {
          kind: 'records',
          value: [
            { database: 'A', record: { kind: 'record', value: octetRecord(recordSyntaxes.usmarc, bytes('marc')) } },
            { record: { kind: 'diagnostic', value: diagnostic } },
          ],
        },
      },
    },
  ],
  [
    'a search that failed in several ways',
    {
      kind: 'searchResponse',
      value: {
        resultCount: 0,
        returned: 0,
        nextPosition: 0,
        ok: false,
        resultSetStatus: 3,
        records: { kind: 'diagnostics', value: [diagnostic, { ...diagnostic, condition: 114 }] },
      },
    },
  ],
  [
    'a present with a specification',
    {
      kind: 'presentRequest',
      value: {
        resultSet: 'default',
        start: 1,
        count: 10,
        additionalRanges: [{ start: 20, count: 5 }],
        composition: {
          kind: 'complex',
          value: {
            mayChooseOther: true,
            generic: { schema: { kind: 'uri', value: 'info:x' }, elements: { kind: 'name', value: 'B' } },
            byDatabase: [{ database: 'A', specification: { schema: { kind: 'oid', value: '1.2.3' } } }],
            syntaxes: [recordSyntaxes.xml],
          },
        },
        maxSegments: 3,
        maxRecordSize: 100,
        maxSegmentSize: 200,
      },
    },
  ],
  [
    'records in pieces',
    {
      kind: 'segment',
      value: {
        returned: 1,
        records: [
          { record: { kind: 'firstFragment', value: { kind: 'external', value: sutrsRecord('one') } } },
          { record: { kind: 'nextFragment', value: { kind: 'octets', value: bytes('two') } } },
          { record: { kind: 'lastFragment', value: { kind: 'octets', value: bytes('three') } } },
        ],
      },
    },
  ],
  [
    'a scan',
    {
      kind: 'scanRequest',
      value: {
        databases: ['A'],
        attributeSet: attributeSets['bib-1'],
        start: { attributes: [{ type: 1, value: 4 }], term: textTerm('whale') },
        stepSize: 0,
        count: 20,
        position: 3,
      },
    },
  ],
  [
    'terms of an index',
    {
      kind: 'scanResponse',
      value: {
        stepSize: 0,
        status: 0,
        returned: 2,
        position: 1,
        entries: {
          entries: [
            {
              kind: 'term',
              value: {
                term: textTerm('whale'),
                display: 'Whale',
                attributes: [{ type: 1, value: 4 }],
                alternatives: [{ attributes: [], term: textTerm('whales') }],
                occurrences: 7,
              },
            },
            { kind: 'diagnostic', value: diagnostic },
          ],
          diagnostics: [diagnostic],
        },
        attributeSet: attributeSets['bib-1'],
      },
    },
  ],
  [
    'a sort by everything',
    {
      kind: 'sortRequest',
      value: {
        inputs: ['a', 'b'],
        output: 'c',
        keys: [
          {
            element: { kind: 'generic', value: { kind: 'field', value: 'title' } },
            relation: 0,
            caseSensitivity: 1,
            missing: { kind: 'data', value: bytes('z') },
          },
          {
            element: {
              kind: 'byDatabase',
              value: [
                {
                  database: 'A',
                  by: { kind: 'attributes', value: { set: attributeSets['bib-1'], list: [{ type: 1, value: 4 }] } },
                },
              ],
            },
            relation: 1,
            caseSensitivity: 0,
            missing: { kind: 'null', value: true },
          },
        ],
      },
    },
  ],
  [
    'what a sort did',
    { kind: 'sortResponse', value: { status: 2, resultSetStatus: 3, diagnostics: [diagnostic], resultCount: 4 } },
  ],
  ['a delete of all', { kind: 'deleteRequest', value: { function: 1 } }],
  [
    'what a delete did',
    {
      kind: 'deleteResponse',
      value: { status: 9, statuses: [{ resultSet: 'a', status: 1 }], notDeleted: 1, bulkStatuses: [], message: 'no' },
    },
  ],
  [
    'a question who is there',
    { kind: 'accessControlRequest', value: { challenge: { kind: 'simple', value: bytes('?') } } },
  ],
  [
    'the answer to it',
    {
      kind: 'accessControlResponse',
      value: { answer: { kind: 'external', value: octetRecord('1.2.3', bytes('!')) }, diagnostic },
    },
  ],
  [
    'a question whether to go on',
    {
      kind: 'resourceControlRequest',
      value: { suspended: true, partialResults: 1, responseRequired: true, triggered: false },
    },
  ],
  ['the answer to it', { kind: 'resourceControlResponse', value: { continue: true, resultSetWanted: true } }],
  ['a wish to stop', { kind: 'triggerResourceControlRequest', value: { action: 3, resultSetWanted: false } }],
  ['a question for costs', { kind: 'resourceReportRequest', value: { operation: bytes('r1') } }],
  ['the costs', { kind: 'resourceReportResponse', value: { status: 5 } }],
  ['an extended service, as its bytes', { kind: 'extendedServicesRequest', value: Uint8Array.of(0x83, 1, 1) }],
  ['duplicates, as their bytes', { kind: 'duplicateDetectionResponse', value: Uint8Array.of(0x83, 1, 0) }],
  ['a good-bye', { kind: 'close', value: { reason: 7, message: 'Too long', reportFormat: '1.2.3' } }],
]

describe('Every message of Z39.50', () => {
  for (const [what, apdu] of messages)
    it(`is the same after it was written and read: ${what}`, () => {
      assert.deepEqual(readApdu(writeApdu(apdu)), apdu)
    })

  it('is written in these bytes', () => {
    const close = writeApdu({ kind: 'close', value: { reason: 0 } })
    assert.equal(close.toHex(), 'bf30059f81530100')
    const init = writeApdu({
      kind: 'initRequest',
      value: {
        versions: [1, 2, 3],
        options: ['search', 'present', 'namedResultSets'],
        preferredMessageSize: 65_536,
        exceptionalRecordSize: 65_536,
        authentication: { kind: 'open', value: 'a/b' },
      },
    })
    assert.equal(init.toHex(), 'b41a830205e0840301c00285030100008603010000a7051a03612f62')
    const search = writeApdu({
      kind: 'searchRequest',
      value: {
        smallSetUpperBound: 0,
        largeSetLowerBound: 1,
        mediumSetPresentNumber: 0,
        replace: true,
        resultSetName: '1',
        databases: ['Default'],
        query: { kind: 'rpn', value: bib1Query(term('computer', { 1: 4 })) },
      },
    })
    assert.equal(
      search.toHex(),
      'b6458d01008e01018f01009001ff910131b20a9f690744656661756c74b528a12606072a8648ce130301a01bbf6618bf2c0a30089f7801019f7901049f2d08636f6d7075746572',
    )
  })

  it('lacks nothing that it must have', () => {
    assert.throws(() => readApdu(Uint8Array.fromHex('b403840100')), /The init request lacks its versions/)
    assert.throws(() => readApdu(Uint8Array.fromHex('a900')), /no message of the kind 9/)
    assert.throws(() => readApdu(Uint8Array.fromHex('b60d8d0100')), /only 3 are left/)
  })
})

describe('Records in their syntaxes', () => {
  it('are bytes, whatever string of ASN.1 they were put in', () => {
    assert.equal(recordText(octetRecord(recordSyntaxes.xml, bytes('<r/>'))), '<r/>')
    assert.equal(recordText(sutrsRecord('Walden')), 'Walden')
    const inString = { oid: recordSyntaxes.usmarc, encoding: 'ber', data: Uint8Array.fromHex('0403616263') } as const
    assert.deepEqual(recordBytes(inString), bytes('abc'))
    assert.equal(recordText(octetRecord(recordSyntaxes.sutrs, Uint8Array.of(0x42, 0xfc))), 'Bü')
  })

  it('have holdings in the OPAC syntax', () => {
    const record = {
      record: octetRecord(recordSyntaxes.usmarc, bytes('marc')),
      holdings: [
        {
          kind: 'holdings',
          value: {
            nucCode: 'DLC',
            localLocation: 'Main',
            callNumber: 'PS3048 .A1',
            volumes: [{ enumeration: 'v.1', chronology: '1999' }],
            items: [
              { availableNow: false, availabilityDate: '20261201', itemId: '31', renewable: true, onHold: false },
            ],
          },
        },
        { kind: 'marc', value: octetRecord(recordSyntaxes.usmarc, bytes('mfhd')) },
      ],
    } as const
    assert.deepEqual(readOpacRecord(opacRecordOf(record)), record)
  })
})

describe('A search in CQL', () => {
  it('is read as YAZ sends it', () => {
    const apdu = readApdu(
      Uint8Array.fromHex(
        'b63a8d01008e01018f0100900101910131b20a9f690744656661756c74b51dbf681a06072a8648ce131002a00f1b0d64632e7469746c653d68616e64',
      ),
    )
    assert.ok(apdu.kind === 'searchRequest')
    assert.equal(cqlOf(apdu.value.query), 'dc.title=hand')
  })
  it('is none where the query is of another type, or damaged', () => {
    assert.equal(cqlOf({ kind: 'type-2', value: Uint8Array.of(1) }), undefined)
    assert.equal(cqlOf({ kind: 'type-104', value: Uint8Array.of(6, 200, 1) }), undefined)
  })
})

describe('UTF-8 by negotiation', () => {
  const init = { versions: [3], options: [], preferredMessageSize: 1, exceptionalRecordSize: 1 } as const
  it('has MARC-8 beside it, as clients of YAZ propose it', () => {
    const data = Uint8Array.fromHex('a11da118a316a214060a2a8648ce130f8768510181066d6172632d38830101')
    const external = { oid: characterNegotiation, encoding: 'ber', data } as const
    const asked = { ...init, otherInfo: [{ information: { kind: 'external', value: external } }] } as const
    assert.deepEqual(negotiatedCharset(asked), { charset: 'marc-8', recordsToo: true })
    const chosen = charsetChoice(asked, { charset: 'marc-8', recordsToo: true })
    assert.ok(chosen)
    const answer = { ...init, accepted: true, userInformation: chosen }
    assert.deepEqual(negotiatedCharset(answer), { charset: 'marc-8', recordsToo: true })
  })

  it('is proposed and chosen, in either place of an init', () => {
    const external = utf8Choice(true)
    assert.deepEqual(negotiatedUtf8({ ...init, accepted: true, userInformation: external }), { recordsToo: true })
    const otherInfo = [{ information: { kind: 'external', value: utf8Proposal(false) } }] as const
    assert.deepEqual(negotiatedUtf8({ ...init, otherInfo }), { recordsToo: false })
  })
  it('is not there when nobody speaks of it, or nobody understands it', () => {
    assert.equal(negotiatedUtf8(init), undefined)
    const external = { ...utf8Choice(true), data: Uint8Array.of(0x30, 0x05) }
    assert.equal(negotiatedUtf8({ ...init, userInformation: external }), undefined)
  })
})
