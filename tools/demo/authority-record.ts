import { controlField, createRecord, dataField, type Field, type MarcRecord } from '@carrel/marc'
import type { DemoAuthority } from './authorities.data.ts'
import { headingIndicator, headingSubfields, parseHeading } from './headings.ts'

const tags: Readonly<Record<string, string>> = { topic: '50', place: '51', genre: '55' }
/** MARC 21 Authority 008/11 and 040 $f: the system that a heading belongs to; names are of our own file. */
const systems: Readonly<Record<string, readonly [code: string, source: string | undefined]>> = {
  topic: ['a', undefined],
  place: ['a', undefined],
  genre: ['z', 'lcgft'],
}
/** MARC 21 Authority 008 of a name that is fully established. */
const nameCodes = '250101n| azznnaabn          |a aaa      '

/** An authority record of the demo library. */
export function authorityRecord(
  { heading, see = [], broader = [], also = [], found }: DemoAuthority,
  at: number,
): MarcRecord {
  const kind = /^(topic|place|genre):/.exec(heading)?.[1] ?? 'name'
  const [system, source] = systems[kind] ?? ['n', 'local']
  const field = (hundreds: '1' | '4' | '5', text: string, relation?: string) =>
    headingField(kind, hundreds, text, relation)
  const fields: Field[] = [
    controlField('001', `elm${String(at).padStart(5, '0')}`),
    controlField('003', 'ElmCo'),
    controlField('008', kind === 'name' ? nameCodes : `250101n| an${system}nnbabn          |a ana      `),
    dataField(
      '040',
      '  ',
      ['a', 'ElmCo'],
      ['b', 'eng'],
      ['c', 'ElmCo'],
      ...(source === undefined ? [] : [['f', source] as const]),
    ),
    field('1', heading.slice(kind === 'name' ? 0 : kind.length + 1)),
    ...see.map((text) => field('4', text)),
    ...broader.map((text) => field('5', text, 'g')),
    ...also.map((text) => field('5', text)),
    dataField('670', '  ', ['a', found ?? 'Titles of this library and what they say of it.']),
  ]
  return createRecord('00000nz  a2200000n  4500', fields)
}

function headingField(kind: string, hundreds: '1' | '4' | '5', text: string, relation?: string): Field {
  const before = relation === undefined ? [] : [['w', relation] as const]
  const tag = tags[kind]
  if (tag !== undefined) return dataField(`${hundreds}${tag}`, '  ', ...before, ['a', text])
  const name = parseHeading(text)
  return dataField(`${hundreds}00`, `${headingIndicator(name)} `, ...before, ...headingSubfields(name))
}
