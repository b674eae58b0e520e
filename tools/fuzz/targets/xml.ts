import { readNcip } from '@carrel/ncip'
import { readOaiAnswer, readOaiRequest, readToken, writeToken } from '@carrel/oai-pmh'
import { readXml, writeXml, type XmlElement, type XmlPart } from '@carrel/xml'
import { bytesOf, promise, promiseSame, textOf, type FuzzTarget } from '../target.ts'

const marks = [
  '<',
  '>',
  '</',
  '/>',
  '<a>',
  '</a>',
  '<a b="',
  '"',
  "'",
  '&',
  '&amp;',
  '&#65;',
  '&#x0;',
  '&x;',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<?x ?>',
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  ' xmlns:p="q"',
  '<p:a>',
  'é',
  '\u0000',
]

/** An element in the shape in which one is written. Attributes have lost their prefixes, and may then stand for others: they are left out. */
function partOf({ name, prefix, children, text }: XmlElement): XmlPart {
  const called = prefix === '' ? name : `${prefix}:${name}`
  return children.length === 0 ? { name: called, text } : { name: called, children: children.map(partOf) }
}

/** The reader of small XML documents. */
export const xml: FuzzTarget = {
  name: 'xml',
  samples: [
    '<?xml version="1.0" encoding="UTF-8"?><p:a xmlns:p="urn:x" b="c &amp; d"><e>&#233;<![CDATA[<x>]]></e><!-- f --><g/></p:a>',
    '<a><b c="d" e=\'f\'>text &lt;</b><b/></a>',
  ].map(bytesOf),
  pieces: marks,
  check(input) {
    const read = readXml(input, { depth: 100, elements: 2000, text: 50_000 })
    if (!read.ok) return promise(read.problem.message.length > 10, 'no sentence')
    const once = writeXml(partOf(read.root))
    const again = readXml(bytesOf(once), { depth: 100, elements: 2000, text: 100_000 })
    promise(again.ok, `What was written cannot be read: ${once.slice(0, 200)}`)
    promise(writeXml(partOf(again.root)) === once, 'A document is not the same when it is written and read')
  },
}

/** Messages of NCIP. */
export const ncip: FuzzTarget = {
  name: 'ncip',
  samples: [
    '<NCIPMessage xmlns="http://www.niso.org/2008/ncip" version="2.02"><CheckOutItem><InitiationHeader><FromAgencyId><AgencyId>A</AgencyId></FromAgencyId><ToAgencyId><AgencyId>B</AgencyId></ToAgencyId></InitiationHeader><UserId><UserIdentifierValue>21</UserIdentifierValue></UserId><ItemId><ItemIdentifierValue>31</ItemIdentifierValue></ItemId></CheckOutItem></NCIPMessage>',
    '<NCIPMessage><LookupUser><UserId><UserIdentifierValue>21</UserIdentifierValue></UserId><UserElementType>Name Information</UserElementType></LookupUser></NCIPMessage>',
  ].map(bytesOf),
  pieces: [...marks, '<ItemId>', '<UserId>', '<DateDue>2026-02-30T25:00:00Z</DateDue>', '<RequestItem>'],
  check(input) {
    const read = readNcip(input)
    if (!read.ok) promise((read.problems[0]?.detail ?? '').length > 10, 'Refused without a sentence')
  },
}

const sign = (text: string) =>
  `${[...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7)}`.padStart(43, 'x')
const token = writeToken({ verb: 'ListRecords', metadataPrefix: 'oai_dc', after: 17, cursor: 100, size: 900 }, 2, sign)

/** Requests of OAI-PMH with their tokens, and answers of repositories. */
export const oai: FuzzTarget = {
  name: 'oai',
  samples: [
    'verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-01&until=2026-02-01T00:00:00Z&set=format:book',
    `verb=ListRecords&resumptionToken=${token}`,
    token,
    '<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2026-01-01T00:00:00Z</responseDate><request>http://x/</request><ListRecords><record><header status="deleted"><identifier>oai:x:1</identifier><datestamp>2026-01-01</datestamp></header></record><resumptionToken>t</resumptionToken></ListRecords></OAI-PMH>',
  ].map(bytesOf),
  pieces: [
    'verb=',
    'ListRecords',
    'GetRecord',
    '&',
    'identifier=oai:x:',
    'from=',
    '2026-13-45',
    '0000-00-00T99:99:99Z',
    'resumptionToken=',
    '~',
    '.',
    '%',
    '%zz',
    ...marks.slice(0, 8),
  ],
  check(input) {
    const text = textOf(input)
    const read = readOaiRequest(new URLSearchParams(text))
    if (!read.ok) promise(read.errors.length > 0, 'Refused without an error')
    for (const verb of ['ListRecords', 'ListIdentifiers'] as const) {
      const state = readToken(text, verb, 1, sign)
      // Only what was signed is taken.
      if (state)
        promiseSame(writeToken(state.state, state.expires, sign), text, 'A token was taken that was not written')
    }
    readOaiAnswer(input)
  },
}
