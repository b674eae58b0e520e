import { subfieldText, subfieldTexts, type DataField } from '@carrel/marc'
import { codeList } from '@carrel/marc-format'
import { literal, type Subject } from '@carrel/rdf'
import { writeMarcKey } from '../marc-key.ts'
import { bf, bflc, label, marcKey, vocabulary } from '../names.ts'
import { spoken, type Paired } from '../paired.ts'
import { open, plain } from '../punctuation.ts'
import { addressOf, joined, sayIdentifiers, saySource, type Conversion, type FieldRule } from './conversion.ts'

/** Subfields of the name and of the title in a heading, by the last two digits of its tag. */
const nameCodes: Readonly<Record<string, string>> = { '00': 'abcdjq', '10': 'abcdgn', '11': 'acdegnq' }
const titleCodes = 'tfgklmnoprs'
const uniformCodes = 'adfgklmnoprst'

/** Whether the heading names a work: a title behind a name, or a title alone. */
export const isTitle = (field: DataField, tag: string): boolean =>
  tag.slice(1) === '30' || tag === '240' || subfieldText(field, 't') !== undefined

/** The subfields of the name: those before $t. */
function nameOnly(field: DataField): DataField {
  const at = field.subfields.findIndex(({ code }) => code === 't')
  return at === -1 ? field : { ...field, subfields: field.subfields.slice(0, at) }
}

/** The subfields of the title: $t and those behind it. */
function titleOnly(field: DataField): DataField {
  const at = field.subfields.findIndex(({ code }) => code === 't')
  return at === -1 ? field : { ...field, subfields: field.subfields.slice(at) }
}

/** The text of a name: "Andersen, H. C. (Hans Christian), 1805-1875". */
export function nameText(field: DataField, tag: string): string {
  const codes = nameCodes[tag.slice(1)] ?? 'a'
  const meeting = tag.slice(1) === '11' ? codes.replace('e', 'e') : codes
  return plain(subfieldTexts(nameOnly(field), meeting).join(' ')).replace(/,$/, '')
}

/** The class of a name: a person, a family, an organization, a jurisdiction, a meeting. */
export function agentType(field: DataField, tag: string): string {
  const kind = tag.slice(1)
  const first = field.indicators[0]
  if (kind === '00') return first === '3' ? 'Family' : 'Person'
  if (kind === '10') return first === '1' ? 'Jurisdiction' : 'Organization'
  return 'Meeting'
}

/** Says a name as an agent. */
export function sayAgent(conversion: Conversion, on: Subject, predicate: string, pair: Paired): Subject {
  const { description: d } = conversion
  const { field, tag } = pair
  const ofWork = subfieldText(field, 't') !== undefined
  const agent = d.part(
    on,
    predicate,
    [bf('Agent'), bf(agentType(field, tag))],
    (ofWork ? undefined : addressOf(field)) ?? conversion.address('Agent', tag),
  )
  for (const { text, ...form } of spoken(pair, (one) => nameText(one, tag))) d.text(agent, label, text, form)
  d.say(agent, marcKey, literal(writeMarcKey(field)))
  if (pair.other && pair.language !== undefined)
    d.text(agent, marcKey, writeMarcKey(pair.other), { language: pair.language })
  if (!ofWork) sayIdentifiers(d, agent, field)
  return agent
}

/** Says 100, 110, 111 and, without a title, 700, 710, 711. */
export const sayContribution: FieldRule = (conversion, pair) => {
  const { description: d, work } = conversion
  const { tag, field } = pair
  const types = tag.startsWith('1') ? [bf('Contribution'), bf('PrimaryContribution')] : [bf('Contribution')]
  const contribution = d.part(work, bf('contribution'), types)
  sayAgent(conversion, contribution, bf('agent'), pair)
  // An agent of an authority file is the same thing in other records, where its field says other roles.
  if (addressOf(field) !== undefined) d.say(contribution, marcKey, literal(writeMarcKey(field)))
  sayRoles(conversion, contribution, field, tag)
}

