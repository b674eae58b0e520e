import { fieldsWith, firstField, subfieldText, textOf, type MarcRecord } from '@carrel/marc'
import { codeList } from '@carrel/marc-format'
import { resourceTypes } from '../rda/resource-types.ts'

/** Words of 300 $b for the kinds of illustration (008/18-21 of books), in the order in which they are coded. */
const illustrations: readonly (readonly [string, RegExp])[] = [
  ['a', /\bill(?:us|\.|ustr)|\bil\.|Abb|ilustr|illustr/i],
  ['b', /\bmaps?\b|\bkarte|\bcartes?\b|\bmapas?\b/i],
  ['c', /\bport(?:r|s?\b)/i],
  ['d', /\bcharts?\b|\bdiagrams?\b|\bgraph/i],
  ['e', /\bplans?\b/i],
  ['f', /\bplates\b/i],
  ['g', /\bmusic\b|\bmus\./i],
  ['h', /\bfacsim/i],
  ['i', /\bcoats? of arms/i],
  ['j', /\bgenealogical/i],
  ['k', /\bforms?\b/i],
  ['l', /\bsamples?\b/i],
  ['o', /\bphoto/i],
]

/** Forms of item by carrier. */
const forms: Readonly<Record<string, string>> = {
  cr: 'o',
  hd: 'a',
  hb: 'a',
  hc: 'a',
  hj: 'a',
  hh: 'a',
  he: 'b',
  hf: 'b',
  hg: 'c',
}

/**
 * What other fields of a record say about positions of its 008, by their names: what has no field to tell it is not there. Sources:
 * MARC 21 008; 300 $b and 504 for books, 338 and 007 for the form of item, 041 for the language, 044 for the country.
 */
export function derivedPositions(record: MarcRecord): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const physical = fieldsWith(record, '300')
    .map((field) => textOf(field))
    .join(' ')
  const notes = [...fieldsWith(record, '500'), ...fieldsWith(record, '504')].map((field) => textOf(field)).join(' ')
  if (physical !== '') found.set('Illustrations', kindsOfIllustration(physical).padEnd(4))
  const [carrier] = resourceTypes(record).carriers
  const form = carrier === undefined ? undefined : (forms[carrier] ?? (carrier.startsWith('c') ? 'q' : undefined))
  if (form !== undefined) found.set('Form of item', form)
  if (/bibliograph|literaturverz|bibliogr[áa]f/i.test(notes)) found.set('Nature of contents', 'b')
  if (/\bindex|\bregister\b|\bíndice/i.test(notes)) found.set('Index', '1')
  if (record.fields.some(({ tag }) => tag === '111' || tag === '711')) found.set('Conference publication', '1')
  const language = languageCode(record)
  if (language !== undefined) found.set('Language', language)
  const country = subfieldText(firstField(record, '044'), 'a')?.trim()
  if (country !== undefined && codeList('countries').has(country))
    found.set('Place of publication, production or execution', country.padEnd(3))
  return found
}

function kindsOfIllustration(text: string): string {
  return illustrations
    .filter(([, words]) => words.test(text))
    .map(([code]) => code)
    .slice(0, 4)
    .join('')
}

function languageCode(record: MarcRecord): string | undefined {
  const code = subfieldText(firstField(record, '041'), 'ad')?.slice(0, 3)
  return code !== undefined && codeList('languages').has(code) ? code : undefined
}
