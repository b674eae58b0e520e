import { subfieldText, subfieldTexts } from '@carrel/marc'
import { iri } from '@carrel/rdf'
import { bf, vocabulary } from '../names.ts'
import { type FieldRule, organization, saySource, sayStatus } from './conversion.ts'

const classes: Readonly<Record<string, string>> = {
  '050': 'ClassificationLcc',
  '055': 'ClassificationLcc',
  '060': 'ClassificationNlm',
  '080': 'ClassificationUdc',
  '082': 'ClassificationDdc',
  '083': 'ClassificationDdc',
}

/** Says 050 to 088: classifications. */
export const sayClassification: FieldRule = (conversion, { field, tag }) => {
  const { description: d, work } = conversion
  const type = classes[tag] ?? 'Classification'
  const items = subfieldTexts(field, 'b')
  subfieldTexts(field, 'a').forEach((text, index) => {
    const thing = d.part(work, bf('classification'), bf(type))
    d.text(thing, bf('classificationPortion'), tag === '082' ? text.replace(/\/$/, '') : text)
    if (index === 0 && items.length > 0) d.text(thing, bf('itemPortion'), items.join(' '))
    const agency =
      (tag === '050' && field.indicators[1] === '0') || (tag === '082' && field.indicators[1] === '0')
        ? 'dlc'
        : tag === '060' && field.indicators[1] === '0'
          ? 'dnlm'
          : undefined
    if (agency !== undefined) d.part(thing, bf('assigner'), bf('Agent'), vocabulary(`organizations/${agency}`))
    if (tag === '050' && field.indicators[0] === '0') sayStatus(d, thing, 'uba', 'used by assigner')
    if (tag === '082' || tag === '083') {
      const edition = subfieldText(field, '2')
      if (edition !== undefined) saySource(d, thing, edition)
      d.text(thing, bf('edition'), { '0': 'full', '1': 'abridged' }[field.indicators[0] ?? ' '])
      for (const code of subfieldTexts(field, 'q'))
        d.text(d.part(thing, bf('assigner'), bf('Agent'), organization(code)), bf('code'), code)
    } else
      for (const code of subfieldTexts(field, '2'))
        saySource(d, thing, code, tag === '084' ? 'classSchemes' : undefined)
    if (tag === '086' && field.indicators[0] === '0') saySource(d, thing, 'sudocs', 'classSchemes')
  })
  if (tag === '086')
    for (const text of subfieldTexts(field, 'z'))
      sayStatus(d, d.valued(work, bf('classification'), bf(type), text), 'cancinv', 'invalid')
}

/** Says 052: places by the class of their maps. */
export const sayMapClass: FieldRule = ({ description: d, work }, { field }) => {
  const area = subfieldText(field, 'a')
  if (area === undefined || field.indicators[0] !== ' ') return
  const places = subfieldTexts(field, 'b')
  for (const text of places.length > 0 ? places.map((place) => `${area}.${place}`) : [area])
    if (/^[\w.]+$/.test(text))
      d.say(work, bf('geographicCoverage'), iri(`http://id.loc.gov/authorities/classification/G${text}`))
}
