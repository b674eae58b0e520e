import { subfieldText, subfieldTexts } from '@carrel/marc'
import { iri, literal, xsd, type Subject } from '@carrel/rdf'
import { writeMarcKey } from '../marc-key.ts'
import { bf, bflc, edtf, label, marcKey, value, vocabulary } from '../names.ts'
import { spoken } from '../paired.ts'
import { open, plain, unbracketed } from '../punctuation.ts'
import {
  addressOf,
  joined,
  organization,
  say,
  sayAddress,
  saySource,
  sayStatus,
  sayUsual,
  webAddress,
  type Conversion,
  type FieldRule,
} from './conversion.ts'
import { isTitle, nameText, sayHubParts } from './headings.ts'

const activities: Readonly<Record<string, string>> = {
  '0': 'Production',
  '1': 'Publication',
  '2': 'Distribution',
  '3': 'Manufacture',
}

/** Says 260 and 264: place, agent and date of what happened; a copyright date. */
export const sayProvision: FieldRule = (conversion, pair) => {
  const { description: d, instance } = conversion
  const { field, tag } = pair
  const second = field.indicators[1] ?? ' '
  if (tag === '264' && second === '4') {
    say(conversion, instance, bf('copyrightDate'), pair, 'c')
    return
  }
  const kind = tag === '264' ? activities[second] : 'Publication'
  const groups =
    tag === '260'
      ? ([
          ['Publication', 'abc'],
          ['Manufacture', 'efg'],
        ] as const)
      : ([[kind ?? 'Publication', 'abc']] as const)
  for (const [name, [a, b, c]] of groups.map(([type, codes]) => [type, codes.split('')] as const)) {
    if (a === undefined || b === undefined || c === undefined || subfieldTexts(field, a + b + c).length === 0) continue
    const activity = d.part(instance, bf('provisionActivity'), [bf('ProvisionActivity'), bf(name)])
    const each = (property: string, type: string, code: string): void => {
      subfieldTexts(field, code).forEach((text, index) => {
        const thing = d.part(activity, bf(property), bf(type))
        d.text(thing, label, tidy(text))
        if (pair.other && pair.language !== undefined)
          d.text(thing, label, tidy(subfieldTexts(pair.other, code)[index] ?? ''), { language: pair.language })
      })
    }
    each('place', 'Place', a)
    each('agent', 'Agent', b)
    for (const text of subfieldTexts(field, c))
      d.text(activity, bf('date'), plain(text).replace(/^\[([^\]]*)$|^([^[]*)\]$/, '$1$2'))
    sayUsual(d, activity, field)
  }
  const statement = spoken(pair, (one) => joined(one, 'abcefg', (text) => text))
  for (const { text, ...form } of statement) d.text(instance, bf('provisionActivityStatement'), text, form)
}

/** "[Paris :" is Paris: punctuation and an unfinished bracket belong to the statement. */
function tidy(text: string): string {
  const cut = plain(text)
  return unbracketed(/^\[[^\]]*$/.test(cut) ? cut.slice(1) : cut)
}

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

