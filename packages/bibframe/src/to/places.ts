import { subfieldTexts } from '@carrel/marc'
import { xsd } from '@carrel/rdf'
import { bf, label, value } from '../names.ts'
import { plain } from '../punctuation.ts'
import { type FieldRule, sayAddress, saySource, webAddress } from './conversion.ts'
import { relate } from './related.ts'

/** Says 752: a place with the places it lies in. */
export const sayPlaces: FieldRule = ({ description: d, work }, { field }) => {
  const place = d.part(work, bf('place'), [bf('Place'), 'http://www.loc.gov/mads/rdf/v1#HierarchicalGeographic'])
  const types: Readonly<Record<string, string>> = {
    a: 'Country',
    b: 'State',
    c: 'County',
    d: 'City',
    f: 'CitySection',
    g: 'Region',
    h: 'ExtraterrestrialArea',
  }
  const members = field.subfields.filter(({ code }) => code in types)
  d.text(place, label, members.map((each) => plain(each.value)).join('--'))
  for (const code of subfieldTexts(field, '2')) saySource(d, place, code)
}

/** Says 856: where it is on the net. */
export const sayLocator: FieldRule = (conversion, { field }) => {
  const { description: d, instance, work } = conversion
  const second = field.indicators[1] ?? ' '
  for (const text of subfieldTexts(field, 'u')) {
    const web = webAddress(text)
    if (web === undefined) continue
    if (second === '2') {
      const other = d.part(relate(conversion, work, 'relatedTo', 'Related To'), bf('associatedResource'), bf('Work'))
      sayAddress(d, other, bf('electronicLocator'), web)
      continue
    }
    const item = d.part(
      instance,
      bf('hasItem'),
      [bf('Item'), ...(second === '0' || second === '1' ? [bf('Electronic')] : [])],
      undefined,
    )
    const resource = d.part(item, bf('electronicLocator'), 'http://www.w3.org/2000/01/rdf-schema#Resource')
    d.text(resource, value, web, { datatype: xsd('anyURI') })
    for (const note of subfieldTexts(field, 'z3y')) d.labelled(resource, bf('note'), bf('Note'), note)
    d.say(item, bf('itemOf'), instance)
  }
}
