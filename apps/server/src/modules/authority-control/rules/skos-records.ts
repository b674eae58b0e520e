import { controlField, createRecord, dataField, type Field, type MarcRecord } from '@carrel/marc'
import { Graph, rdfs, termKey, type Literal, type Quad, type Subject } from '@carrel/rdf'

const skos = (name: string) => `http://www.w3.org/2004/02/skos/core#${name}`
const xl = (name: string) => `http://www.w3.org/2008/05/skos-xl#${name}`
const dct = (name: string) => `http://purl.org/dc/terms/${name}`
const dc = (name: string) => `http://purl.org/dc/elements/1.1/${name}`
const mads = (name: string) => `http://www.loc.gov/mads/rdf/v1#${name}`

/** A concept as an authority record, or why there can be none of it. */
export type ConceptRecord =
  | { readonly address: string; readonly record: MarcRecord }
  | { readonly address: string; readonly problem: string }

/** What a heading of each type of MADS is in MARC; everything else is a topic. */
const tagOfType: Readonly<Record<string, string>> = {
  [mads('PersonalName')]: '100',
  [mads('FamilyName')]: '100',
  [mads('CorporateName')]: '110',
  [mads('ConferenceName')]: '111',
  [mads('Title')]: '130',
  [mads('Geographic')]: '151',
  [mads('GenreForm')]: '155',
}

