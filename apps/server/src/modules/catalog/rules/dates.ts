import { trimPunctuation } from '@carrel/text'
import type { DataField, Fields } from './fields.ts'
import { shown, text, values } from './fields.ts'

/** Where and when it was published, and in which form it is described. */
export interface PublicationDescription {
  readonly year: number | null
  readonly place: string | null
  readonly publisher: string | null
  readonly edition: string | null
  readonly extent: string | null
}

const earliest = 1000
const latest = 2200

/** Reads publication, edition and extent. */
export function describePublication(fields: Fields): PublicationDescription {
  const imprint = imprints(fields)
  const of = (code: string) => {
    for (const field of imprint) for (const value of values(field, code)) return orNull(trimPunctuation(shown(value)))
    return null
  }
  const [edition] = fields.all('250')
  const [extent] = fields.all('300')
  return {
    year: yearOf(fields),
    place: of('a'),
    publisher: of('b'),
    edition: edition ? orNull(trimPunctuation(text(edition, 'ab'))) : null,
    extent: extent ? orNull(trimPunctuation(text(extent, 'abcefg'))) : null,
  }
}

/**
 * The year that a title is known by: Date 1 of 008 (places 7 to 10; MARC 21 008/06 tells what kind), else the first year
 * in the imprint. A decade or century ("198u") counts only where the imprint says nothing better.
 */
export function yearOf(fields: Fields): number | null {
  const coded = fields.control('008')[0]?.slice(6, 11) ?? ''
  const exact = /^[^b|]\d{4}$/.test(coded) ? likely(Number(coded.slice(1))) : null
  if (exact !== null) return exact
  for (const field of [...imprints(fields), ...fields.all('264')]) {
    for (const value of values(field, 'cg')) {
      const year = /(?<!\d)(1\d{3}|20\d\d|21\d\d)(?!\d)/.exec(value)
      if (year) return likely(Number(year[1]))
    }
  }
  const vague = /^[^b|](1\d|20)(\d|u)u$/.exec(coded)
  return vague ? likely(Number(`${vague[1]}${vague[2] === 'u' ? '0' : vague[2]}0`)) : null
}

function likely(year: number): number | null {
  return year >= earliest && year <= latest ? year : null
}

/** Statements of publication: 264 with second indicator 1, else 260, else whatever 264 says. */
function imprints(fields: Fields): readonly DataField[] {
  const produced = fields.all('264')
  const published = produced.filter((field) => field.indicators[1] === '1')
  if (published.length > 0) return published
  const older = fields.all('260')
  return older.length > 0 ? older : produced
}

function orNull(value: string): string | null {
  return value === '' ? null : value
}
