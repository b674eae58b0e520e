import { subfieldText, subfieldTexts } from '@carrel/marc'
import type { Subject } from '@carrel/rdf'
import { bf, bflc, edtf, label, vocabulary } from '../names.ts'
import { spoken } from '../paired.ts'
import { open, plain, unbracketed } from '../punctuation.ts'
import { addressOf, type Conversion, type FieldRule, joined, saySource, sayStatus, sayUsual } from './conversion.ts'

/** Says 300: extent, details, dimensions, what lies beside. */
export const sayExtent: FieldRule = (conversion, pair) => {
  const { description: d, instance } = conversion
  const { field } = pair
  const counts = subfieldTexts(field, 'a')
  const groups =
    counts.length > 1 && subfieldTexts(field, 'fg').length === 0 ? counts : [joined(field, 'afg', (text) => text)]
  groups.forEach((text, index) => {
    const extent = d.labelled(instance, bf('extent'), bf('Extent'), open(text.replace(/\s*\+$/, '')))
    if (!extent) return
    if (pair.other && pair.language !== undefined && index === 0)
      d.text(extent, label, joined(pair.other, 'afg', open), { language: pair.language })
    if (index === 0)
      for (const details of subfieldTexts(field, 'b'))
        sayTyped(conversion, extent, 'physical', open(details.replace(/\s*\+$/, '')))
    if (index === 0) sayUsual(d, extent, field)
  })
  for (const text of subfieldTexts(field, 'c')) d.text(instance, bf('dimensions'), open(text.replace(/\s*\+$/, '')))
  for (const text of subfieldTexts(field, 'e')) sayTyped(conversion, instance, 'accmat', open(text))
}

/** Says a note of a kind of the list of note types, such as `physical` or `accmat`. */
export function sayTyped({ description: d }: Conversion, on: Subject, kind: string, text: string): void {
  const note = d.part(on, bf('note'), [bf('Note'), vocabulary(`mnotetype/${kind}`)])
  d.text(note, label, text)
}

/** Says 254 to 257, 263, 310, 321, 351, 362. */
export const sayDescription: FieldRule = (conversion, pair) => {
  const { description: d, work, instance } = conversion
  const { field, tag } = pair
  if (tag === '254')
    for (const { text, ...form } of spoken(pair, (one) => joined(one, 'a')))
      d.text(d.part(work, bf('musicFormat'), bf('MusicFormat')), label, text, form)
  if (tag === '255') {
    const scale = subfieldText(field, 'a')
    if (scale !== undefined) d.labelled(work, bf('scale'), bf('Scale'), open(scale))
    const other = subfieldTexts(field, 'bcdefg')
    const thing = other.length === 0 ? undefined : d.part(work, bf('cartographicAttributes'), bf('Cartographic'))
    for (const [code, property] of [
      ['c', 'coordinates'],
      ['d', 'ascensionAndDeclination'],
      ['e', 'equinox'],
      ['f', 'outerGRing'],
      ['g', 'exclusionGRing'],
    ] as const)
      for (const text of thing ? subfieldTexts(field, code) : [])
        d.text(thing ?? work, bf(property), unbracketed(plain(text)))
    for (const text of thing ? subfieldTexts(field, 'b') : [])
      d.labelled(thing ?? work, bf('projection'), bf('Projection'), open(text))
  }
  if (tag === '256')
    for (const text of subfieldTexts(field, 'a')) sayTyped(conversion, instance, 'computer', plain(text))
  if (tag === '257')
    for (const text of subfieldTexts(field, 'a')) {
      const place = d.labelled(work, bf('originPlace'), bf('Place'), plain(text))
      for (const code of place ? subfieldTexts(field, '2') : []) saySource(d, place ?? work, code)
    }
  if (tag === '263')
    for (const text of subfieldTexts(field, 'a'))
      d.text(
        instance,
        bflc('projectedProvisionDate'),
        text.replace(/^(\d{4})(..)$/, (_, year: string, month: string) => `${year}-${month.replaceAll('-', 'X')}`),
        { datatype: edtf },
      )
  if (tag === '310' || tag === '321') {
    const own = addressOf(field)
    const frequency = d.part(instance, bf('frequency'), bf('Frequency'), own)
    for (const { text, ...form } of spoken(pair, (one) => joined(one, 'a'))) d.text(frequency, label, text, form)
    for (const text of subfieldTexts(field, 'b')) d.text(frequency, bf('date'), plain(text))
    sayStatus(d, frequency, tag === '310' ? 'current' : 'former', tag === '310' ? 'current' : 'former')
    sayUsual(d, frequency, field)
  }
  if (tag === '351') {
    const thing = d.part(work, bf('collectionArrangement'), bf('CollectionArrangement'))
    for (const [code, property] of [
      ['c', 'hierarchicalLevel'],
      ['a', 'collectionOrganization'],
      ['b', 'pattern'],
    ] as const)
      for (const text of subfieldTexts(field, code)) d.text(thing, bf(property), plain(text))
    sayUsual(d, thing, field)
  }
  if (tag === '362') {
    const text = joined(field, 'a', (all) => all)
    const issues = field.indicators[0] === '0' ? /^(.*?)\s*-\s*(.*?)\.?$/.exec(text) : null
    if (issues && issues[1] !== '') {
      d.text(instance, bf('firstIssue'), issues[1])
      d.text(instance, bf('lastIssue'), issues[2])
    } else sayTyped(conversion, instance, 'number', text)
  }
}
