import { controlField, createRecord, dataField, type Field, type MarcRecord } from '@carrel/marc'
import type { DublinCore, DublinCoreElement } from './dublin-core.ts'

/** What a made record is known by. */
export interface RecordNumber {
  /** Control number (001): the identifier at its source. */
  readonly control: string
  /** Who gave it (003). */
  readonly source: string
}

/** The longest value that is taken; what is longer is cut. */
const longest = 8000
/** A field of ISO 2709 counts its length in four digits; values in plenty are no description any more. */
const mostOfOne = 500

/**
 * A MARC 21 record made of a description in unqualified Dublin Core, after the crosswalk of the Library of Congress: minimal
 * level (Leader/17 7), all that stands there kept, the addresses as links.
 */
export function fromDublinCore(elements: DublinCore, number: RecordNumber): MarcRecord {
  const all = (element: DublinCoreElement): readonly string[] =>
    elements
      .filter((each) => each.element === element)
      .map(({ value }) => value.replace(/\s+/g, ' ').trim().slice(0, longest))
      .filter((value) => value !== '')
      .slice(0, mostOfOne)
  const [title = '[Untitled]', ...otherTitles] = all('title')
  const dates = all('date')
  const year = dates.map((date) => /(?<!\d)[12]\d{3}(?!\d)/.exec(date)?.[0]).find((found) => found !== undefined)
  const languages = all('language').flatMap((text) => languageCode(text) ?? [])
  const types = all('type')
  const identifiers = all('identifier')
  const [creator, ...creators] = all('creator')
  const fields: Field[] = [
    controlField('001', number.control),
    controlField('003', number.source),
    controlField(
      '008',
      `      ${year === undefined ? 'n    ' : `s${year}`}    xx ${' '.repeat(17)}${languages[0] ?? 'und'} d`,
    ),
    ...identifiers.flatMap(standardNumber),
    ...(languages.length > 1 ? [dataField('041', '0 ', ...languages.map((code) => ['a', code] as const))] : []),
    ...(creator === undefined ? [] : [dataField('100', '1 ', ['a', creator])]),
    dataField('245', creator === undefined ? '00' : '10', ['a', title]),
    ...otherTitles.map((text) => dataField('246', '33', ['a', text])),
    ...publication(all('publisher'), dates[0]),
    ...all('format').map((text) => dataField('500', '  ', ['a', text])),
    ...all('source').map((text) => dataField('534', '  ', ['p', 'Source:'], ['t', text])),
    ...all('description').map((text) => dataField('520', '  ', ['a', text])),
    ...all('coverage').map((text) => dataField('522', '  ', ['a', text])),
    ...all('rights').map((text) => dataField('540', '  ', ['a', text])),
    ...all('subject').map((text) => dataField('653', '  ', ['a', text])),
    ...types.map((text) => dataField('655', ' 7', ['a', text], ['2', 'local'])),
    ...[...creators, ...all('contributor')].map((text) => dataField('700', '1 ', ['a', text])),
    ...all('relation').map((text) => dataField('787', '0 ', text.startsWith('http') ? ['o', text] : ['t', text])),
    ...identifiers.filter((text) => /^https?:\/\/\S+$/i.test(text)).map((text) => dataField('856', '40', ['u', text])),
  ]
  return createRecord(`00000n${kindOf(types)}m a22000007a 4500`, fields)
}

function publication(publishers: readonly string[], date: string | undefined): readonly Field[] {
  if (publishers.length === 0 && date === undefined) return []
  return [
    dataField(
      '264',
      ' 1',
      ...publishers.map((name) => ['b', name] as const),
      ...(date === undefined ? [] : [['c', date] as const]),
    ),
  ]
}

