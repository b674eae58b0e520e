import type { Field } from '@carrel/marc'
import type { Term } from '@carrel/rdf'
import { bf, bflc, mads, vocabulary } from '../names.ts'
import { nacoKey } from '@carrel/text'
import {
  add,
  authorityOf,
  codeOf,
  identifiersOf,
  isA,
  keysOf,
  lastPart,
  nameOf,
  text,
  texts,
  things,
  typesOf,
  type Part,
  type Reading,
} from './reading.ts'

/** Adds the contributions of the work: 1XX for the first who is primary, 7XX for the others. */
export function addContributions(reading: Reading): void {
  const all = things(reading, reading.work, bf('contribution'))
  const primary = all.find((each) => isA(reading, each, 'PrimaryContribution'))
  for (const each of all) {
    const [agent] = things(reading, each, bf('agent'))
    if (!agent) continue
    const roles = things(reading, each, bf('role'))
    const parts = roles.flatMap((role): Part[] => {
      const address =
        role.kind === 'iri' && role.value.startsWith(vocabulary('relators/')) ? lastPart(role.value) : undefined
      // "Contributor" says nothing, and is what is said when nothing was.
      if (address === 'ctb') return []
      if (address !== undefined) return [['4', address]]
      return role.kind === 'iri' ? [['4', role.value]] : [['e', nameOf(reading, role)]]
    })
    if (isA(reading, agent, 'Uncontrolled'))
      add(reading, '720', `${isA(reading, agent, 'Person') ? '1' : ' '} `, [['a', nameOf(reading, agent)], ...parts])
    else addAgent(reading, each, agent, each === primary ? '1' : '7', parts)
  }
}

/** The last two digits of the tag of an agent, with its first indicator. */
function kindOf(reading: Reading, agent: Term): readonly [kind: string, first: string] {
  const types = typesOf(reading, agent).join(' ')
  const name = nameOf(reading, agent).text
  if (/Family/.test(types)) return ['00', '3']
  if (/Meeting|Conference/.test(types)) return ['11', '2']
  if (/Jurisdiction/.test(types)) return ['10', '1']
  if (/Organization|CorporateName/.test(types)) return ['10', '2']
  return ['00', /^[^,]+, /.test(name) ? '1' : '0']
}

function addAgent(reading: Reading, contribution: Term, agent: Term, hundreds: string, parts: readonly Part[]): void {
  const second = ' '
  const called = nameOf(reading, agent)
  const key = ownKey(reading, contribution, called.text) ?? ownKey(reading, agent, called.text)
  if (key) {
    // The field says its roles itself.
    pushKey(reading, key, `${hundreds}${key.field.tag.slice(1)}`, second)
    return
  }
  if (called.text === '') return
  const [kind, first] = kindOf(reading, agent)
  const authority = authorityOf(agent)
  const role = kind === '11' ? parts.map(([code, text1]): Part => [code === 'e' ? 'j' : code, text1]) : parts
  add(reading, `${hundreds}${kind}`, `${first}${second}`, [
    ['a', called],
    ...role,
    ...(authority === undefined ? [] : [['0', authority] as const]),
    ...identifiersOf(reading, agent),
  ])
}

interface Key {
  readonly field: Extract<Field, { kind: 'data' }>
  readonly other: Extract<Field, { kind: 'data' }> | undefined
}

/** The field that a heading was made of, if its label still says the same. */
function ownKey(reading: Reading, thing: Term, called: string): Key | undefined {
  const { field, other } = keysOf(reading, thing)
  if (field?.kind !== 'data') return undefined
  const all = field.subfields
    .filter(({ code }) => !'0123456789we'.includes(code))
    .map(({ value }) => value)
    .join(' ')
  if (!hasWords(all, called)) return undefined
  return { field, other: other?.kind === 'data' ? other : undefined }
}

/** Whether all words of one text stand in another; marks and capitals make no difference. */
function hasWords(all: string, called: string): boolean {
  const said = called.replaceAll('--', ' ')
  const plain = new Set(all.split(betweenWords))
  // Most are written the same: the comparison form is not needed for these.
  if (said.split(betweenWords).every((word) => plain.has(word))) return true
  const known = new Set(nacoKey(all).split(' '))
  return nacoKey(said)
    .split(' ')
    .every((word) => word === '' || known.has(word))
}

const betweenWords = /[\s.,;:()]+/

