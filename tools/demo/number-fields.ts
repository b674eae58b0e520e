import { isbn10To13 } from '@carrel/identifiers'
import { callNumberParts } from './call-number.ts'
import { dataField, type DataField, type Subfield } from './marc-fields.ts'
import { areaCodesOf } from './subjects.ts'
import type { Work } from './work.ts'

/** MARC organisation code of the demo library, invented, for fields 003 and 040. */
export const libraryCode = 'ElmCL'

/** Fields 010 to 046: standard numbers, source, codes of language and place, date of the work. */
export function numbers(work: Work): DataField[] {
  return [
    ...(work.lccn === undefined ? [] : [dataField('010', '  ', ['a', `  ${work.lccn}`])]),
    ...(work.isbn === undefined ? [] : isbnForms(work.isbn).map((isbn) => dataField('020', '  ', ['a', isbn]))),
    ...(work.issn === undefined ? [] : [dataField('022', '  ', ['a', work.issn])]),
    ...(work.upc === undefined ? [] : [dataField('024', '1 ', ['a', work.upc])]),
    ...(work.scale === undefined ? [] : [dataField('034', '1 ', ['a', 'a'], ['b', String(work.scale)])]),
    dataField('040', '  ', ['a', libraryCode], ['b', 'eng'], ['e', 'rda'], ['c', libraryCode]),
    ...languageCodes(work),
    ...areas(work),
    ...(work.first === undefined
      ? []
      : [dataField('046', '  ', ['k', String(work.first).padStart(4, '0')], ['2', 'edtf'])]),
  ]
}

/** Field 041: languages of the text or sound, of the captions, of the original. */
function languageCodes(work: Work): DataField[] {
  const languages = [...new Set([work.lang ?? 'eng', ...(work.alsoIn ?? [])])]
  const captions = work.subtitles ?? []
  const original = work.from ?? (captions.length > 0 ? work.lang : undefined)
  if (languages.length === 1 && captions.length === 0 && original === undefined) return []
  return [
    dataField(
      '041',
      original === undefined ? '0 ' : '1 ',
      ...languages.map((code): Subfield => ['a', code]),
      ...captions.map((code): Subfield => ['j', code]),
      ['h', original],
    ),
  ]
}

/** 13 digits, and the 10 that an older book has on its cover. */
function isbnForms(isbn: string): readonly string[] {
  const long = isbn.length === 10 ? isbn10To13(isbn) : undefined
  return long === undefined ? [isbn] : [long, isbn]
}

function areas(work: Work): DataField[] {
  const codes = areaCodesOf(work.subjects)
  return codes.length === 0 ? [] : [dataField('043', '  ', ...codes.map((code): Subfield => ['a', code]))]
}

/** Fields 050, 082 and 092: where it stands by the Library of Congress, by Dewey, and on these shelves. */
export function classification(work: Work): DataField[] {
  const [lcClass, ...lcItem] = (work.lc ?? '').split(' ')
  const [localClass, localMark] = callNumberParts(work)
  return [
    ...(work.lc === undefined ? [] : [dataField('050', ' 4', ['a', lcClass], ['b', lcItem.join(' ')])]),
    ...(work.dewey === undefined ? [] : [dataField('082', '04', ['a', work.dewey], ['2', '23'])]),
    dataField('092', '  ', ['a', localClass], ['b', localMark]),
  ]
}
