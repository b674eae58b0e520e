import { Shortener, type Prefixes } from './prefixes.ts'
import { rdf, xsd, type Quad, type Term } from './term.ts'
import { treeOf, type Described, type Tree, type TreeOptions } from './tree.ts'
import type { WriteOptions } from './write-turtle.ts'

/** What JSON can hold. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue }

/** Statements of the default graph as objects whose names are shortened by the prefixes. */
export function jsonLdObjects(
  quads: readonly Quad[],
  shortener: Shortener,
  options: TreeOptions,
): readonly JsonValue[] {
  const writer = new JsonLdWriter(treeOf(quads, options), shortener)
  return writer.write()
}

/** Statements as a JSON-LD 1.1 document: a context of prefixes and a graph. */
export function writeJsonLd(quads: readonly Quad[], { prefixes = {}, ...options }: WriteOptions = {}): string {
  const graph = jsonLdObjects(quads, new Shortener(prefixes), options)
  return `${JSON.stringify({ '@context': prefixes, '@graph': graph }, undefined, 2)}\n`
}

class JsonLdWriter {
  readonly #tree: Tree
  readonly #shortener: Shortener

  constructor(tree: Tree, shortener: Shortener) {
    this.#tree = tree
    this.#shortener = shortener
  }

  write(): readonly JsonValue[] {
    return this.#tree.roots.map((root) => this.#object(root))
  }

  #object(thing: Described): JsonValue {
    const object: Record<string, JsonValue> = {}
    const { subject } = thing
    if (subject.kind === 'iri') object['@id'] = subject.value
    else if (!this.#tree.inside(subject)) object['@id'] = `_:${this.#tree.label(subject)}`
    const types = thing.types.map((type) => this.#name(type))
    if (types.length > 0) object['@type'] = types.length === 1 ? types[0]! : types
    for (const [predicate, objects] of thing.properties) {
      const values = objects.map((each) => this.#value(each))
      const key = predicate === rdf('type') ? '@type' : this.#name(predicate)
      object[key] = values.length === 1 ? values[0]! : values
    }
    return object
  }

  #value(term: Term): JsonValue {
    if (term.kind === 'literal') {
      if (term.language !== undefined) return { '@value': term.value, '@language': term.language }
      if (term.datatype === undefined) return term.value
      if (term.datatype === xsd('boolean') && /^(?:true|false)$/.test(term.value)) return term.value === 'true'
      if (term.datatype === xsd('integer') && /^(?:0|-?[1-9]\d{0,14})$/.test(term.value)) return Number(term.value)
      return { '@value': term.value, '@type': this.#name(term.datatype) }
    }
    const list = this.#tree.list(term)
    if (list) return { '@list': list.map((member) => this.#value(member)) }
    const inner = this.#tree.inside(term)
    if (inner) return this.#object(inner)
    return { '@id': term.kind === 'iri' ? term.value : `_:${this.#tree.label(term)}` }
  }

  #name(address: string): string {
    return this.#shortener.short(address) ?? address
  }
}

/** The prefixes as the beginning of a document that is written piece by piece. */
export function jsonLdHeader(prefixes: Prefixes): string {
  return `{"@context":${JSON.stringify(prefixes)},"@graph":[\n`
}

/** The end of such a document. */
export const jsonLdFooter = '\n]}\n'