function pushKey(reading: Reading, { field, other }: Key, tag: string, second?: string): void {
  const withTag = (one: Key['field']): Key['field'] => ({
    ...one,
    tag,
    indicators:
      second === undefined
        ? one.indicators
        : `${one.indicators[0] ?? ' '}${second === ' ' ? (one.indicators[1] ?? ' ') : second}`,
    subfields: one.subfields.filter(({ code }) => code !== '6'),
  })
  const own = withTag(field)
  if (!other) {
    reading.fields.push(own)
    return
  }
  const number = String(++reading.pairs).padStart(2, '0')
  const script = /\/.*$/.exec(other.subfields.find(({ code }) => code === '6')?.value ?? '')?.[0] ?? ''
  reading.fields.push({ ...own, subfields: [{ code: '6', value: `880-${number}` }, ...own.subfields] })
  reading.fields.push({
    ...withTag(other),
    tag: '880',
    subfields: [{ code: '6', value: `${tag}-${number}${script}` }, ...withTag(other).subfields],
  })
}

/** Adds a work that is known by its heading, in the hundreds that its relation asks for. */
export function addHub(
  reading: Reading,
  hub: Term,
  hundreds: '1' | '2' | '7' | '8',
  more: readonly Part[],
  second = ' ',
): void {
  const [title] = things(reading, hub, bf('title'))
  const main = text(reading, title, bf('mainTitle'))
  const key = ownKey(reading, hub, main.text) ?? (title ? ownKey(reading, title, main.text) : undefined)
  if (key) {
    const kind =
      hundreds === '2'
        ? '240'
        : key.field.tag === '240' && hundreds === '7'
          ? '730'
          : `${hundreds}${key.field.tag.slice(1)}`
    return pushKey(reading, key, kind, hundreds === '7' && second !== ' ' ? second : undefined)
  }
  const called = main.text === '' ? nameOf(reading, hub) : main
  if (called.text === '') return
  const [contribution] = things(reading, hub, bf('contribution'))
  const [agent] = things(reading, contribution, bf('agent'))
  const authority = authorityOf(hub)
  const skip = text(reading, title, bflc('nonSortNum')).text || '0'
  const parts: Part[] = [
    ...texts(reading, title, bf('partNumber')).map((each): Part => ['n', each]),
    ...texts(reading, title, bf('partName')).map((each): Part => ['p', each]),
    ...things(reading, hub, bf('language')).map((each): Part => ['l', nameOf(reading, each)]),
    ...texts(reading, hub, bf('originDate')).map((each): Part => ['f', each]),
    ...texts(reading, hub, bf('version')).map((each): Part => ['s', each]),
    ...more,
    ...(authority === undefined ? [] : [['0', authority] as const]),
  ]
  const isAlone = !agent || hundreds === '1' || hundreds === '2'
  if (isAlone) {
    const tag = hundreds === '2' ? '240' : `${hundreds}30`
    const indicators = hundreds === '2' ? `1${skip}` : hundreds === '8' ? ` ${skip}` : `${skip}${second}`
    return add(reading, tag, indicators, [['a', called], ...parts])
  }
  const [kind, first] = kindOf(reading, agent)
  add(reading, `${hundreds}${kind}`, `${first}${second}`, [['a', nameOf(reading, agent)], ['t', called], ...parts])
}

