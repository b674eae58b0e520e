import type { MarcRecord } from '@carrel/marc'
import { readRdf, type RdfFormat } from '@carrel/rdf'
import { fromBibframe } from './from-bibframe.ts'

/** The records of a file of descriptions, or why there are none, in a sentence for its sender. */
export type BibframeRead =
  | { readonly ok: true; readonly records: readonly MarcRecord[] }
  | { readonly ok: false; readonly message: string }

/** How the forms are called in sentences. */
const names: Readonly<Record<RdfFormat, string>> = {
  turtle: 'Turtle',
  'rdf-xml': 'RDF/XML',
  'json-ld': 'JSON-LD',
  'n-triples': 'N-Triples',
}

/** Reads a whole file of descriptions in BIBFRAME 2 as records; UTF-8 only, with or without a byte order mark. */
export function readBibframe(bytes: Uint8Array, format: RdfFormat): BibframeRead {
  const text = decoded(bytes)
  if (text === undefined) return { ok: false, message: 'The file is not UTF-8; write it as UTF-8.' }
  const read = readRdf(text, format)
  if (!read.ok) {
    const { line, column, message } = read.problem
    return { ok: false, message: `It cannot be read as ${names[format]}: line ${line}, column ${column}: ${message}` }
  }
  const records = fromBibframe(read.quads)
  if (records.length > 0) return { ok: true, records }
  return { ok: false, message: `The file is ${names[format]}, but it describes no BIBFRAME work or instance.` }
}

/** The form of RDF that the beginning of a file (4 KiB are enough) is written in; undefined when it is something else. */
export function sniffRdf(head: Uint8Array): RdfFormat | undefined {
  const text = new TextDecoder('utf-8').decode(head).trimStart()
  if (text.startsWith('<?xml') || /^<(?:!--|[\w-]+:RDF[\s>]|RDF[\s>])/.test(text)) {
    return /<(?:[\w-]+:)?RDF[\s>]/.test(text) && text.includes('22-rdf-syntax-ns#') ? 'rdf-xml' : undefined
  }
  if (/^[[{]/.test(text)) return /"@(?:context|graph|id|type)"\s*:/.test(text) ? 'json-ld' : undefined
  const bare = text.replace(/^(?:#[^\r\n]*(?:\r?\n|$)\s*)+/, '')
  if (/^(?:@(?:prefix|base)\s|(?:PREFIX|BASE)\s+\S*\s*<)/i.test(bare)) return 'turtle'
  return /^(?:<[^<>\s]+>|_:\w+)\s+(?:<[^<>\s]+>|a\s|[\w-]+:\w)/.test(bare) ? 'turtle' : undefined
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