function sayRoles({ description: d }: Conversion, contribution: Subject, field: DataField, tag: string): void {
  const before = d.quads.length
  for (const text of subfieldTexts(field, tag.slice(1) === '11' ? 'j' : 'ej'))
    d.labelled(contribution, bf('role'), bf('Role'), plain(text))
  for (const code of subfieldTexts(field, '4')) {
    const address = /^https?:\S+$/.test(code)
      ? code
      : /^[a-z]{3}$/.test(code)
        ? vocabulary(`relators/${code}`)
        : undefined
    d.labelled(
      contribution,
      bf('role'),
      bf('Role'),
      codeList('relators').get(code)?.name.toLowerCase() ?? (address === undefined ? code : undefined),
      address,
    )
  }
  if (d.quads.length === before)
    d.labelled(contribution, bf('role'), bf('Role'), 'contributor', vocabulary('relators/ctb'))
}

/** Says 720: a name that is under no control. */
export const sayUncontrolledName: FieldRule = (conversion, pair) => {
  const { description: d, work } = conversion
  const contribution = d.part(work, bf('contribution'), bf('Contribution'))
  const agent = d.part(contribution, bf('agent'), [
    bf('Agent'),
    bflc('Uncontrolled'),
    ...(pair.field.indicators[0] === '1' ? [bf('Person')] : []),
  ])
  for (const { text, ...form } of spoken(pair, (one) => joined(one, 'a'))) d.text(agent, label, text, form)
  sayRoles(conversion, contribution, pair.field, '720')
}

/** Says a work that is known by a heading: a hub with its name, its title and the field it came from. */
export function sayHub(
  conversion: Conversion,
  on: Subject,
  predicate: string,
  pair: Paired,
  type: string | readonly string[] = bf('Hub'),
): Subject {
  const { description: d } = conversion
  const { field, tag } = pair
  const hub = d.part(on, predicate, type, addressOf(field) ?? conversion.address('Hub', tag))
  sayHubParts(conversion, hub, pair)
  return hub
}

/** What is said of such a work. */
export function sayHubParts(conversion: Conversion, hub: Subject, pair: Paired): void {
  const { description: d } = conversion
  const { field, tag } = pair
  const isUniform = tag.slice(1) === '30' || tag === '240'
  const codes = isUniform ? uniformCodes : titleCodes
  if (!isUniform) {
    const contribution = d.part(hub, bf('contribution'), [bf('Contribution'), bf('PrimaryContribution')])
    const agent = d.part(contribution, bf('agent'), [bf('Agent'), bf(agentType(field, tag))])
    for (const { text, ...form } of spoken(pair, (one) => nameText(one, tag))) d.text(agent, label, text, form)
  }
  const part = (one: DataField) => (isUniform ? one : titleOnly(one))
  for (const { text, ...form } of spoken(pair, (one) =>
    plain(
      [...(isUniform ? [] : [`${nameText(one, tag).replace(/\.$/, '')}.`]), joined(part(one), codes, open)].join(' '),
    ),
  ))
    d.text(hub, label, text, form)
  const title = d.part(hub, bf('title'), bf('Title'))
  for (const { text, ...form } of spoken(pair, (one) => joined(part(one), isUniform ? 'a' : 't')))
    d.text(title, bf('mainTitle'), text, form)
  for (const text of subfieldTexts(part(field), 'n')) d.text(title, bf('partNumber'), plain(text))
  for (const text of subfieldTexts(part(field), 'p')) d.text(title, bf('partName'), plain(text))
  const skip =
    tag === '240' || tag.startsWith('8') ? Number(field.indicators[1]) : isUniform ? Number(field.indicators[0]) : 0
  if (skip > 0) d.text(title, bflc('nonSortNum'), String(skip))
  for (const text of subfieldTexts(part(field), 'l')) d.labelled(hub, bf('language'), bf('Language'), plain(text))
  for (const text of subfieldTexts(part(field), 'f')) d.text(hub, bf('originDate'), plain(text))
  for (const text of subfieldTexts(part(field), 's')) d.text(hub, bf('version'), plain(text))
  for (const text of subfieldTexts(part(field), 'm')) d.labelled(hub, bf('musicMedium'), bf('MusicMedium'), plain(text))
  for (const text of subfieldTexts(part(field), 'r')) d.text(hub, bf('musicKey'), plain(text))
  d.say(hub, marcKey, literal(writeMarcKey(field)))
  if (pair.other && pair.language !== undefined)
    d.text(hub, marcKey, writeMarcKey(pair.other), { language: pair.language })
  sayIdentifiers(d, hub, field)
}

