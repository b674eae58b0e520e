import { createRecord, type Field, type MarcRecord } from '@carrel/marc'
import { Graph, termKey, type Quad, type Subject } from '@carrel/rdf'
import type { RecordDescription } from './describe.ts'
import { addClassifications } from './from/classifications.ts'
import { addPhysical } from './from/physical.ts'
import { addProvision } from './from/provision.ts'
import { addRelated } from './from/related.ts'
import { addControlFields, leaderOf } from './from/fixed.ts'
import { addContributions, addSubjects } from './from/headings.ts'
import { addPlaces } from './from/places.ts'
import type { Reading } from './from/reading.ts'
import { addCataloguer, addCodes, addIdentifiers, addNotes, addTerms } from './from/simple.ts'
import { addTitles } from './from/titles.ts'
import { bf } from './names.ts'

/** A work and an instance of it. */
export interface Pair {
  readonly work: Subject | undefined
  readonly instance: Subject | undefined
}

/** Works with their instances that stand for themselves, in the order of the document. */
export function pairsOf(graph: Graph): readonly Pair[] {
  const isMain = (subject: Subject): boolean =>
    !graph.quads.some(
      (quad) =>
        quad.predicate !== bf('instanceOf') &&
        quad.predicate !== bf('hasInstance') &&
        pointsAt.get(termKey(subject))?.has(quad) === true,
    )
  const pointsAt = new Map<string, Set<Quad>>()
  for (const quad of graph.quads) {
    if (
      quad.object.kind === 'literal' ||
      quad.predicate === bf('instanceOf') ||
      quad.predicate === bf('hasInstance') ||
      quad.predicate === bf('itemOf')
    )
      continue
    const key = termKey(quad.object)
    const known = pointsAt.get(key)
    if (known) known.add(quad)
    else pointsAt.set(key, new Set([quad]))
  }
  const stands = (subject: Subject): boolean =>
    !pointsAt.has(termKey(subject)) || (subject.kind === 'iri' && isMain(subject))
  const works = graph.ofType(bf('Work')).filter(stands)
  const instances = graph.ofType(bf('Instance')).filter(stands)
  const taken = new Set<string>()
  const pairs: Pair[] = []
  for (const work of unique(works)) {
    const own = unique([
      ...graph.objects(work, bf('hasInstance')).filter((each) => each.kind !== 'literal'),
      ...graph.subjects(bf('instanceOf'), work),
    ])
    for (const instance of own) {
      taken.add(termKey(instance))
      pairs.push({ work, instance })
    }
    if (own.length === 0) pairs.push({ work, instance: undefined })
  }
  for (const instance of unique(instances)) {
    if (taken.has(termKey(instance))) continue
    // An instance of a work that only belongs to another work is no record of its own.
    const ofWork = graph.subjects(bf('hasInstance'), instance)
    if (ofWork.length > 0 && !ofWork.some((work) => works.includes(work))) continue
    const [alone] = pairs
    if (pairs.length === 1 && alone?.instance === undefined && alone) pairs[0] = { work: alone.work, instance }
    else pairs.push({ work: undefined, instance })
  }
  return pairs
}

function unique(subjects: readonly Subject[]): readonly Subject[] {
  return [...new Map(subjects.map((each) => [termKey(each), each])).values()]
}

/** The record that the description itself gives. */
export function plainRecord(reading: Reading): MarcRecord {
  const { work, instance, admin } = reading
  const leader = leaderOf(reading)
  addControlFields(reading, leader)
  addIdentifiers(reading, instance, false)
  addIdentifiers(reading, work, false)
  addIdentifiers(reading, admin, true)
  addCataloguer(reading, reading)
  addCodes(reading)
  addClassifications(reading)
  addContributions(reading)
  addTitles(reading)
  addProvision(reading)
  addPhysical(reading)
  for (const on of [work, instance]) {
    addTerms(reading, on)
    addNotes(reading, on)
  }
  for (const item of instance ? reading.graph.objects(instance, bf('hasItem')) : []) addNotes(reading, item)
  addNotes(reading, admin, true)
  addSubjects(reading)
  addRelated(reading)
  addPlaces(reading)
  return createRecord(leader, inOrder(reading.fields))
}

/** Fields in the order of their tags, those in another script at the end; equal ones as they came. */
export function inOrder(fields: readonly Field[]): readonly Field[] {
  return [...fields].sort((a, b) => (a.tag < b.tag ? -1 : a.tag > b.tag ? 1 : 0))
}

/** The record that a description which was just made gives when it is read back. */
export function readBack({ quads, work, instance, admin }: RecordDescription): MarcRecord {
  return plainRecord({ graph: new Graph(quads), work, instance, admin, fields: [], pairs: 0 })
}
