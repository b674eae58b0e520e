import type { Subject, Term } from '@carrel/rdf'
import { bf, bflc, edtf, label, value, vocabulary } from '../names.ts'
import { linkRelations } from '../to/description-fields.ts'
import { addHub } from './headings.ts'
import {
  add,
  codeOf,
  isA,
  keysOf,
  lastPart,
  nameOf,
  noteKinds,
  statusesOf,
  text,
  texts,
  things,
  usualParts,
  type Part,
  type Reading,
  type Spoken,
} from './reading.ts'

/** Adds 250 to 264: provision, scale, dates. */
export function addProvision(reading: Reading): void {
  const { work, instance, graph } = reading
  const statements = texts(reading, instance, bf('provisionActivityStatement'))
  const activities = things(reading, instance, bf('provisionActivity'))
  let used = false
  for (const each of activities) {
    const isCoded =
      graph.literals(each, bf('date')).some(({ datatype }) => datatype === edtf) ||
      things(reading, each, bf('place')).some(
        (place) => place.kind === 'iri' && place.value.startsWith(vocabulary('countries/')),
      )
    const simple: Part[] = [
      ['a', text(reading, each, bflc('simplePlace'))],
      ['b', text(reading, each, bflc('simpleAgent'))],
      ['c', text(reading, each, bflc('simpleDate'))],
    ]
    const places = things(reading, each, bf('place')).filter(
      (place) => !(place.kind === 'iri' && place.value.startsWith(vocabulary('countries/'))),
    )
    const structured: Part[] = [
      ...places.map((place): Part => ['a', nameOf(reading, place)]),
      ...things(reading, each, bf('agent')).map((agent): Part => ['b', nameOf(reading, agent)]),
      ...(isCoded && places.length === 0 && things(reading, each, bf('agent')).length === 0
        ? []
        : texts(reading, each, bf('date')).map((date): Part => ['c', date])),
    ]
    const parts = simple.some(([, part]) => typeof part === 'object' && part.text !== '') ? simple : structured
    if (parts.length === 0) continue
    used = true
    const second = isA(reading, each, 'Production')
      ? '0'
      : isA(reading, each, 'Distribution')
        ? '2'
        : isA(reading, each, 'Manufacture')
          ? '3'
          : '1'
    add(reading, '264', ` ${second}`, [...parts, ...usualParts(reading, each)])
  }
  if (!used) for (const each of statements) add(reading, '264', ' 1', statementParts(each))
  const copyright = graph.literals(instance ?? { kind: 'literal', value: '' }, bf('copyrightDate'))
  const plain = copyright.find(({ datatype }) => datatype === undefined) ?? copyright[0]
  if (plain && (plain.datatype !== edtf || (copyright.length === 1 && !used)))
    add(reading, '264', ' 4', [['c', /^\d{4}$/.test(plain.value) ? `©${plain.value}` : plain.value]])
  for (const each of things(reading, work, bf('scale'))) addScale(reading, each)
  for (const each of texts(reading, work, bf('scale'))) add(reading, '255', '  ', [['a', each]])
  for (const each of things(reading, work, bf('cartographicAttributes')).concat(
    things(reading, instance, bf('cartographicAttributes')),
  ))
    addCartographic(reading, each)
  for (const each of texts(reading, instance, bflc('projectedProvisionDate')).concat(
    texts(reading, instance, bflc('projectedPubDate')),
  ))
    add(reading, '263', '  ', [
      ['a', each.text.replace(/^(\d{4})-(..)$/, (_, year: string, month: string) => year + month.replaceAll('X', '-'))],
    ])
  const ofInstance = things(reading, instance, bf('originPlace'))
  const ofFilm = work !== undefined && isA(reading, work, 'MovingImage') ? things(reading, work, bf('originPlace')) : []
  for (const each of [...ofInstance, ...ofFilm])
    add(reading, '257', '  ', [['a', nameOf(reading, each)], ...usualParts(reading, each)])
}

