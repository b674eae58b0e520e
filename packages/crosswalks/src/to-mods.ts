import {
  controlNumber,
  fieldsWith,
  firstField,
  subfieldText,
  subfieldTexts,
  textOf,
  titleOf,
  type Field,
  type MarcRecord,
} from '@carrel/marc'
import type { XmlPart } from '@carrel/xml'
import { fixedPositions, languagesOf, yearOf } from './fixed-field.ts'
import { distinct, withoutPunctuation } from './punctuation.ts'

/** The namespace of MODS 3. */
export const modsNamespace = 'http://www.loc.gov/mods/v3'
/** Where its schema is. */
export const modsSchema = 'http://www.loc.gov/standards/mods/v3/mods-3-8.xsd'

type Parts = readonly XmlPart[]
const text = (name: string, value: string | undefined, attributes?: Readonly<Record<string, string>>): Parts => {
  const shown = value === undefined ? '' : withoutPunctuation(value)
  return shown === '' ? [] : [{ name, text: shown, ...(attributes && { attributes }) }]
}
const around = (name: string, children: Parts, attributes?: Readonly<Record<string, string>>): Parts =>
  children.length === 0 ? [] : [{ name, children, ...(attributes && { attributes }) }]

/** A MARC 21 bibliographic record as MODS 3.8, after the mapping of the Library of Congress: what readers of records use of it. */
export function toMods(record: MarcRecord): XmlPart {
  const all = (...tags: readonly string[]): readonly Field[] => tags.flatMap((tag) => fieldsWith(record, tag))
  return {
    name: 'mods',
    attributes: {
      xmlns: modsNamespace,
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xsi:schemaLocation': `${modsNamespace} ${modsSchema}`,
      version: '3.8',
    },
    children: [
      ...titles(record),
      ...all('100', '110', '111', '700', '710', '711').flatMap(nameOf),
      ...text('typeOfResource', typesOfResource[record.leader[6] ?? ' ']),
      ...all('655').flatMap((field) => text('genre', textOf(field, 'avxyz'), authorityOf(field))),
      ...originOf(record),
      ...languagesOf(record).map((code) => ({
        name: 'language',
        children: [{ name: 'languageTerm', attributes: { type: 'code', authority: 'iso639-2b' }, text: code }],
      })),
      ...all('300').flatMap((field) => around('physicalDescription', text('extent', textOf(field, 'abce')))),
      ...all('520').flatMap((field) => text('abstract', textOf(field, 'ab'))),
      ...all('505').flatMap((field) => text('tableOfContents', textOf(field, 'agrt'))),
      ...all('521').flatMap((field) => text('targetAudience', textOf(field, 'ab'))),
      ...all('500', '504', '511', '518', '546', '586').flatMap((field) =>
        text('note', textOf(field, 'abc'), noteKinds[field.tag]),
      ),
      ...all('600', '610', '611', '630', '650', '651', '653').flatMap(subjectOf),
      ...all('050').flatMap((field) => text('classification', textOf(field, 'ab'), { authority: 'lcc' })),
      ...all('082').flatMap((field) => text('classification', subfieldText(field, 'a'), { authority: 'ddc' })),
      ...all('773').flatMap((field) => relatedItem(field, 'host')),
      ...all('780').flatMap((field) => relatedItem(field, 'preceding')),
      ...all('785').flatMap((field) => relatedItem(field, 'succeeding')),
      ...all('830', '490').flatMap((field) =>
        field.tag === '490' && field.kind === 'data' && field.indicators[0] === '1' ? [] : relatedItem(field, 'series'),
      ),
      ...identifiers(record),
      ...all('856').flatMap((field) =>
        subfieldTexts(field, 'u').flatMap((url) => around('location', [{ name: 'url', text: url }])),
      ),
      ...all('506').flatMap((field) => text('accessCondition', textOf(field, 'a'), { type: 'restriction on access' })),
      ...all('540').flatMap((field) => text('accessCondition', textOf(field, 'a'), { type: 'use and reproduction' })),
      ...recordInfo(record),
    ],
  }
}

