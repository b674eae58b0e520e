import type { MarcRecord } from '@carrel/marc'
import { Graph, type Quad, type Subject } from '@carrel/rdf'
import { restoreFields } from './missing-fields.ts'
import { bf, marcKey } from './names.ts'
import { pairsOf, plainRecord } from './read-description.ts'

/**
 * Makes MARC 21 records of descriptions in BIBFRAME 2: one for each instance, with what is said of its work, and one for a
 * work without instances, after the conversion specifications of the Library of Congress. Fields that were kept beside the
 * description (`bflc:marcKey`) come back word for word where the description still says what they say.
 */
export function fromBibframe(quads: readonly Quad[]): readonly MarcRecord[] {
  const graph = new Graph(quads)
  return pairsOf(graph).map(({ work, instance }) => recordOf(graph, work, instance))
}

function recordOf(graph: Graph, work: Subject | undefined, instance: Subject | undefined): MarcRecord {
  const [own] = [instance, work].flatMap((each) => (each ? graph.objects(each, bf('adminMetadata')) : []))
  const admin = own === undefined || own.kind === 'literal' ? undefined : own
  const record = plainRecord({ graph, work, instance, admin, fields: [], pairs: 0 })
  const keys = admin ? graph.literals(admin, marcKey).map(({ value }) => value) : []
  return keys.length === 0 ? record : restoreFields(record, keys)
}
