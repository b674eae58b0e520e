import { formatIssn } from '@carrel/identifiers'
import { controlField, createRecord, dataField, type Field, type MarcRecord } from '@carrel/marc'
import { agency, controlNumber, type KeptTitle } from './title-of-lines.ts'

const leaders = { serial: '00000nas a2200000 i 4500', monograph: '00000nam a2200000 i 4500' }

/** A brief record of a title that the catalogue lacks: its name, numbers, publisher and address. */
export function briefRecord(
  { name, kind, numbers, url, lines }: KeptTitle,
  { collection, key, day }: { readonly collection: number; readonly key: string; readonly day: string },
): MarcRecord {
  const line = lines[0] ?? {}
  const text = (column: string) => line[column] ?? ''
  const isSerial = kind === 'serial'
  const author = text('first_author')
  const year =
    /^\d{4}/.exec(text('date_monograph_published_online') || text('date_monograph_published_print'))?.[0] ?? ''
  const date = isSerial
    ? `c${(text('date_first_issue_online').slice(0, 4) || 'uuuu').padEnd(4, 'u')}9999`
    : year === ''
      ? 'nuuuuuuuu'
      : `s${year}    `
  // 008/23 of books and of serials is the form of the item: online.
  const fixed = `${day.replaceAll('-', '').slice(2)}${date}xx  ${isSerial ? '   ' : '    '}`
  const field008 = `${fixed.padEnd(23, ' ')}o${' '.repeat(11)}und d`
  const fields: Field[] = [
    controlField('001', controlNumber(collection, key)),
    controlField('003', agency),
    controlField('006', `m     o  d${' '.repeat(8)}`),
    controlField('007', 'cr |n|||||||||'),
    controlField('008', field008.slice(0, 40)),
    ...numbers.flatMap((number) => {
      const [kindOf, value = ''] = number.split(':')
      if (kindOf === 'issn') return [dataField('022', '  ', ['a', formatIssn(value)])]
      return kindOf === 'isbn' ? [dataField('020', '  ', ['a', value])] : []
    }),
    ...(author === '' ? [] : [dataField('100', '1 ', ['a', author])]),
    dataField('245', `${author === '' ? '0' : '1'}0`, ['a', name]),
    ...(text('monograph_edition') === '' ? [] : [dataField('250', '  ', ['a', text('monograph_edition')])]),
    ...(text('publisher_name') === '' && year === ''
      ? []
      : [
          dataField(
            '264',
            ' 1',
            ...(text('publisher_name') === '' ? [] : [['b', text('publisher_name')] as const]),
            ...(isSerial || year === '' ? [] : [['c', year] as const]),
          ),
        ]),
    dataField('300', '  ', ['a', '1 online resource']),
    dataField('336', '  ', ['a', 'text'], ['b', 'txt'], ['2', 'rdacontent']),
    dataField('337', '  ', ['a', 'computer'], ['b', 'c'], ['2', 'rdamedia']),
    dataField('338', '  ', ['a', 'online resource'], ['b', 'cr'], ['2', 'rdacarrier']),
    dataField('856', '40', ['u', url]),
  ]
  return createRecord(leaders[kind], fields)
}