function sayTyped({ description: d }: Conversion, on: Subject, kind: string, text: string): void {
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

/** Says 490: a series as it stands on the resource. */
export const saySeriesStatement: FieldRule = (conversion, pair) => {
  const { description: d, instance } = conversion
  const { field } = pair
  const relation = relate(conversion, instance, 'hasSeries', 'Has Series')
  const series = d.part(relation, bf('associatedResource'), [bf('Series'), bflc('Uncontrolled')])
  sayStatus(d, series, 't', 'transcribed')
  const title = d.part(series, bf('title'), bf('Title'))
  for (const { text, ...form } of spoken(pair, (one) => joined(one, 'a'))) d.text(title, bf('mainTitle'), text, form)
  for (const text of subfieldTexts(field, 'x')) d.valued(series, bf('identifiedBy'), bf('Issn'), plain(text))
  for (const { text, ...form } of spoken(pair, (one) => joined(one, 'v')))
    d.text(relation, bf('seriesEnumeration'), text, form)
  if (field.indicators[0] === '1') sayStatus(d, series, 'tr', 'traced')
  sayUsual(d, relation, field)
}

/** Says 800 to 830: the series by its heading. */
export const saySeries: FieldRule = (conversion, pair) => {
  const { description: d, instance } = conversion
  const { field, tag } = pair
  const relation = relate(conversion, instance, 'hasSeries', 'Has Series')
  const series = d.part(
    relation,
    bf('associatedResource'),
    [bf('Series')],
    addressOf(field) ?? conversion.address('Series', tag),
  )
  if (isTitle(field, tag)) sayHubParts(conversion, series, pair)
  else d.text(series, label, nameText(field, tag))
  for (const text of subfieldTexts(field, 'x')) d.valued(series, bf('identifiedBy'), bf('Issn'), plain(text))
  for (const { text, ...form } of spoken(pair, (one) => joined(one, 'v')))
    d.text(relation, bf('seriesEnumeration'), text, form)
}

function relate({ description: d }: Conversion, on: Subject, name: string, words: string): Subject {
  const relation = d.part(on, bf('relation'), bf('Relation'))
  d.labelled(relation, bf('relationship'), bf('Relationship'), words, name.startsWith('http') ? name : bf(name))
  return relation
}

/** Fields 760 to 787 with the relationships that they mean, by second indicator for 780 and 785. */
export const linkRelations: Readonly<Record<string, string>> = {
  '760': 'subseriesOf',
  '762': 'subseries',
  '765': 'translationOf',
  '767': 'translation',
  '770': 'supplement',
  '772': 'supplementTo',
  '773': 'partOf',
  '774': 'hasPart',
  '775': 'otherEdition',
  '776': 'otherPhysicalFormat',
  '777': 'issuedWith',
  '786': 'dataSource',
  '787': 'relatedTo',
  '780 0': 'continues',
  '780 1': 'continuesInPart',
  '780 4': 'mergerOf',
  '780 5': 'absorptionOf',
  '780 6': 'absorptionOf',
  '780 7': 'separatedFrom',
  '785 0': 'continuedBy',
  '785 1': 'continuedInPartBy',
  '785 4': 'absorbedBy',
  '785 5': 'absorbedBy',
  '785 6': 'splitInto',
  '785 7': 'mergedToForm',
}

/** Says 760 to 787: other works and instances by what is cited of them. */
export const sayLink: FieldRule = (conversion, pair) => {
  const { description: d, work } = conversion
  const { field, tag } = pair
  const name =
    linkRelations[tag] ??
    linkRelations[`${tag} ${field.indicators[1] ?? '0'}`] ??
    (tag === '780' ? 'precededBy' : tag === '785' ? 'succeededBy' : 'relatedTo')
  const relation = relate(conversion, work, name, name)
  const other = d.part(relation, bf('associatedResource'), bf('Work'))
  const instance = d.part(other, bf('hasInstance'), bf('Instance'))
  const name1 = subfieldText(field, 'a')
  if (name1 !== undefined) {
    const agent = d.part(
      d.part(other, bf('contribution'), [bf('Contribution'), bf('PrimaryContribution')]),
      bf('agent'),
      bf('Agent'),
    )
    for (const { text, ...form } of spoken(pair, (one) => joined(one, 'a'))) d.text(agent, label, text, form)
  }
  const uniform = subfieldText(field, 's')
  if (uniform !== undefined) d.text(d.part(other, bf('title'), bf('Title')), bf('mainTitle'), plain(uniform))
  if (subfieldText(field, 't') !== undefined) {
    const title = d.part(instance, bf('title'), bf('Title'))
    for (const { text, ...form } of spoken(pair, (one) => joined(one, 't'))) d.text(title, bf('mainTitle'), text, form)
  }
  for (const text of subfieldTexts(field, 'b')) d.text(instance, bf('editionStatement'), plain(text))
  for (const text of subfieldTexts(field, 'd')) d.text(instance, bf('provisionActivityStatement'), plain(text))
  for (const text of subfieldTexts(field, 'h')) d.labelled(instance, bf('extent'), bf('Extent'), plain(text))
  for (const text of subfieldTexts(field, 'n')) d.labelled(instance, bf('note'), bf('Note'), plain(text))
  for (const text of subfieldTexts(field, 'g')) d.text(instance, bf('part'), plain(text))
  for (const text of subfieldTexts(field, 'x')) d.valued(other, bf('identifiedBy'), bf('Issn'), text)
  for (const text of subfieldTexts(field, 'z')) d.valued(instance, bf('identifiedBy'), bf('Isbn'), text)
  for (const text of subfieldTexts(field, 'w')) {
    const local = /^\(([^)]+)\)\s*(.+)$/.exec(text)
    const thing = d.valued(
      instance,
      bf('identifiedBy'),
      bf(local?.[1] === 'DLC' ? 'Lccn' : 'Local'),
      local?.[2] ?? text,
    )
    if (local) d.text(d.part(thing, bf('assigner'), bf('Agent')), bf('code'), local[1])
  }
  for (const text of subfieldTexts(field, 'i'))
    d.labelled(relation, bf('note'), bf('Note'), text.trim().replace(/\s*:$/, ''))
  d.say(instance, marcKey, literal(writeMarcKey(field)))
}

