import type { Term } from '@carrel/rdf'
import { bf, label } from '../names.ts'
import {
  add,
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

/** Adds 254, 300, 310, 321, 351, 362. */
export function addPhysical(reading: Reading): void {
  const { work, instance } = reading
  const notes = things(reading, instance, bf('note'))
  const kind = (each: Term, ...kinds: string[]): boolean => noteKinds(reading, each).some((one) => kinds.includes(one))
  const extents = things(reading, instance, bf('extent'))
  const details = [...notes, ...extents.flatMap((each) => things(reading, each, bf('note')))].filter((each) =>
    kind(each, 'physical', 'physical details'),
  )
  const parts: Part[] = [
    ...extents.map((each): Part => [
      'a',
      text(reading, each, label).text === '' ? nameOf(reading, each) : text(reading, each, label),
    ]),
    ...details.map((each): Part => ['b', nameOf(reading, each)]),
    ...texts(reading, instance, bf('dimensions')).map((each): Part => ['c', each]),
    ...notes
      .filter((each) => kind(each, 'accmat', 'accompanying material'))
      .map((each): Part => ['e', nameOf(reading, each)]),
    ...extents.slice(0, 1).flatMap((each) => usualParts(reading, each)),
  ]
  add(reading, '300', '  ', parts)
  for (const each of things(reading, instance, bf('frequency'))) {
    if (
      things(reading, each, bf('status')).length === 0 &&
      text(reading, each, bf('date')).text === '' &&
      each.kind === 'iri' &&
      things(reading, each, bf('note')).length === 0
    )
      continue
    const isFormer =
      statusesOf(reading, each).includes('former') ||
      things(reading, each, bf('note')).some((note) => /former/.test(nameOf(reading, note).text))
    add(reading, isFormer ? '321' : '310', '  ', [
      ['a', nameOf(reading, each)],
      ['b', text(reading, each, bf('date'))],
      ...usualParts(reading, each),
    ])
  }
  for (const each of things(reading, work, bf('collectionArrangement')))
    add(reading, '351', '  ', [
      ['c', text(reading, each, bf('hierarchicalLevel'))],
      ['a', text(reading, each, bf('collectionOrganization'))],
      ['b', text(reading, each, bf('pattern'))],
      ...usualParts(reading, each),
    ])
  const first = text(reading, instance, bf('firstIssue')).text
  const last = text(reading, instance, bf('lastIssue')).text
  if (first !== '' || last !== '') add(reading, '362', '0 ', [['a', `${first}-${last}`]])
  for (const each of notes.filter((one) => kind(one, 'number', 'numbering')))
    add(reading, '362', '1 ', [['a', nameOf(reading, each)]])
  for (const each of things(reading, work, bf('musicFormat')))
    if (each.kind === 'blank') add(reading, '254', '  ', [['a', nameOf(reading, each)]])
}
