import { dialectOf, type MarcRecord } from '@carrel/marc'
import type { Quad } from '@carrel/rdf'
import { describe, type BibframeOptions } from './describe.ts'
import { missingFields } from './missing-fields.ts'
import { marcKey } from './names.ts'

/**
 * Describes a MARC 21 bibliographic record in BIBFRAME 2: one work, one instance, what they have to do with, and how the
 * description came to be, after the conversion specifications of the Library of Congress (2.x). Fields that this does not
 * hold word for word are kept beside it, so that reading it back gives the record again.
 *
 * Throws a RangeError for a record in another format than MARC 21.
 */
export function toBibframe(record: MarcRecord, options: BibframeOptions = {}): readonly Quad[] {
  if (dialectOf(record) === 'unimarc')
    throw new RangeError('The record is in UNIMARC; only MARC 21 can be described in BIBFRAME.')
  const described = describe(record, options)
  if (options.keepFields !== false)
    for (const key of missingFields(record, described)) described.description.text(described.admin, marcKey, key)
  return described.quads
}
