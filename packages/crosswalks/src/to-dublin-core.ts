import {
  dialectOf,
  fieldsWith,
  subfieldText,
  subfieldTexts,
  textOf,
  titleOf,
  type Field,
  type MarcRecord,
} from '@carrel/marc'
import type { XmlPart } from '@carrel/xml'
import { dublinCoreElements, dublinCoreNamespaces, type DublinCore, type DublinCoreElement } from './dublin-core.ts'
import { dcmiType, languagesOf, yearOf } from './fixed-field.ts'
import { distinct, withoutPunctuation } from './punctuation.ts'

/**
 * A bibliographic record in unqualified Dublin Core, after the crosswalk of the Library of Congress from MARC 21: every
 * element may come more than once. Of a UNIMARC record title, people and numbers are given.
 */
export function toDublinCore(record: MarcRecord): DublinCore {
  const isUnimarc = dialectOf(record) === 'unimarc'
  const values = isUnimarc ? unimarcValues(record) : marcValues(record)
  return dublinCoreElements.flatMap((element) =>
    distinct((values[element] ?? []).map(withoutPunctuation)).map((value) => ({ element, value })),
  )
}

type Values = Partial<Record<DublinCoreElement, readonly string[]>>

function marcValues(record: MarcRecord): Values {
  const all = (tags: readonly string[]): readonly Field[] => tags.flatMap((tag) => fieldsWith(record, tag))
  const texts = (tags: readonly string[], codes: string) => all(tags).map((field) => textOf(field, codes))
  const type = dcmiType(record)
  const genres = texts(['655'], 'a')
  return {
    title: [titleOf(record), ...texts(['246', '740'], 'anp')],
    creator: texts(['100'], 'abcdq').concat(texts(['110', '111'], 'abcdn')),
    contributor: texts(['700'], 'abcdq').concat(texts(['710', '711'], 'abcdn')),
    subject: all(['600', '610', '611', '630', '647', '648', '650', '651', '653', '654']).map(headingOf),
    description: texts(['520', '505', '500'], 'abgrt'),
    publisher: all(['264', '260'])
      .filter((field) => field.tag === '260' || (field.kind === 'data' && field.indicators[1] === '1'))
      .flatMap((field) => subfieldTexts(field, 'b')),
    date: [yearOf(record) ?? ''],
    type: [...(type === undefined ? [] : [type]), ...genres],
    format: texts(['300'], 'abce'),
    identifier: [
      ...all(['020']).map((field) => numbered('urn:isbn:', field)),
      ...all(['022']).map((field) => numbered('urn:issn:', field)),
      ...all(['024'])
        .filter((field) => subfieldText(field, '2') === 'doi')
        .map((field) => `https://doi.org/${subfieldText(field, 'a') ?? ''}`),
      ...all(['856']).flatMap((field) => subfieldTexts(field, 'u')),
    ],
    source: texts(['534'], 'ptcn'),
    language: languagesOf(record),
    relation: texts(['773', '776', '780', '785', '830', '490'], 'atvgn'),
    coverage: texts(['522', '752'], 'abcd').concat(all(['651']).flatMap((field) => subfieldTexts(field, 'a'))),
    rights: texts(['506', '540'], 'au'),
  }
}

/** A subject heading with its subdivisions, as people write it. */
function headingOf(field: Field): string {
  if (field.kind === 'control') return field.value
  const main = field.subfields.filter(({ code }) => 'abcdefgklmnopqrst'.includes(code)).map(({ value }) => value)
  const divided = field.subfields.filter(({ code }) => 'vxyz'.includes(code)).map(({ value }) => value)
  return [main.join(' '), ...divided].map(withoutPunctuation).join('--')
}

function numbered(prefix: string, field: Field): string {
  const number = /^[\dXx-]+/.exec(subfieldText(field, 'a') ?? '')?.[0]
  return number === undefined ? '' : `${prefix}${number}`
}

function unimarcValues(record: MarcRecord): Values {
  const texts = (tags: readonly string[], codes: string) =>
    tags.flatMap((tag) => fieldsWith(record, tag)).map((field) => textOf(field, codes))
  const type = dcmiType(record)
  return {
    title: [titleOf(record), ...texts(['510', '517'], 'ae')],
    creator: texts(['700', '710'], 'abf'),
    contributor: texts(['701', '702', '711', '712'], 'abf'),
    subject: texts(['600', '601', '602', '606', '607', '610'], 'abxyz'),
    description: texts(['330', '327', '300'], 'a'),
    publisher: texts(['210', '214'], 'c'),
    date: texts(['210', '214'], 'd').flatMap((text) => text.match(/\d{4}/) ?? []),
    type: type === undefined ? [] : [type],
    format: texts(['215'], 'acd'),
    identifier: [
      ...fieldsWith(record, '010').map((field) => numbered('urn:isbn:', field)),
      ...fieldsWith(record, '011').map((field) => numbered('urn:issn:', field)),
      ...texts(['856'], 'u'),
    ],
    language: texts(['101'], 'a').flatMap((text) => text.match(/[a-z]{3}/) ?? []),
    relation: texts(['225', '410', '461'], 'atv'),
  }
}

/** The elements as they stand in an OAI-PMH record: `oai_dc:dc` of the OAI Dublin Core schema. */
export function oaiDublinCore(elements: DublinCore): XmlPart {
  return {
    name: 'oai_dc:dc',
    attributes: {
      'xmlns:oai_dc': dublinCoreNamespaces.oaiDc,
      'xmlns:dc': dublinCoreNamespaces.dc,
      'xmlns:xsi': dublinCoreNamespaces.xsi,
      'xsi:schemaLocation': `${dublinCoreNamespaces.oaiDc} http://www.openarchives.org/OAI/2.0/oai_dc.xsd`,
    },
    children: dublinCoreParts(elements),
  }
}

/** The elements as they stand in an answer of SRU: `srw_dc:dc`, schema info:srw/schema/1/dc-v1.1. */
export function sruDublinCore(elements: DublinCore): XmlPart {
  return {
    name: 'srw_dc:dc',
    attributes: { 'xmlns:srw_dc': dublinCoreNamespaces.sruDc, 'xmlns:dc': dublinCoreNamespaces.dc },
    children: dublinCoreParts(elements),
  }
}

function dublinCoreParts(elements: DublinCore): readonly XmlPart[] {
  return elements.map(({ element, value }) => ({ name: `dc:${element}`, text: value }))
}