/** Says 130 and 240: the work is an expression of the one with that title. */
export const sayUniformTitle: FieldRule = (conversion, pair) => {
  const { description: d, work, pairs } = conversion
  const own = d.part(work, bf('title'), bf('Title'))
  for (const { text, ...form } of spoken(pair, (one) => joined(one, uniformCodes, open))) d.text(own, label, text, form)
  for (const { text, ...form } of spoken(pair, (one) => joined(one, 'a'))) d.text(own, bf('mainTitle'), text, form)
  const hub = sayHub(conversion, work, bf('expressionOf'), pair)
  const main = pair.tag === '240' ? pairs.find(({ tag }) => /^1[01][01]$|^100$|^110$|^111$/.test(tag)) : undefined
  if (!main) return
  const contribution = d.part(hub, bf('contribution'), [bf('Contribution'), bf('PrimaryContribution')])
  const agent = d.part(contribution, bf('agent'), [bf('Agent'), bf(agentType(main.field, main.tag))])
  d.text(agent, label, nameText(main.field, main.tag))
}

/** Says 700, 710, 711 with a title, and 730: a work that this one has to do with, or that is part of it. */
export const sayRelatedWork: FieldRule = (conversion, pair) => {
  const { description: d, work } = conversion
  const { field } = pair
  const isPart = field.indicators[1] === '2'
  const relation = d.part(work, bf('relation'), bf('Relation'))
  const named = subfieldTexts(field, 'i').map((text) => text.trim().replace(/\s*:$/, ''))
  d.labelled(
    relation,
    bf('relationship'),
    bf('Relationship'),
    isPart ? 'Has Part' : 'Related To',
    bf(isPart ? 'hasPart' : 'relatedTo'),
  )
  for (const text of named) d.labelled(relation, bf('relationship'), bf('Relationship'), text)
  sayHub(conversion, relation, bf('associatedResource'), pair)
}

const schemes: Readonly<Record<string, string>> = {
  '0': 'lcsh',
  '1': 'lcshac',
  '2': 'mesh',
  '3': 'nal',
  '5': 'cash',
  '6': 'rvm',
}
const schemeAddresses: Readonly<Record<string, string>> = {
  lcsh: 'http://id.loc.gov/authorities/subjects',
  lcshac: 'http://id.loc.gov/authorities/childrensSubjects',
  lcgft: 'http://id.loc.gov/authorities/genreForms',
  naf: 'http://id.loc.gov/authorities/names',
}
const subjectTypes: Readonly<Record<string, readonly [type: string, mads: string]>> = {
  '648': ['Temporal', 'Temporal'],
  '650': ['Topic', 'Topic'],
  '651': ['Place', 'Geographic'],
  '655': ['GenreForm', 'GenreForm'],
  '656': ['Topic', 'Occupation'],
  '657': ['Topic', 'Topic'],
}
const divisions: Readonly<Record<string, string>> = { v: 'GenreForm', x: 'Topic', y: 'Temporal', z: 'Geographic' }
const mads = (name: string) => `http://www.loc.gov/mads/rdf/v1#${name}`

