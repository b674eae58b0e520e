import {
  controlField,
  dataField,
  firstField,
  insertInOrder,
  mapFields,
  replaceField,
  withSubfields,
  type DataField,
  type MarcRecord,
} from '@carrel/marc'
import { codeList } from '@carrel/marc-format'
import { choice, flag } from '../language/param.ts'
import { stepKind } from '../language/step-kind.ts'
import { currentLanguage, unpackLanguages } from '../numbers/language-codes.ts'

/** Mends the codes of languages. */
export const languageCodes = stepKind({
  name: 'language-codes',
  title: 'Language codes',
  help: 'Gives each language in 041 its own subfield, puts current codes in place of those no longer given (scr: hrv), and brings 008/35-37 and 041 together.',
  group: 'numbers',
  params: {
    split: flag({ label: 'A subfield for each language (engfre)', preset: true }),
    current: flag({ label: 'Current codes for old ones, in 008 too', preset: true }),
    between: choice({
      label: 'Between 008 and 041',
      choices: [
        { value: 'leave', label: 'leave both' },
        { value: '008', label: 'code 008 from 041 $a where it has none' },
        { value: '041', label: 'add 041 from 008 where there is none' },
      ],
      preset: 'leave',
    }),
  },
  examples: [
    {
      step: {},
      before: [
        '=008  990101s1999\\\\\\\\ci\\\\\\\\\\\\\\\\\\\\\\\\000\\0\\scr\\d',
        '=041  1\\$aengfreger$hscr',
        '=041  07$aen$2iso639-1',
      ],
      after: [
        '=008  990101s1999\\\\\\\\ci\\\\\\\\\\\\\\\\\\\\\\\\000\\0\\hrv\\d',
        '=041  1\\$aeng$afre$ager$hhrv',
        '=041  07$aen$2iso639-1',
      ],
    },
    {
      step: { between: '008' },
      before: ['=008  990101s1999\\\\\\\\nyu\\\\\\\\\\\\\\\\\\\\\\000\\0\\\\\\\\\\d', '=041  0\\$aeng'],
      after: ['=008  990101s1999\\\\\\\\nyu\\\\\\\\\\\\\\\\\\\\\\000\\0\\eng\\d', '=041  0\\$aeng'],
    },
  ],
  compile: ({ split, current, between }) => {
    return (record) => {
      const mended = mapFields(record, '041', (field) =>
        field.kind === 'data' ? mendField(field, split, current) : field,
      )
      const coded = current ? with008(mended, (code) => currentLanguage(code)) : mended
      if (between === '008')
        return with008(coded, (code) => (codeList('languages').has(code) ? code : (first041(coded) ?? code)))
      return between === '041' ? with041(coded) : coded
    }
  },
})

/** Codes of another source (second indicator 7) are not MARC’s. */
function mendField(field: DataField, split: boolean, current: boolean): DataField {
  if (field.indicators[1] === '7') return field
  const subfields = field.subfields.flatMap((subfield) => {
    const { code, value } = subfield
    if (!/[a-z]/.test(code)) return [subfield]
    const codes = (split ? unpackLanguages(value) : undefined) ?? [value]
    const next = current ? codes.map(currentLanguage) : codes
    return next.length === 1 && next[0] === value ? [subfield] : next.map((each) => ({ code, value: each }))
  })
  const isSame =
    subfields.length === field.subfields.length && subfields.every((each, index) => each === field.subfields[index])
  return isSame ? field : withSubfields(field, subfields)
}

function with008(record: MarcRecord, change: (code: string) => string): MarcRecord {
  const field = firstField(record, '008')
  if (field?.kind !== 'control' || field.value.length < 38) return record
  const code = field.value.slice(35, 38)
  const next = change(code)
  if (next === code || next.length !== 3) return record
  return replaceField(record, field, controlField('008', `${field.value.slice(0, 35)}${next}${field.value.slice(38)}`))
}

function first041(record: MarcRecord): string | undefined {
  const field = record.fields.find((each) => each.kind === 'data' && each.tag === '041' && each.indicators[1] !== '7')
  const code = field?.kind === 'data' ? field.subfields.find((each) => each.code === 'a')?.value.trim() : undefined
  return code !== undefined && codeList('languages').has(code) ? code : undefined
}

function with041(record: MarcRecord): MarcRecord {
  const field = firstField(record, '008')
  const code = field?.kind === 'control' ? field.value.slice(35, 38) : ''
  const isMissing = !record.fields.some(({ tag }) => tag === '041') && codeList('languages').has(code)
  return isMissing ? insertInOrder(record, dataField('041', '0 ', ['a', code])) : record
}