/** A standard number in its own field: ISBN, ISSN, DOI; none for anything else but addresses, which become links. */
function standardNumber(text: string): readonly Field[] {
  const bare = text.replace(/^urn:/i, '')
  const isbn = /^(?:isbn[:\s]*)?((?:97[89][-\s]?)?(?:\d[-\s]?){9}[\dX])$/i.exec(bare)?.[1]
  if (isbn !== undefined) return [dataField('020', '  ', ['a', isbn.replaceAll(/[-\s]/g, '').toUpperCase()])]
  const issn = /^(?:issn[:\s]*)?(\d{4}-\d{3}[\dX])$/i.exec(bare)?.[1]
  if (issn !== undefined) return [dataField('022', '  ', ['a', issn.toUpperCase()])]
  const doi = /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi[:\s]*|info:doi\/)?(10\.\d{4,9}\/\S+)$/i.exec(text)?.[1]
  if (doi !== undefined) return [dataField('024', '7 ', ['a', doi], ['2', 'doi'])]
  return /^https?:\/\//i.test(text) ? [] : [dataField('024', '8 ', ['a', text])]
}

/** Leader/06 by the type that the description names; text where it names none. */
function kindOf(types: readonly string[]): string {
  const said = types.join(' ').toLowerCase()
  if (/moving\s?image|video|film/.test(said)) return 'g'
  if (/music|score/.test(said)) return 'j'
  if (/sound|audio/.test(said)) return 'i'
  if (/still\s?image|photograph|\bimage\b/.test(said)) return 'k'
  if (/\bmap\b|cartograph/.test(said)) return 'e'
  if (/dataset|software|interactive/.test(said)) return 'm'
  return /physical\s?object/.test(said) ? 'r' : 'a'
}

/** Codes of ISO 639-2/B for the two-letter codes and names that repositories write most. */
const codes: Readonly<Record<string, string>> = {
  ar: 'ara',
  arabic: 'ara',
  bg: 'bul',
  ca: 'cat',
  cs: 'cze',
  ces: 'cze',
  cy: 'wel',
  da: 'dan',
  de: 'ger',
  deu: 'ger',
  german: 'ger',
  deutsch: 'ger',
  el: 'gre',
  ell: 'gre',
  en: 'eng',
  english: 'eng',
  es: 'spa',
  spanish: 'spa',
  espanol: 'spa',
  et: 'est',
  eu: 'baq',
  fa: 'per',
  fi: 'fin',
  fr: 'fre',
  fra: 'fre',
  french: 'fre',
  francais: 'fre',
  ga: 'gle',
  he: 'heb',
  hi: 'hin',
  hr: 'hrv',
  hu: 'hun',
  id: 'ind',
  is: 'ice',
  isl: 'ice',
  it: 'ita',
  italian: 'ita',
  italiano: 'ita',
  ja: 'jpn',
  japanese: 'jpn',
  ko: 'kor',
  la: 'lat',
  latin: 'lat',
  lt: 'lit',
  lv: 'lav',
  mi: 'mao',
  nb: 'nob',
  nl: 'dut',
  nld: 'dut',
  dutch: 'dut',
  nn: 'nno',
  no: 'nor',
  pl: 'pol',
  polish: 'pol',
  pt: 'por',
  portuguese: 'por',
  ro: 'rum',
  ron: 'rum',
  ru: 'rus',
  russian: 'rus',
  sk: 'slo',
  slk: 'slo',
  sl: 'slv',
  sr: 'srp',
  sv: 'swe',
  swedish: 'swe',
  sw: 'swa',
  th: 'tha',
  tr: 'tur',
  uk: 'ukr',
  ur: 'urd',
  vi: 'vie',
  yi: 'yid',
  zh: 'chi',
  zho: 'chi',
  chinese: 'chi',
}

function languageCode(text: string): string | undefined {
  const word = text.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '')
  const first = /^[a-z]+/.exec(word)?.[0] ?? ''
  const known = codes[first]
  if (known !== undefined) return known
  return first.length === 3 && word.length <= 6 ? first : undefined
}