/** Says 600 to 657: names, works, topics, places, times and genres that the work is about or of. */
export const saySubject: FieldRule = (conversion, pair) => {
  const { description: d, work } = conversion
  const { field, tag } = pair
  const isGenre = tag === '655'
  const isName = /^6(?:00|10|11)$/.test(tag)
  const title = isTitle(field, tag)
  const parts = field.subfields.filter(({ code }) => code in divisions)
  const mainText = (one: DataField): string =>
    isName || tag === '630'
      ? title
        ? plain(
            [
              ...(isName ? [`${nameText(one, tag)}.`.replace('..', '.')] : []),
              joined(isName ? titleOnly(one) : one, isName ? titleCodes : uniformCodes, open),
            ].join(' '),
          )
        : nameText(one, tag)
      : joined(one, tag === '650' ? 'abcd' : 'a', (text) => plain(text))
  const isComplex = parts.length > 0
  const own: readonly [string, string] =
    isName || tag === '630'
      ? title
        ? ['Hub', tag === '630' ? 'Title' : 'NameTitle']
        : [
            'Agent',
            { Person: 'PersonalName', Family: 'FamilyName', Meeting: 'ConferenceName' }[agentType(field, tag)] ??
              'CorporateName',
          ]
      : (subjectTypes[tag] ?? ['Topic', 'Topic'])
  const types = isComplex
    ? [
        bf(own[0] === 'Agent' || own[0] === 'Hub' || (own[0] === 'GenreForm' && !isGenre) ? 'Topic' : own[0]),
        mads('ComplexSubject'),
      ]
    : [bf(own[0]), ...(own[0] === 'Agent' ? [bf(agentType(field, tag))] : []), mads(own[1])]
  const subject = d.part(work, bf(isGenre ? 'genreForm' : 'subject'), types, addressOf(field))
  const whole = (one: DataField): string =>
    [mainText(one), ...one.subfields.filter(({ code }) => code in divisions).map(({ value }) => plain(value))].join(
      '--',
    )
  for (const { text, ...form } of spoken(pair, whole)) {
    d.text(subject, label, text, form)
    d.text(subject, mads('authoritativeLabel'), text, form)
  }
  d.say(subject, marcKey, literal(writeMarcKey(field)))
  if (pair.other && pair.language !== undefined)
    d.text(subject, marcKey, writeMarcKey(pair.other), { language: pair.language })
  const scheme = field.indicators[1] === '7' ? subfieldText(field, '2') : schemes[field.indicators[1] ?? ' ']
  const schemeAddress = scheme === undefined ? undefined : schemeAddresses[scheme]
  if (schemeAddress !== undefined) d.part(subject, mads('isMemberOfMADSScheme'), [], schemeAddress)
  if (scheme !== undefined) saySource(d, subject, scheme, 'subjectSchemes')
  for (const text of subfieldTexts(field, tag.endsWith('11') ? 'j' : 'e')) {
    const relation = d.part(subject, bflc('relationship'), bflc('Relationship'))
    d.labelled(relation, bflc('relation'), bflc('Relation'), plain(text))
  }
  if (tag === '650' || tag === '651')
    for (const text of subfieldTexts(field, 'g')) d.labelled(subject, bf('note'), bf('Note'), plain(text))
  if (title && !isComplex) sayHubTitle(conversion, subject, pair)
  if (isComplex) sayComponents(conversion, subject, mainText(field), own, parts)
  sayIdentifiers(d, subject, field)
}

function sayHubTitle({ description: d }: Conversion, hub: Subject, pair: Paired): void {
  const { field, tag } = pair
  if (tag !== '630') {
    const agent = d.part(d.part(hub, bf('contribution'), bf('Contribution')), bf('agent'), [
      bf('Agent'),
      bf(agentType(field, tag)),
    ])
    d.text(agent, label, nameText(field, tag))
  }
  const title = d.part(hub, bf('title'), bf('Title'))
  d.text(title, bf('mainTitle'), joined(tag === '630' ? field : titleOnly(field), tag === '630' ? 'a' : 't'))
}

function sayComponents(
  { description: d }: Conversion,
  subject: Subject,
  main: string,
  own: readonly [string, string],
  parts: DataField['subfields'],
): void {
  const members = [
    { type: own[0] === 'Agent' || own[0] === 'Hub' ? [bf(own[0]), mads(own[1])] : [mads(own[1])], text: main },
    ...parts.map(({ code, value }) => ({ type: [mads(divisions[code] ?? 'Topic')], text: plain(value) })),
  ]
  const first = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#first'
  const rest = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#rest'
  let at = d.part(subject, mads('componentList'), [])
  members.forEach(({ type, text }, index) => {
    const member = d.part(at, first, type)
    d.text(member, label, text)
    d.text(member, mads('authoritativeLabel'), text)
    if (index === members.length - 1) d.part(at, rest, [], 'http://www.w3.org/1999/02/22-rdf-syntax-ns#nil')
    else at = d.part(at, rest, [])
  })
}

/** Says 653: terms that are of no list. */
export const sayUncontrolledTerm: FieldRule = ({ description: d, work }, { field }) => {
  const type =
    { '1': 'Person', '2': 'Organization', '3': 'Meeting', '4': 'Temporal', '5': 'Place', '6': 'GenreForm' }[
      field.indicators[1] ?? ' '
    ] ?? 'Topic'
  for (const text of subfieldTexts(field, 'a')) {
    const thing = d.part(work, bf(type === 'GenreForm' ? 'genreForm' : 'subject'), [bf(type), bflc('Uncontrolled')])
    d.text(thing, label, plain(text))
  }
}