/** Vocabularies by where their concepts live on the web. */
const codeOfPlace: readonly (readonly [RegExp, string])[] = [
  [/^https?:\/\/(?:www\.)?homosaurus\.org\//, 'homoit'],
  [/^https?:\/\/id\.loc\.gov\/authorities\/subjects\//, 'lcsh'],
  [/^https?:\/\/id\.loc\.gov\/authorities\/childrensSubjects\//, 'lcshac'],
  [/^https?:\/\/id\.loc\.gov\/authorities\/genreForms\//, 'lcgft'],
  [/^https?:\/\/id\.loc\.gov\/authorities\/performanceMediums\//, 'lcmpt'],
  [/^https?:\/\/id\.loc\.gov\/authorities\/demographicTerms\//, 'lcdgt'],
  [/^https?:\/\/id\.loc\.gov\/authorities\/names\//, 'lcnaf'],
  [/^https?:\/\/id\.worldcat\.org\/fast\//, 'fast'],
  [/^https?:\/\/id\.nlm\.nih\.gov\/mesh\//, 'mesh'],
  [/^https?:\/\/vocab\.getty\.edu\/(?:page\/)?aat\//, 'aat'],
  [/^https?:\/\/d-nb\.info\/gnd\//, 'gnd'],
]

/**
 * The concepts of a vocabulary in SKOS as authority records, in the order of the document: preferred label 1XX, other labels 4XX,
 * broader, narrower and related concepts 5XX with $w, notes 667 to 688, what is deprecated out of use. Each relation is written
 * once and none is followed, so that concepts which are broader than themselves end nothing.
 *
 * @param quads - the statements of the document
 */
export function skosRecords(quads: readonly Quad[]): readonly ConceptRecord[] {
  const graph = new Graph(quads)
  const concepts = conceptsOf(graph)
  const language = mainLanguage(graph, concepts)
  return concepts.map((concept): ConceptRecord => {
    const address = concept.value
    const label = labelOf(graph, concept, language)
    if (label === undefined) {
      return { address, problem: `The concept ${address.slice(0, 300)} has no preferred label (skos:prefLabel).` }
    }
    return { address, record: recordOf(graph, concept, label, language) }
  })
}

function conceptsOf(graph: Graph): readonly Subject[] {
  const found = new Map<string, Subject>()
  const labelled = graph.quads.filter(
    ({ predicate }) => predicate === skos('prefLabel') || predicate === xl('prefLabel'),
  )
  const schemes = new Set(graph.ofType(skos('ConceptScheme')).map(termKey))
  for (const subject of [...graph.ofType(skos('Concept')), ...labelled.map(({ subject: one }) => one)]) {
    const key = termKey(subject)
    // A scheme and a collection have labels too; what has no address cannot be known again.
    if (subject.kind === 'iri' && !schemes.has(key) && !graph.types(subject).includes(skos('Collection')))
      found.set(key, subject)
  }
  return [...found.values()]
}

/** The language in which most concepts have their preferred label; where several have as many, English. */
function mainLanguage(graph: Graph, concepts: readonly Subject[]): string {
  const counts = new Map<string, number>()
  for (const concept of concepts) {
    const languages = new Set(labels(graph, concept, 'prefLabel').map(({ language }) => language ?? ''))
    for (const language of languages) counts.set(language, (counts.get(language) ?? 0) + 1)
  }
  const weight = ([language, count]: readonly [string, number]) => count + (language === 'en' ? 0.5 : 0)
  return [...counts].toSorted((a, b) => weight(b) - weight(a))[0]?.[0] ?? 'en'
}

/** Labels as texts, and as things of their own (SKOS-XL). */
function labels(graph: Graph, concept: Subject, name: string): readonly Literal[] {
  const things = graph.objects(concept, xl(name)).filter(({ kind }) => kind !== 'literal')
  const all = [
    ...graph.literals(concept, skos(name)),
    ...things.flatMap((thing) => graph.literals(thing, xl('literalForm'))),
  ]
  return all.map((one) => ({ ...one, value: tidy(one.value) })).filter(({ value }) => value !== '')
}

function labelOf(graph: Graph, concept: Subject, language: string): string | undefined {
  const own = labels(graph, concept, 'prefLabel')
  const found =
    own.find((one) => (one.language ?? '') === language) ??
    own.find((one) => one.language === undefined || one.language.startsWith('en')) ??
    own[0]
  return found?.value
}

function recordOf(graph: Graph, concept: Subject, label: string, language: string): MarcRecord {
  const tag = graph.types(concept).flatMap((type) => tagOfType[type] ?? [])[0] ?? defaultTag(concept.value)
  const successor = graph.objects(concept, dct('isReplacedBy'))[0]
  const isDeprecated =
    successor !== undefined || graph.literals(concept, 'http://www.w3.org/2002/07/owl#deprecated').some(isTrue)
  const status = successor ? 'x' : isDeprecated ? 'd' : 'n'
  const code = codeOfPlace.find(([place]) => place.test(concept.value))?.[1]
  const fields: Field[] = [
    controlField('001', numberOf(graph, concept)),
    controlField('008', '      n| anznnbabn          |a ana      '),
    dataField('024', '7 ', ['a', concept.value], ['2', 'uri']),
    dataField('040', '  ', ['a', 'SKOS'], ...(code === undefined ? [] : [['f', code] as const])),
    heading(tag, label),
    ...seeFrom(graph, concept, tag, label),
    ...seeAlso(graph, concept, language),
    ...notes(graph, concept),
    ...(successor ? [dataField('682', '  ', ['i', 'Use:'], ['a', labelOfTerm(graph, successor, language)])] : []),
  ]
  return createRecord(`00000${status}z  a2200000n  4500`, fields)
}

/** A genre in a vocabulary of genres is one although its type only says that it is a concept. */
function defaultTag(address: string): string {
  return address.includes('/genreForms/') ? '155' : '150'
}

/** By which the concept is known again: what it says itself, else the end of its address. */
function numberOf(graph: Graph, concept: Subject): string {
  const said = [...graph.literals(concept, dct('identifier')), ...graph.literals(concept, dc('identifier'))]
    .map(({ value }) => value.trim())
    .find((value) => /^[\w.:-]{1,60}$/.test(value))
  return said ?? (/[^/#]+(?=[/#]*$)/.exec(concept.value)?.[0] ?? concept.value).slice(0, 200)
}

function heading(tag: string, label: string, ...before: readonly (readonly [string, string])[]): Field {
  const isName = tag.endsWith('00')
  const indicators = isName ? (label.includes(',') ? '1 ' : '0 ') : /10$|11$/.test(tag) ? '2 ' : '  '
  const [main = '', ...divisions] = label.split(/\s*--\s*/)
  return dataField(tag, indicators, ...before, ['a', main], ...divisions.map((part) => ['x', part] as const))
}

function seeFrom(graph: Graph, concept: Subject, tag: string, label: string): Field[] {
  const seen = new Set([label])
  const fields: Field[] = []
  const from = `4${tag.slice(1)}`
  for (const name of ['altLabel', 'prefLabel', 'hiddenLabel']) {
    for (const { value } of labels(graph, concept, name)) {
      if (seen.has(value)) continue
      seen.add(value)
      // MARC 21 Authority $w/3 a: nothing that readers are shown, such as a common misspelling.
      fields.push(name === 'hiddenLabel' ? heading(from, value, ['w', 'nnna']) : heading(from, value))
    }
  }
  return fields
}

const relations: readonly (readonly [name: string, code: string])[] = [
  ['broader', 'g'],
  ['broaderGeneric', 'g'],
  ['narrower', 'h'],
  ['related', ''],
]

function seeAlso(graph: Graph, concept: Subject, language: string): Field[] {
  const seen = new Set<string>()
  return relations.flatMap(([name, code]) =>
    graph.objects(concept, skos(name)).flatMap((other): Field[] => {
      const key = `${code}${termKey(other)}`
      const label = labelOfTerm(graph, other, language)
      if (other.kind !== 'iri' || label === '' || seen.has(key)) return []
      seen.add(key)
      const tag = graph.types(other).flatMap((type) => tagOfType[type] ?? [])[0] ?? defaultTag(other.value)
      const field = heading(`5${tag.slice(1)}`, label, ...(code === '' ? [] : [['w', code] as const]))
      return field.kind === 'data'
        ? [{ ...field, subfields: [...field.subfields, { code: '0', value: other.value }] }]
        : [field]
    }),
  )
}

function labelOfTerm(graph: Graph, term: ReturnType<Graph['objects']>[number], language: string): string {
  return term.kind === 'iri' ? (labelOf(graph, term, language) ?? '') : ''
}

const noteTags: readonly (readonly [predicate: string, tag: string, code: string])[] = [
  [skos('scopeNote'), '680', 'i'],
  [rdfs('comment'), '680', 'i'],
  [skos('definition'), '677', 'a'],
  [skos('note'), '667', 'a'],
  [skos('editorialNote'), '667', 'a'],
  [skos('historyNote'), '688', 'a'],
  [skos('changeNote'), '688', 'a'],
]

function notes(graph: Graph, concept: Subject): Field[] {
  return noteTags.flatMap(([predicate, tag, code]) =>
    graph
      .literals(concept, predicate)
      .map(({ value }) => tidy(value))
      .filter((value) => value !== '')
      .map((value) => dataField(tag, '  ', [code, value])),
  )
}

function isTrue({ value }: Literal): boolean {
  return value === 'true' || value === '1'
}

/** In one line, without what no field of a record can hold. */
function tidy(value: string): string {
  return value
    .replaceAll(/\p{Cc}+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
}