/** "Columbia, 1940" as place, agent and date as far as its marks tell. */
function statementParts(statement: Spoken): readonly Part[] {
  const found = /^(?:(.*?)\s*:\s*)?(.*?),?\s*(\[?[©cp]?\d{4}[^,]*)?$/.exec(statement.text)
  if (!found) return [['a', statement]]
  return [
    [found[1] === undefined ? 'z' : 'a', found[1]],
    [found[1] === undefined ? 'a' : 'b', found[2]],
    ['c', found[3]],
  ]
}

function addScale(reading: Reading, scale: Term): void {
  const called = text(reading, scale, label)
  if (called.text !== '' && !/^(?:linear|angular)/.test(called.text)) add(reading, '255', '  ', [['a', called]])
}

function addCartographic(reading: Reading, thing: Term): void {
  add(reading, '255', '  ', [
    ['a', text(reading, thing, bf('scale'))],
    ...things(reading, thing, bf('projection')).map((each): Part => ['b', nameOf(reading, each)]),
    ['b', text(reading, thing, bf('projection'))],
    ...(['coordinates-c', 'ascensionAndDeclination-d', 'equinox-e', 'outerGRing-f', 'exclusionGRing-g'] as const).map(
      (pair): Part => [pair.slice(-1), text(reading, thing, bf(pair.slice(0, -2)))],
    ),
  ])
}

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

const relationTags: Readonly<Record<string, readonly [tag: string, second: string]>> = {
  ...Object.fromEntries(
    Object.entries(linkRelations).map(([key, name]) => [name, [key.slice(0, 3), key.slice(4) || ' ']]),
  ),
  precededBy: ['780', '0'],
  succeededBy: ['785', '0'],
  continues: ['780', '0'],
  continuedBy: ['785', '0'],
  absorbed: ['780', '5'],
  partOf: ['773', ' '],
  hasPart: ['774', ' '],
}

interface Related {
  readonly name: string
  readonly thing: Subject
  readonly relation: Subject | undefined
}

/** All that a thing has to do with, whether said by a property, a bf:Relation or the older bflc:Relationship. */
function relatedOf(reading: Reading, subject: Subject | undefined): readonly Related[] {
  if (!subject) return []
  const direct = [
    'hasSeries',
    'hasPart',
    'partOf',
    'relatedTo',
    'expressionOf',
    'translationOf',
    'references',
    ...Object.values(linkRelations),
  ]
  const found: Related[] = [...new Set(direct)].flatMap((name) =>
    things(reading, subject, bf(name)).map((thing) => ({ name, thing, relation: undefined })),
  )
  for (const thing of things(reading, subject, bflc('indexedIn')))
    found.push({ name: 'indexedIn', thing, relation: undefined })
  const relations = [...things(reading, subject, bf('relation')), ...things(reading, subject, bflc('relationship'))]
  for (const relation of relations) {
    const names = [...things(reading, relation, bf('relationship')), ...things(reading, relation, bflc('relation'))]
    const name = names.find((each) => each.kind === 'iri')
    const [thing] = [
      ...things(reading, relation, bf('associatedResource')),
      ...things(reading, relation, bf('relatedTo')),
    ]
    if (thing) found.push({ name: name ? lastPart(name.value) : 'relatedTo', thing, relation })
  }
  return found
}

/** Adds 130, 240, 490, 510, 700 to 787 and 800 to 830: series and other works. */
export function addRelated(reading: Reading): void {
  const { work, instance } = reading
  for (const each of texts(reading, instance, bf('seriesStatement')))
    add(reading, '490', '0 ', [
      ['a', each],
      [
        'v',
        texts(reading, instance, bf('seriesEnumeration'))[
          texts(reading, instance, bf('seriesStatement')).indexOf(each)
        ] ?? '',
      ],
    ])
  const hasAuthor = things(reading, work, bf('contribution')).some((each) => isA(reading, each, 'PrimaryContribution'))
  for (const related of [...relatedOf(reading, work), ...relatedOf(reading, instance)]) {
    const { name, thing } = related
    if (name === 'hasSeries' || isA(reading, thing, 'Series')) addSeries(reading, related)
    else if (name === 'expressionOf') addHub(reading, thing, hasAuthor ? '2' : '1', [])
    else if (name === 'indexedIn' || name === 'references') addCitation(reading, related)
    else if (isA(reading, thing, 'Hub') || keysOf(reading, thing).field)
      addHub(reading, thing, '7', relationWords(reading, related), name === 'hasPart' ? '2' : ' ')
    else if (isA(reading, thing, 'Uncontrolled')) addUncontrolled(reading, related)
    else addLink(reading, related)
  }
}

function relationWords(reading: Reading, { relation }: Related): readonly Part[] {
  return things(reading, relation, bf('relationship'))
    .filter((each) => each.kind === 'blank')
    .map((each): Part => ['i', { ...nameOf(reading, each), text: `${nameOf(reading, each).text}:` }])
}

function addSeries(reading: Reading, { thing, relation }: Related): void {
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

function addCitation(reading: Reading, { name, thing }: Related): void {
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

function addUncontrolled(reading: Reading, { name, thing }: Related): void {
  const [title] = things(reading, thing, bf('title'))
  const parts = (property: string, code: string): Part[] =>
    [...texts(reading, title, bf(property)), ...texts(reading, thing, bf(property))].map((each): Part => [code, each])
  add(reading, '740', `0${name === 'hasPart' ? '2' : ' '}`, [
    ['a', text(reading, title, bf('mainTitle'))],
    ...parts('partNumber', 'n'),
    ...parts('partName', 'p'),
  ])
}

function addLink(reading: Reading, { name, thing, relation }: Related): void {
  const [inner] = things(reading, thing, bf('hasInstance'))
  const key = inner ? keysOf(reading, inner).field : undefined
  if (key?.kind === 'data')
    return void reading.fields.push({ ...key, subfields: key.subfields.filter(({ code }) => code !== '6') })
  const [tag, second] = relationTags[name] ?? ['787', ' ']
  const [title] = [...things(reading, inner, bf('title')), ...things(reading, thing, bf('title'))]
  const [contribution] = things(reading, thing, bf('contribution'))
  const numbers = [...things(reading, thing, bf('identifiedBy')), ...things(reading, inner, bf('identifiedBy'))].map(
    (each): Part => {
      const number = text(reading, each, value)
      if (isA(reading, each, 'Issn')) return ['x', number]
      if (isA(reading, each, 'Isbn')) return ['z', number]
      const [assigner] = things(reading, each, bf('assigner'))
      const code = assigner ? codeOf(reading, assigner) : isA(reading, each, 'Lccn') ? 'DLC' : ''
      return ['w', code === '' ? number : `(${code})${number.text}`]
    },
  )
  const words = things(reading, relation, bf('note')).map((each): Part => [
    'i',
    { ...nameOf(reading, each), text: `${nameOf(reading, each).text}:` },
  ])
  const [agent] = things(reading, contribution, bf('agent'))
  const called = title ? text(reading, title, bf('mainTitle')) : nameOf(reading, thing)
  const isPlace = [
    ...things(reading, thing, bf('electronicLocator')),
    ...things(reading, inner, bf('electronicLocator')),
  ]
  if (called.text === '' && isPlace[0]) return add(reading, '856', '42', [['u', isPlace[0].value]])
  add(reading, tag, `0${second}`, [
    ...words,
    ['a', agent ? nameOf(reading, agent) : undefined],
    ['t', called],
    ...texts(reading, inner, bf('editionStatement')).map((each): Part => ['b', each]),
    ...texts(reading, inner, bf('provisionActivityStatement')).map((each): Part => ['d', each]),
    ...numbers,
  ])
}
