import { readJsonLd, type JsonLdOptions } from './read-json-ld.ts'
import { readRdfXml } from './read-rdf-xml.ts'
import { readTurtle, type RdfRead } from './read-turtle.ts'
import { Shortener } from './prefixes.ts'
import type { Quad } from './term.ts'
import { jsonLdFooter, jsonLdHeader, jsonLdObjects, writeJsonLd } from './write-json-ld.ts'
import { rdfXmlBody, rdfXmlFooter, rdfXmlHeader, rdfXmlShortener, writeRdfXml } from './write-rdf-xml.ts'
import { turtleBody, turtleHeader, writeNTriples, writeTurtle, type WriteOptions } from './write-turtle.ts'

/** The forms in which statements are read and written. */
export const rdfFormats = ['turtle', 'rdf-xml', 'json-ld', 'n-triples'] as const
/** One of them. */
export type RdfFormat = (typeof rdfFormats)[number]

/** How a form is called by machines. */
export const mediaTypes: Readonly<Record<RdfFormat, string>> = {
  turtle: 'text/turtle',
  'rdf-xml': 'application/rdf+xml',
  'json-ld': 'application/ld+json',
  'n-triples': 'application/n-triples',
}

/** How the names of its files end. */
export const fileEndings: Readonly<Record<RdfFormat, string>> = {
  turtle: 'ttl',
  'rdf-xml': 'rdf',
  'json-ld': 'jsonld',
  'n-triples': 'nt',
}

/** Reads a document in one of the forms. */
export function readRdf(text: string, format: RdfFormat, options: JsonLdOptions = {}): RdfRead {
  switch (format) {
    case 'turtle':
    case 'n-triples':
      return readTurtle(text, options)
    case 'rdf-xml':
      return readRdfXml(text, options)
    case 'json-ld':
      return readJsonLd(text, options)
  }
}

/** Writes a whole document in one of the forms. */
export function writeRdf(quads: readonly Quad[], format: RdfFormat, options: WriteOptions = {}): string {
  switch (format) {
    case 'turtle':
      return writeTurtle(quads, options)
    case 'n-triples':
      return writeNTriples(quads, options)
    case 'rdf-xml':
      return writeRdfXml(quads, options)
    case 'json-ld':
      return writeJsonLd(quads, options)
  }
}

/** A document that is written piece by piece: the header, the pieces, the footer. */
export interface RdfWriter {
  readonly header: string
  readonly footer: string
  /** The next piece; things without an address are those of the piece alone. */
  piece(quads: readonly Quad[]): string
}

/** Makes a writer for a document of many pieces, in memory for one of them. */
export function createRdfWriter(format: RdfFormat, { prefixes = {}, ...options }: WriteOptions = {}): RdfWriter {
  let pieces = 0
  const own = (): WriteOptions => ({ ...options, blankPrefix: `${options.blankPrefix ?? 'b'}${++pieces}.` })
  switch (format) {
    case 'turtle': {
      const shortener = new Shortener(prefixes)
      return {
        header: `${turtleHeader(prefixes)}\n`,
        footer: '',
        piece: (quads) => turtleBody(quads, shortener, own()),
      }
    }
    case 'n-triples':
      return { header: '', footer: '', piece: (quads) => writeNTriples(quads, own()) }
    case 'rdf-xml': {
      const shortener = rdfXmlShortener(prefixes)
      return {
        header: rdfXmlHeader(prefixes),
        footer: rdfXmlFooter,
        piece: (quads) => rdfXmlBody(quads, shortener, own()),
      }
    }
    case 'json-ld': {
      const shortener = new Shortener(prefixes)
      const piece = (quads: readonly Quad[]): string => {
        const text = jsonLdObjects(quads, shortener, own())
          .map((each) => JSON.stringify(each))
          .join(',\n')
        return pieces > 1 && text !== '' ? `,\n${text}` : text
      }
      return { header: jsonLdHeader(prefixes), footer: jsonLdFooter, piece }
    }
  }
}
