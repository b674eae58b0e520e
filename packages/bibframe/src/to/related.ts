import { subfieldText, subfieldTexts } from '@carrel/marc'
import { literal, type Subject } from '@carrel/rdf'
import { writeMarcKey } from '../marc-key.ts'
import { bf, bflc, label, marcKey } from '../names.ts'
import { spoken } from '../paired.ts'
import { plain } from '../punctuation.ts'
import { addressOf, type Conversion, type FieldRule, joined, sayStatus, sayUsual } from './conversion.ts'
import { isTitle, nameText, sayHubParts } from './headings.ts'
import { sayTyped } from './physical.ts'

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

/** Says that a thing has to do with another one, which is still to be said; gives the relation. */
export function relate({ description: d }: Conversion, on: Subject, name: string, words: string): Subject {
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