const noteKinds: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '504': { type: 'bibliography' },
  '511': { type: 'performers' },
  '518': { type: 'venue' },
  '546': { type: 'language' },
  '586': { type: 'awards' },
}

const typesOfResource: Readonly<Record<string, string>> = {
  a: 'text',
  t: 'text',
  c: 'notated music',
  d: 'notated music',
  e: 'cartographic',
  f: 'cartographic',
  g: 'moving image',
  i: 'sound recording-nonmusical',
  j: 'sound recording-musical',
  k: 'still image',
  m: 'software, multimedia',
  o: 'mixed material',
  p: 'mixed material',
  r: 'three dimensional object',
}

function titles(record: MarcRecord): Parts {
  const field = firstField(record, '245')
  if (field?.kind !== 'data') return around('titleInfo', text('title', titleOf(record)))
  const proper = subfieldText(field, 'a') ?? subfieldText(field, 'k') ?? ''
  const count = Number(field.indicators[1])
  const skip = count > 0 && count < proper.length ? count : 0
  return [
    ...around('titleInfo', [
      ...text('nonSort', proper.slice(0, skip)),
      ...text('title', proper.slice(skip)),
      ...text('subTitle', subfieldText(field, 'b')),
      ...subfieldTexts(field, 'n').flatMap((part) => text('partNumber', part)),
      ...subfieldTexts(field, 'p').flatMap((part) => text('partName', part)),
    ]),
    ...fieldsWith(record, '246').flatMap((each) =>
      around('titleInfo', text('title', textOf(each, 'abnp')), { type: 'alternative' }),
    ),
    ...['130', '240'].flatMap((tag) =>
      fieldsWith(record, tag).flatMap((each) =>
        around('titleInfo', text('title', textOf(each, 'adfklmnoprs')), { type: 'uniform' }),
      ),
    ),
  ]
}

