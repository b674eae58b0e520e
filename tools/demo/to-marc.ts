import { fixedLengthData, lastTransaction, leader, physicalDescription } from './fixed-fields.ts'
import { dataField, type MarcFields } from './marc-fields.ts'
import { addedNames, mainEntry } from './name-fields.ts'
import { notes, relatedEditions } from './note-fields.ts'
import { classification, libraryCode, numbers } from './number-fields.ts'
import { alone, linkPairs, scriptLanguage, type FieldPair } from './original-script.ts'
import { physical } from './physical-fields.ts'
import { seriesEntries, seriesStatements } from './series-fields.ts'
import { genreField, subjectField } from './subjects.ts'
import { publication, titles } from './title-fields.ts'
import type { Work } from './work.ts'

/** A full MARC 21 record, RDA and ISBD, of one work of the demo library. */
export function workToMarc(work: Work, controlNumber: string): MarcFields {
  const description = physicalDescription(work)
  const control = [
    { tag: '001', value: controlNumber },
    { tag: '003', value: libraryCode },
    { tag: '005', value: lastTransaction(work) },
    ...(work.kind === 'ebook' ? [{ tag: '006', value: 'm     o  d        ' }] : []),
    ...(description === undefined ? [] : [{ tag: '007', value: description }]),
    { tag: '008', value: fixedLengthData(work) },
  ]
  const pairs: FieldPair[] = [
    ...numbers(work).map(alone),
    ...classification(work).map(alone),
    ...mainEntry(work),
    ...titles(work),
    ...publication(work),
    ...physical(work).map(alone),
    ...seriesStatements(work),
    ...notes(work).map(alone),
    ...work.subjects.map((subject) => alone(subjectField(subject))),
    ...work.genres.map((genre) => alone(genreField(genre))),
    ...addedNames(work),
    ...relatedEditions(work).map(alone),
    ...seriesEntries(work),
    ...(work.url === undefined ? [] : [alone(dataField('856', '40', ['u', work.url], ['y', 'Read online']))]),
  ]
  return { leader: leader(work), fields: [...control, ...linkPairs(pairs, scriptLanguage(work))] }
}
