import { dataField, firstField, insertInOrder, subfieldTexts, type Field, type MarcRecord } from '@carrel/marc'
import { materialOf } from '@carrel/marc-format'
import { controlText } from './fixed-values.ts'

/** Forms of work by 008/33 of books. */
const literaryForms: Readonly<Record<string, string>> = {
  1: 'Fiction',
  d: 'Drama',
  e: 'Essays',
  f: 'Novel',
  h: 'Humor',
  i: 'Letters',
  j: 'Short stories',
  p: 'Poetry',
  s: 'Speeches',
}

/**
 * Adds attributes of the work that fixed fields and the uniform title say, where there is no such field yet: form (380),
 * medium of performance (382), number and opus (383) and key (384) (RDA 6.3, 6.15 to 6.17).
 */
export function addWorkAttributes(record: MarcRecord): MarcRecord {
  let next = record
  for (const field of attributes(record)) {
    if (!record.fields.some(({ tag }) => tag === field.tag)) next = insertInOrder(next, field)
  }
  return next
}

function attributes(record: MarcRecord): Field[] {
  const fields: Field[] = []
  const form = formOf(record)
  if (form !== undefined) fields.push(dataField('380', '  ', ['a', form]))
  const title = firstField(record, '240') ?? firstField(record, '130')
  if (!'cdj'.includes(record.leader[6] ?? '-') || !title) return fields
  const players = subfieldTexts(title, 'm').flatMap((text) =>
    text
      .split(',')
      .map(plain)
      .filter((each) => each !== ''),
  )
  if (players.length > 0) fields.push(dataField('382', '0 ', ...players.map((each) => ['a', each] as const)))
  const numbers = subfieldTexts(title, 'n').flatMap((text) =>
    text
      .split(',')
      .map(plain)
      .filter((each) => each !== ''),
  )
  const designation = designationOf(numbers)
  if (designation.length > 0) fields.push(dataField('383', '  ', ...designation))
  const [key] = subfieldTexts(title, 'r').map(plain)
  if (key !== undefined && key !== '') fields.push(dataField('384', '0 ', ['a', key]))
  return fields
}

/** A number before the opus is that of the work ($a); one behind it is a part of the opus and stands with it ($b). */
function designationOf(numbers: readonly string[]): (readonly [string, string])[] {
  const opusAt = numbers.findIndex((each) => each.startsWith('op. '))
  const before = opusAt < 0 ? numbers : numbers.slice(0, opusAt)
  const opus = opusAt < 0 ? [] : numbers.slice(opusAt)
  const serial = before.filter((each) => each.startsWith('no. ')).map((each) => ['a', each] as const)
  return [...serial, ...(opus.length > 0 ? [['b', opus.join(', ')] as const] : [])]
}

function formOf(record: MarcRecord): string | undefined {
  const { leader } = record
  if (materialOf(leader[6] ?? '', leader[7] ?? '') !== 'books') return undefined
  return literaryForms[controlText(record, '008')[33] ?? '']
}

function plain(text: string): string {
  return text.trim().replace(/[.,;]+$/, '')
}