function nameOf(field: Field): Parts {
  const kind = field.tag.endsWith('00') ? 'personal' : field.tag.endsWith('10') ? 'corporate' : 'conference'
  const isPerson = kind === 'personal'
  const name = [
    ...text('namePart', textOf(field, isPerson ? 'aq' : 'abn')),
    ...(isPerson ? text('namePart', textOf(field, 'bc'), { type: 'termsOfAddress' }) : []),
    ...(isPerson ? text('namePart', subfieldText(field, 'd'), { type: 'date' }) : []),
  ]
  const terms = [
    ...subfieldTexts(field, isPerson ? 'e' : 'ej').flatMap((term) => text('roleTerm', term, { type: 'text' })),
    ...subfieldTexts(field, '4').flatMap((code) =>
      text('roleTerm', code.replace(/^.*\//, ''), { type: 'code', authority: 'marcrelator' }),
    ),
  ]
  const role = terms.map((term) => ({ name: 'role', children: [term] }))
  const isMain = field.tag.startsWith('1')
  return name.length === 0
    ? []
    : around('name', [...name, ...role], { type: kind, ...(isMain && { usage: 'primary' }) })
}

function originOf(record: MarcRecord): Parts {
  const fields = [...fieldsWith(record, '264'), ...fieldsWith(record, '260')].filter(
    (field) => field.tag === '260' || (field.kind === 'data' && field.indicators[1] === '1'),
  )
  const year = yearOf(record)
  const country = fixedPositions(record, 15, 18).trim()
  const frequency = subfieldText(firstField(record, '310'), 'a')
  const isSerial = 'bis'.includes(record.leader[7] ?? ' ')
  return around('originInfo', [
    ...fields
      .flatMap((field) => subfieldTexts(field, 'a'))
      .flatMap((place) => around('place', text('placeTerm', place, { type: 'text' }))),
    ...(/^[a-z]{2,3}$/.test(country) && country !== 'xx'
      ? around('place', text('placeTerm', country, { type: 'code', authority: 'marccountry' }))
      : []),
    ...fields.flatMap((field) => subfieldTexts(field, 'b')).flatMap((name) => text('publisher', name)),
    ...fields.flatMap((field) => subfieldTexts(field, 'c')).flatMap((date) => text('dateIssued', date)),
    ...(year === undefined ? [] : text('dateIssued', year, { encoding: 'marc', keyDate: 'yes' })),
    ...text('edition', subfieldText(firstField(record, '250'), 'a')),
    ...text('issuance', isSerial ? 'serial' : 'monographic'),
    ...text('frequency', frequency),
  ])
}

const divisions: Readonly<Record<string, string>> = { v: 'genre', x: 'topic', y: 'temporal', z: 'geographic' }

function subjectOf(field: Field): Parts {
  if (field.kind !== 'data') return []
  const heading = field.subfields
    .filter(({ code }) => /[a-u]/.test(code) && code !== 'e')
    .map(({ value }) => value)
    .join(' ')
  const main =
    field.tag === '651'
      ? text('geographic', heading)
      : field.tag === '630'
        ? around('titleInfo', text('title', heading))
        : /^6[01]/.test(field.tag)
          ? around('name', text('namePart', heading), {
              type: field.tag === '600' ? 'personal' : field.tag === '610' ? 'corporate' : 'conference',
            })
          : text('topic', heading)
  const divided = field.subfields.flatMap(({ code, value }) =>
    text(divisions[code] ?? '', divisions[code] === undefined ? '' : value),
  )
  return around('subject', [...main, ...divided], authorityOf(field))
}

const thesauri: Readonly<Record<string, string>> = { '0': 'lcsh', '1': 'lcshac', '2': 'mesh', '5': 'csh', '6': 'rvm' }

function authorityOf(field: Field): Readonly<Record<string, string>> | undefined {
  if (field.kind !== 'data') return undefined
  const second = field.indicators[1] ?? ' '
  const authority = second === '7' ? subfieldText(field, '2') : thesauri[second]
  return authority === undefined || field.tag === '653' ? undefined : { authority }
}

function relatedItem(field: Field, type: string): Parts {
  const isSeries = type === 'series'
  const title = textOf(field, isSeries ? 'anpv' : 't') || (isSeries ? '' : textOf(field, 'a'))
  return around(
    'relatedItem',
    [
      ...around('titleInfo', text('title', title)),
      ...subfieldTexts(field, 'x').flatMap((issn) => text('identifier', issn, { type: 'issn' })),
      ...subfieldTexts(field, 'z').flatMap((isbn) => text('identifier', isbn, { type: 'isbn' })),
    ],
    { type },
  )
}

function identifiers(record: MarcRecord): Parts {
  const of = (tag: string, type: string, pattern: RegExp) =>
    distinct(fieldsWith(record, tag).map((field) => pattern.exec(subfieldText(field, 'a') ?? '')?.[0] ?? '')).flatMap(
      (value) => text('identifier', value, { type }),
    )
  return [
    ...of('020', 'isbn', /^[\dXx-]+/),
    ...of('022', 'issn', /^[\dXx-]+/),
    ...of('010', 'lccn', /\S.*\S/),
    ...fieldsWith(record, '024').flatMap((field) => {
      const kind = subfieldText(field, '2')
      return kind === undefined ? [] : text('identifier', subfieldText(field, 'a'), { type: kind })
    }),
  ]
}

function recordInfo(record: MarcRecord): Parts {
  const source = firstField(record, '003')
  const control = controlNumber(record)
  return around('recordInfo', [
    ...text('descriptionStandard', subfieldText(firstField(record, '040'), 'e')),
    ...text('recordContentSource', subfieldText(firstField(record, '040'), 'a'), { authority: 'marcorg' }),
    ...(control === ''
      ? []
      : [
          {
            name: 'recordIdentifier',
            text: control,
            ...(source?.kind === 'control' && { attributes: { source: source.value } }),
          },
        ]),
  ])
}
