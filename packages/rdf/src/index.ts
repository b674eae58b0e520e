/** RDF: statements, read from and written to Turtle, N-Triples, RDF/XML and JSON-LD. */
export {
  createRdfWriter,
  fileEndings,
  mediaTypes,
  rdfFormats,
  readRdf,
  writeRdf,
  type RdfFormat,
  type RdfWriter,
} from './formats.ts'
export { emptyList, Graph } from './graph.ts'
export { isAbsolute, resolveIri } from './iri.ts'
export type { Prefixes } from './prefixes.ts'
export { usualLimits, type RdfLimits, type RdfProblem, type ReadOptions } from './problem.ts'
export { readJsonLd, type JsonLdOptions } from './read-json-ld.ts'
export { readRdfXml } from './read-rdf-xml.ts'
export { readTurtle, type RdfRead } from './read-turtle.ts'
export { sameGraph } from './same-graph.ts'
export {
  blank,
  iri,
  literal,
  rdf,
  rdfs,
  termKey,
  xsd,
  type Blank,
  type Iri,
  type Literal,
  type Quad,
  type Subject,
  type Term,
} from './term.ts'
export type { Described } from './tree.ts'
export { writeJsonLd, type JsonValue } from './write-json-ld.ts'
export { writeRdfXml } from './write-rdf-xml.ts'
export { writeNTriples, writeTurtle, type WriteOptions } from './write-turtle.ts'