const subjectTags: readonly (readonly [pattern: RegExp, tag: string])[] = [
  [/\b(?:Hub|Work|NameTitle|Title)\b/, '630'],
  [/(?:Person|PersonalName|Family|FamilyName)\b/, '600'],
  [/(?:Organization|Jurisdiction|CorporateName)\b/, '610'],
  [/(?:Meeting|ConferenceName)\b/, '611'],
  [/#Geographic\b|\bPlace\b/, '651'],
  [/Temporal\b/, '648'],
  [/Occupation\b/, '656'],
  [/GenreForm\b/, '655'],
]
const secondOf: Readonly<Record<string, string>> = { lcsh: '0', lcshac: '1', mesh: '2', nal: '3', cash: '5', rvm: '6' }
const codeOfType: readonly (readonly [RegExp, string])[] = [
  [/GenreForm/, 'v'],
  [/Temporal/, 'y'],
  [/Geographic|Place|City|Country|State/, 'z'],
  [/./, 'x'],
]

/** Adds the subjects and genres of the work. */
export function addSubjects(reading: Reading): void {
  for (const each of things(reading, reading.work, bf('subject'))) addSubject(reading, each, undefined)
  for (const each of things(reading, reading.work, bf('genreForm'))) {
    // What 008 says by address alone, and terms of the list of genres that 008 draws on.
    const isFixed =
      each.kind === 'iri' &&
      (each.value.startsWith(vocabulary('marcgt/')) ||
        (/\/genreForms\//.test(each.value) &&
          things(reading, each, bf('source')).length === 0 &&
          reading.graph.object(each, mads('authoritativeLabel')) === undefined))
    if (!isFixed) addSubject(reading, each, '655')
  }
}

function addSubject(reading: Reading, subject: Term, only: string | undefined): void {
  const called = nameOf(reading, subject)
  const components = reading.graph.object(subject, mads('componentList'))
  const listed = components ? reading.graph.list(components) : []
  // Written without the mark of a list, the components are said one by one.
  const members = listed.length > 0 ? listed : things(reading, subject, mads('componentList'))
  const whole = called.text === '' ? members.map((member) => nameOf(reading, member).text).join(' ') : called.text
  const key = ownKey(reading, subject, whole)
  if (key) return pushKey(reading, key, key.field.tag)
  if (called.text === '' && members.length === 0) return
  const first = members[0] ?? subject
  const types = [...typesOf(reading, first), ...(members.length === 0 ? typesOf(reading, subject) : [])].join(' ')
  if (typesOf(reading, subject).some((type) => type.endsWith('HierarchicalGeographic')) && members.length > 0)
    return addPlaceSubject(reading, subject, members)
  const found = only ?? subjectTags.find(([pattern]) => pattern.test(types.replaceAll('/', ' ')))?.[1] ?? '650'
  // A genre at the head of a topic is its topic.
  const tag = only === undefined && found === '655' ? '650' : found
  if (isA(reading, subject, 'Uncontrolled') || (isBare(reading, subject) && members.length === 0)) {
    const kind = { '600': '1', '610': '2', '611': '3', '648': '4', '651': '5', '655': '6', '650': '0' }[tag] ?? ' '
    if (only === undefined || isA(reading, subject, 'Uncontrolled'))
      return add(reading, '653', ` ${kind}`, [['a', called]])
  }
  const source =
    things(reading, subject, bf('source')).map((one) => codeOf(reading, one))[0] ?? schemeOf(reading, subject)
  const second = source === undefined ? '4' : tag === '655' && source === 'lcsh' ? '0' : (secondOf[source] ?? '7')
  const authority = authorityOf(subject)
  const [main, ...rest] =
    members.length > 0
      ? members.map((member) => nameOf(reading, member))
      : called.text.split('--').map((part) => ({ ...called, text: part }))
  const parts: Part[] = [
    ['a', main],
    ...rest.map((part, index): Part => [
      members.length > 0
        ? (codeOfType.find(([pattern]) => pattern.test(typesOf(reading, members[index + 1]!).join(' ')))?.[1] ?? 'x')
        : 'x',
      part,
    ]),
    ...(second === '7' ? [['2', source] as const] : []),
    ...(authority === undefined ? [] : [['0', authority] as const]),
    ...identifiersOf(reading, subject),
  ]
  const lead =
    tag === '600'
      ? /^[^,]+, /.test(called.text)
        ? '1'
        : '0'
      : tag === '610' || tag === '611'
        ? '2'
        : tag === '630'
          ? '0'
          : tag === '655' || tag === '648' || tag === '651'
            ? ' '
            : ' '
  add(reading, tag, `${lead}${second}`, parts)
}

const placeCodes: Readonly<Record<string, string>> = {
  Country: 'a',
  State: 'b',
  County: 'c',
  City: 'd',
  CitySection: 'f',
  Region: 'g',
  ExtraterrestrialArea: 'h',
}

/** Adds 662: a place with the places it lies in. */
function addPlaceSubject(reading: Reading, subject: Term, members: readonly Term[]): void {
  const parts = members.map((each): Part => [
    placeCodes[typesOf(reading, each).map(lastPart)[0] ?? ''] ?? 'a',
    nameOf(reading, each),
  ])
  add(reading, '662', '  ', [
    ...parts,
    ...things(reading, subject, bf('source')).map((one): Part => ['2', codeOf(reading, one)]),
  ])
}

/** Neither of a list nor with an address: a word somebody put there. */
function isBare(reading: Reading, subject: Term): boolean {
  return (
    subject.kind === 'blank' &&
    things(reading, subject, bf('source')).length === 0 &&
    reading.graph.object(subject, mads('authoritativeLabel')) === undefined
  )
}

function schemeOf(reading: Reading, subject: Term): string | undefined {
  const address = [...things(reading, subject, mads('isMemberOfMADSScheme')), subject]
    .map((each) => each.value)
    .join(' ')
  if (/authorities\/(?:subjects|names)/.test(address)) return 'lcsh'
  if (/childrensSubjects/.test(address)) return 'lcshac'
  if (/genreForms/.test(address)) return 'lcgft'
  return /id\.worldcat\.org\/fast/.test(address) ? 'fast' : undefined
}
