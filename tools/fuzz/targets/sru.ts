import {
  parseCql,
  readExplain,
  readSoapRequest,
  readSruRequest,
  readSruResponse,
  writeCql,
  writeSruResponse,
} from '@carrel/sru'
import { queryOfCql, targetOfCql } from '../../../apps/server/src/modules/catalog/rules/cql-query.ts'
import { bytesOf, promise, textOf, type FuzzTarget } from '../target.ts'

const words = [
  'and ',
  'or ',
  'not ',
  'prox/unit=word ',
  '(',
  ')',
  '"',
  '\\',
  '=',
  ' any ',
  '/stem',
  '>',
  '> a="b" ',
  'dc.title ',
  'cql.allRecords=1 ',
  '*',
  '?',
  '^',
  ' sortby dc.title/sort.descending ',
  'é ',
  '\n',
  '1 ',
]

/** Queries in CQL, and what the catalogue makes of them. */
export const cql: FuzzTarget = {
  name: 'cql',
  samples: [
    'dc.title = "the hobbit" and dc.creator any/stem "tolkien lewis" not dc.date within "1980 1990" sortby dc.date/sort.descending',
    '> dc = "info:srw/cql-context-set/1/dc-v1.1" (dc.title = ^emil* or bath.isbn = 978-0-261-10221-7) prox/distance<3 x',
  ].map(bytesOf),
  pieces: words,
  check(input) {
    const text = textOf(input)
    const parsed = parseCql(text)
    const taken = queryOfCql(text)
    if (!taken.ok) promise(taken.message.length > 10, 'no sentence')
    targetOfCql(text.slice(0, 100))
    if (!parsed.ok) return promise(parsed.message.length > 10 && !taken.ok, 'no sentence')
    const again = parseCql(writeCql(parsed.query))
    promise(again.ok, `A query that was written is not understood: ${writeCql(parsed.query).slice(0, 200)}`)
    promise(writeCql(again.query) === writeCql(parsed.query), 'A query is not the same when it is written and read')
  },
}

/** Requests of SRU: addresses, forms and envelopes. */
export const sru: FuzzTarget = {
  name: 'sru',
  samples: [
    'version=2.0&query=dc.title%3Dhobbit&startRecord=11&maximumRecords=5&recordSchema=dc&facetLimit=10,5:dc.subject&x-a=b',
    'operation=scan&version=1.1&scanClause=dc.creator%3Da&responsePosition=2&maximumTerms=7&stylesheet=/a.xsl',
    '<S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/"><S:Body><searchRetrieveRequest xmlns="http://www.loc.gov/zing/srw/"><version>1.1</version><query>dune</query></searchRetrieveRequest></S:Body></S:Envelope>',
    '<searchRetrieveResponse><version>1.1</version><numberOfRecords>1</numberOfRecords><records><record><recordSchema>dc</recordSchema><recordPacking>string</recordPacking><recordData>&lt;a/&gt;</recordData></record></records></searchRetrieveResponse>',
    '<explain xmlns="http://explain.z3950.org/dtd/2.0/"><serverInfo><host>a</host><port>80</port></serverInfo><indexInfo><index search="true"><map><name set="dc">title</name></map></index></indexInfo></explain>',
  ].map(bytesOf),
  pieces: [
    '&',
    '=',
    '%',
    '%00',
    'query',
    'version',
    '2.0',
    '<',
    '>',
    '</',
    '<![CDATA[',
    ']]>',
    '&lt;',
    '&#x0;',
    'maximumRecords=99999999999',
    'facetLimit=',
    ':',
    ',',
  ],
  check(input) {
    for (const read of [readSruRequest(new URLSearchParams(textOf(input))), readSoapRequest(input)])
      if (!read.ok) promise(read.diagnostics.length > 0, 'Refused without a diagnostic')
    readExplain(textOf(input))
    const answer = readSruResponse(input)
    if (!answer.ok) return
    for (const version of ['1.1', '1.2', '2.0'] as const) {
      const again = readSruResponse(bytesOf(writeSruResponse(answer.response, { version, packing: 'string' })))
      promise(again.ok, `A response that was written in ${version} cannot be read`)
    }
  },
}
