import { bf, value } from '../names.ts'
import { addHub } from './headings.ts'
import {
  add,
  isA,
  nameOf,
  noteKinds,
  statusesOf,
  text,
  texts,
  things,
  usualParts,
  type Part,
  type Reading,
} from './reading.ts'
import type { Related } from './relations.ts'

/** Adds 490 or 800 to 830: a series, as it stands or as it is traced. */
export function addSeries(reading: Reading, { thing, relation }: Related): void {
  const [title] = things(reading, thing, bf('title'))
  const enumeration = [
    ...texts(reading, relation, bf('seriesEnumeration')),
    ...texts(reading, thing, bf('seriesEnumeration')),
  ]
  const issns = things(reading, thing, bf('identifiedBy'))
    .filter((each) => isA(reading, each, 'Issn'))
    .map((each): Part => ['x', text(reading, each, value)])
  const isStatement =
    isA(reading, thing, 'Uncontrolled') ||
    statusesOf(reading, thing).some((code) => code === 't' || code === 'transcribed') ||
    isA(reading, thing, 'Instance')
  if (!isStatement) return addHub(reading, thing, '8', [...issns, ...enumeration.map((each): Part => ['v', each])])
  const called = title ? text(reading, title, bf('mainTitle')) : nameOf(reading, thing)
  const traced = statusesOf(reading, thing).includes('tr') ? '1' : '0'
  add(reading, '490', `${traced} `, [
    ['a', called],
    ...issns,
    ...enumeration.map((each): Part => ['v', each]),
    ...(relation ? usualParts(reading, relation) : []),
  ])
}

/** Adds 510: where it is cited or indexed. */
export function addCitation(reading: Reading, { name, thing }: Related): void {
  const [title] = things(reading, thing, bf('title'))
  const notes = things(reading, thing, bf('note'))
  const of = (code: string, ...kinds: string[]): Part[] =>
    notes
      .filter((each) => noteKinds(reading, each).some((kind) => kinds.includes(kind)))
      .map((each): Part => [code, nameOf(reading, each)])
  const location = of('c', 'location')
  const issns = things(reading, thing, bf('identifiedBy')).map((each): Part => ['x', text(reading, each, value)])
  const first = name === 'indexedIn' ? '0' : location.length > 0 ? '4' : '3'
  add(reading, '510', `${first} `, [
    ['a', title ? text(reading, title, bf('mainTitle')) : nameOf(reading, thing)],
    ...of('b', 'coverage'),
    ...location,
    ...issns,
  ])
}
