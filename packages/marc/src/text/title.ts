import { subfieldTexts, type DataField } from '../record/field.ts'
import { dialectOf, type MarcRecord } from '../record/record.ts'

/** Marks around words that do not count in sorting: U+0098 and U+009C, and their twins of UNIMARC. */
const nonSorting = /\u0098[^\u009C]*\u009C\s*/gu
const marks = /[\u0088\u0089\u0098\u009C]/gu

/**
 * The title proper as a person reads it: 245 $a $b $n $p (without the slash, colon or equals sign it ends with), or $k of
 * a collection without a title; 200 $a $e $h $i in UNIMARC. Empty when there is none.
 */
export function titleOf(record: MarcRecord): string {
  const field = titleField(record)
  if (!field) return ''
  return trimmed(titleTexts(field).join(' ').replace(marks, ''))
}

/**
 * The title as it is sorted: without the article that the second indicator of 245 counts or that stands between
 * non-sorting marks. Upper case stays; folding is the business of the sort.
 */
export function sortTitle(record: MarcRecord): string {
  const field = titleField(record)
  if (!field) return ''
  const text = titleTexts(field).join(' ')
  const count = field.tag === '245' ? Number.parseInt(field.indicators[1] ?? '', 10) : 0
  const isMarked = text.includes('\u0098')
  const start = !isMarked && count > 0 && count < text.length ? count : 0
  return trimmed(text.slice(start).replace(nonSorting, '').replace(marks, ''))
}

function titleField(record: MarcRecord): DataField | undefined {
  const tag = dialectOf(record) === 'unimarc' ? '200' : '245'
  const field = record.fields.find((each) => each.tag === tag)
  return field?.kind === 'data' ? field : undefined
}

function titleTexts(field: DataField): string[] {
  const texts = subfieldTexts(field, field.tag === '245' ? 'abnp' : 'aehi')
  return texts.length > 0 ? texts : subfieldTexts(field, 'k')
}

/** Without the punctuation that ISBD puts before what follows. */
function trimmed(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\s/:;=,]+$/u, '')
    .trim()
}
