import { Shortener, type Prefixes } from './prefixes.ts'
import { rdfNamespace, type Quad, type Term } from './term.ts'
import { treeOf, type Described, type Tree, type TreeOptions } from './tree.ts'
import type { WriteOptions } from './write-turtle.ts'

const marks: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
}
// oxlint-disable-next-line no-control-regex -- characters that XML 1.0 §2.2 does not allow
const forbidden =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g

const text = (value: string): string =>
  value.replace(forbidden, '\uFFFD').replace(/[&<>\r]/g, (mark) => marks[mark] ?? mark)
const attribute = (value: string): string =>
  value.replace(forbidden, '\uFFFD').replace(/[&<>"\n\r\t]/g, (mark) => marks[mark] ?? mark)

/** The prefixes of a document, `rdf` among them. */
const withRdf = (prefixes: Prefixes): Prefixes => ({ ...prefixes, rdf: rdfNamespace })

/** The XML declaration and the beginning of the root element. */
export function rdfXmlHeader(prefixes: Prefixes): string {
  const declared = Object.entries(withRdf(prefixes)).map(
    ([name, namespace]) => ` xmlns:${name}="${attribute(namespace)}"`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF${declared.join('\n ')}>\n`
}

/** The end of the root element. */
export const rdfXmlFooter = '</rdf:RDF>\n'

/** Makes the shortener that the body needs. */
export const rdfXmlShortener = (prefixes: Prefixes): Shortener => new Shortener(withRdf(prefixes))

/** Statements of the default graph as elements inside each other, without the root. */
export function rdfXmlBody(quads: readonly Quad[], shortener: Shortener, options: TreeOptions): string {
  return new RdfXmlWriter(treeOf(quads, options), shortener).write()
}

/** Statements as an RDF/XML document. Throws a RangeError for a property whose address no XML name can end. */
export function writeRdfXml(quads: readonly Quad[], { prefixes = {}, ...options }: WriteOptions = {}): string {
  return rdfXmlHeader(prefixes) + rdfXmlBody(quads, rdfXmlShortener(prefixes), options) + rdfXmlFooter
}

class RdfXmlWriter {
  readonly #tree: Tree
  readonly #shortener: Shortener
  #text = ''

  constructor(tree: Tree, shortener: Shortener) {
    this.#tree = tree
    this.#shortener = shortener
  }

  write(): string {
    for (const root of this.#tree.roots) this.#node(root, '  ')
    return this.#text
  }

  #node(thing: Described, margin: string): void {
    const first = thing.types.findIndex((type) => this.#name(type) !== undefined)
    const [tag, declaration] = this.#name(thing.types[first] ?? '') ?? ['rdf:Description', '']
    const { subject } = thing
    const about =
      subject.kind === 'iri'
        ? ` rdf:about="${attribute(subject.value)}"`
        : this.#tree.inside(subject)
          ? ''
          : ` rdf:nodeID="${this.#tree.label(subject)}"`
    this.#text += `${margin}<${tag}${declaration}${about}`
    if (thing.types.length - (first === -1 ? 0 : 1) === 0 && thing.properties.size === 0) {
      this.#text += '/>\n'
      return
    }
    this.#text += '>\n'
    thing.types.forEach((type, index) => {
      if (index !== first) this.#text += `${margin}  <rdf:type rdf:resource="${attribute(type)}"/>\n`
    })
    for (const [predicate, objects] of thing.properties)
      for (const object of objects) this.#property(predicate, object, `${margin}  `)
    this.#text += `${margin}</${tag}>\n`
  }

  #property(predicate: string, object: Term, margin: string): void {
    const found = this.#name(predicate)
    if (!found) throw new RangeError(`The property ${predicate} cannot be written in RDF/XML; take Turtle.`)
    const [tag, declaration] = found
    const open = `${margin}<${tag}${declaration}`
    if (object.kind === 'literal') {
      const form =
        object.language !== undefined
          ? ` xml:lang="${attribute(object.language)}"`
          : object.datatype === undefined
            ? ''
            : ` rdf:datatype="${attribute(object.datatype)}"`
      this.#text += object.value === '' ? `${open}${form}/>\n` : `${open}${form}>${text(object.value)}</${tag}>\n`
      return
    }
    const list = object.kind === 'blank' ? this.#tree.list(object) : undefined
    if (list && list.length > 0 && list.every((member) => member.kind !== 'literal')) {
      this.#text += `${open} rdf:parseType="Collection">\n`
      for (const member of list) this.#member(member, `${margin}  `)
      this.#text += `${margin}</${tag}>\n`
      return
    }
    const inner = this.#tree.inside(object)
    if (!inner) {
      const where =
        object.kind === 'iri' ? `resource="${attribute(object.value)}"` : `nodeID="${this.#tree.label(object)}"`
      this.#text += `${open} rdf:${where}/>\n`
      return
    }
    this.#text += `${open}>\n`
    this.#node(inner, `${margin}  `)
    this.#text += `${margin}</${tag}>\n`
  }

  #member(member: Term, margin: string): void {
    const inner = this.#tree.inside(member)
    if (inner) return this.#node(inner, margin)
    const where = member.kind === 'iri' ? `about="${attribute(member.value)}"` : `nodeID="${this.#tree.label(member)}"`
    this.#text += `${margin}<rdf:Description rdf:${where}/>\n`
  }

  /** An address as the name of an element, and the declaration that it needs. */
  #name(address: string): readonly [tag: string, declaration: string] | undefined {
    const short = this.#shortener.short(address)
    if (short !== undefined) return [short, '']
    const cut = /[\p{L}_][\p{L}\p{N}_-]*$/u.exec(address)
    if (!cut || cut.index === 0) return undefined
    return [`ns0:${cut[0]}`, ` xmlns:ns0="${attribute(address.slice(0, cut.index))}"`]
  }
}