/** Says 510: works that cite or index this one. */
export const sayCitation: FieldRule = (conversion, { field }) => {
  const { description: d, work } = conversion
  const isIndex = '012'.includes(field.indicators[0] ?? ' ')
  const other = d.part(
    relate(conversion, work, isIndex ? bflc('indexedIn') : bf('references'), isIndex ? 'indexed in' : 'references'),
    bf('associatedResource'),
    bf('Work'),
  )
  d.text(d.part(other, bf('title'), bf('Title')), bf('mainTitle'), joined(field, 'a'))
  for (const text of subfieldTexts(field, 'x')) d.valued(other, bf('identifiedBy'), bf('Issn'), text)
  for (const text of subfieldTexts(field, 'b')) sayTyped(conversion, other, 'coverage', plain(text))
  for (const text of subfieldTexts(field, 'c')) sayTyped(conversion, other, 'location', plain(text))
}

/** Says 740: a title under no control that is part of the work or has to do with it. */
export const sayUncontrolledTitle: FieldRule = (conversion, pair) => {
  const { description: d, work } = conversion
  const isPart = pair.field.indicators[1] === '2'
  const other = d.part(
    relate(conversion, work, isPart ? 'hasPart' : 'relatedTo', isPart ? 'Has Part' : 'Related To'),
    bf('associatedResource'),
    [bf('Work'), bflc('Uncontrolled')],
  )
  const title = d.part(other, bf('title'), bf('Title'))
  for (const { text, ...form } of spoken(pair, (one) => joined(one, 'a'))) d.text(title, bf('mainTitle'), text, form)
  for (const text of subfieldTexts(pair.field, 'n')) d.text(title, bf('partNumber'), plain(text))
  for (const text of subfieldTexts(pair.field, 'p')) d.text(title, bf('partName'), plain(text))
}

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

/** Says 052: places by the class of their maps. */
export const sayMapClass: FieldRule = ({ description: d, work }, { field }) => {
  const area = subfieldText(field, 'a')
  if (area === undefined || field.indicators[0] !== ' ') return
  const places = subfieldTexts(field, 'b')
  for (const text of places.length > 0 ? places.map((place) => `${area}.${place}`) : [area])
    if (/^[\w.]+$/.test(text))
      d.say(work, bf('geographicCoverage'), iri(`http://id.loc.gov/authorities/classification/G${text}`))
}
