import { resolveIri } from './iri.ts'
import { problemAt, UnreadableRdf, usualLimits, type ReadOptions } from './problem.ts'
import { ownLabel, type RdfRead } from './read-turtle.ts'
import { blank, iri, literal, rdf, rdfNamespace, type Literal, type Quad, type Subject, type Term } from './term.ts'
import { XmlScanner, type StartTag } from './xml-scanner.ts'

/** Names of the RDF syntax that can be neither a thing nor a property (RDF/XML §6.2.2 and following). */
const syntaxNames = new Set([
  'RDF',
  'ID',
  'about',
  'parseType',
  'resource',
  'nodeID',
  'datatype',
  'bagID',
  'aboutEach',
  'aboutEachPrefix',
])

/** Reads RDF/XML (RDF 1.1 XML Syntax). Whatever the text, it gives a value and does not throw. */
export function readRdfXml(text: string, options: ReadOptions = {}): RdfRead {
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text
  const reader = new RdfXmlReader(source, options)
  try {
    reader.read()
    return { ok: true, quads: reader.quads, prefixes: new Map() }
  } catch (error) {
    if (error instanceof UnreadableRdf) return { ok: false, problem: problemAt(source, error.at, error.message) }
    throw error
  }
}

class RdfXmlReader {
  readonly quads: Quad[] = []
  readonly #scan: XmlScanner
  readonly #limits: typeof usualLimits
  readonly #blankPrefix: string
  #blanks = 0

  constructor(text: string, options: ReadOptions) {
    this.#scan = new XmlScanner(text, options.base)
    this.#limits = { ...usualLimits, ...options.limits }
    this.#blankPrefix = options.blankPrefix ?? ''
  }

  read(): void {
    const { next } = this.#between('The document')
    if (next !== 'start') throw this.#scan.error('There is no element in the document.')
    const root = this.#scan.start()
    if (isRdf(root, 'RDF')) this.#children(root, (tag) => void this.#node(tag))
    else this.#node(root)
    if (this.#between('The document').next !== 'nothing')
      throw this.#scan.error('A second element follows the document.')
  }

  /** White space between elements; text is an error there. */
  #between(where: string): { readonly next: 'start' | 'end' | 'nothing' } {
    const at = this.#scan.at
    const found = this.#scan.textBefore()
    if (found.text.trim() !== '') throw this.#scan.error(`${where} has text where only elements may stand.`, at)
    return found
  }

  #children(parent: StartTag, take: (tag: StartTag) => void): void {
    if (parent.isEmpty) return
    for (;;) {
      const { next } = this.#between(`The element ${parent.name}`)
      if (next === 'nothing') throw this.#scan.error(`The document ends inside the element ${parent.name}.`)
      if (next === 'end') return void this.#scan.end()
      if (this.#scan.depth > this.#limits.depth) throw this.#scan.error('The elements lie too deep inside each other.')
      take(this.#scan.start())
    }
  }

  /** RDF/XML §7.2.11: an element that is a thing. */
  #node(tag: StartTag): Subject {
    if (tag.namespace === '') throw this.#scan.error(`The element ${tag.name} has no namespace.`, tag.at)
    if (tag.namespace === rdfNamespace && (syntaxNames.has(tag.name) || tag.name === 'li'))
      throw this.#scan.error(`rdf:${tag.name} cannot be a thing that is described.`, tag.at)
    const subject = this.#subject(tag)
    if (!isRdf(tag, 'Description')) this.#add(subject, rdf('type'), iri(tag.namespace + tag.name), tag.at)
    this.#attributeProperties(tag, subject)
    const count = { li: 0 }
    this.#children(tag, (property) => this.#property(property, subject, count))
    return subject
  }

  #subject(tag: StartTag): Subject {
    const about = attribute(tag, 'about')
    if (about !== undefined) return iri(this.#resolve(about, tag))
    const id = attribute(tag, 'ID')
    if (id !== undefined) return iri(this.#resolve(`#${id}`, tag))
    const node = attribute(tag, 'nodeID')
    return node === undefined ? this.#fresh() : this.#labelled(node)
  }

  /** §7.2.12: attributes that are not of the syntax are properties with texts. */
  #attributeProperties(tag: StartTag, subject: Subject): boolean {
    let found = false
    for (const each of tag.attributes) {
      if (each.namespace === '') {
        if (each.name === 'about' || each.name === 'resource' || each.name === 'ID') continue
        throw this.#scan.error(`The attribute ${each.name} has no namespace.`, tag.at)
      }
      if (
        each.namespace === rdfNamespace &&
        each.name !== 'type' &&
        !/^_\d+$|^(?:value|first|rest|subject|predicate|object)$/.test(each.name)
      ) {
        if (!syntaxNames.has(each.name)) throw this.#scan.error(`rdf:${each.name} cannot be an attribute.`, tag.at)
        continue
      }
      found = true
      const isType = each.namespace === rdfNamespace && each.name === 'type'
      const object = isType ? iri(this.#resolve(each.value, tag)) : this.#text(each.value, tag)
      this.#add(subject, each.namespace + each.name, object, tag.at)
    }
    return found
  }

  /** §7.2.14: an element that is a property. */
  #property(tag: StartTag, subject: Subject, count: { li: number }): void {
    if (tag.namespace === '') throw this.#scan.error(`The element ${tag.name} has no namespace.`, tag.at)
    if (tag.namespace === rdfNamespace && (syntaxNames.has(tag.name) || tag.name === 'Description'))
      throw this.#scan.error(`rdf:${tag.name} cannot be a property.`, tag.at)
    const name = isRdf(tag, 'li') ? `_${++count.li}` : tag.name
    const predicate = tag.namespace + name
    const say = (object: Term): void => {
      this.#add(subject, predicate, object, tag.at)
      const id = attribute(tag, 'ID')
      if (id !== undefined) this.#reify(iri(this.#resolve(`#${id}`, tag)), subject, predicate, object, tag.at)
    }
    const parseType = attribute(tag, 'parseType')
    if (parseType === 'Resource') {
      const inner = this.#fresh()
      say(inner)
      const within = { li: 0 }
      return this.#children(tag, (property) => this.#property(property, inner, within))
    }
    if (parseType === 'Collection') return this.#collection(tag, say)
    if (parseType !== undefined) return say(this.#xmlLiteral(tag))
    this.#plainProperty(tag, say)
  }

  #plainProperty(tag: StartTag, say: (object: Term) => void): void {
    const resource = attribute(tag, 'resource')
    const node = attribute(tag, 'nodeID')
    const datatype = attribute(tag, 'datatype')
    if (tag.isEmpty) {
      const hasProperties = tag.attributes.some(
        (each) => (each.namespace !== rdfNamespace && each.namespace !== '') || each.name === 'type',
      )
      if (resource === undefined && node === undefined && !hasProperties)
        return say(
          datatype === undefined ? this.#text('', tag) : literal('', { datatype: this.#resolve(datatype, tag) }),
        )
      const object =
        resource !== undefined
          ? iri(this.#resolve(resource, tag))
          : node !== undefined
            ? this.#labelled(node)
            : this.#fresh()
      say(object)
      return void this.#attributeProperties(tag, object)
    }
    const { text, next } = this.#scan.textBefore()
    if (next === 'nothing') throw this.#scan.error(`The document ends inside the element ${tag.name}.`)
    if (next === 'end') {
      this.#scan.end()
      // Written as <bf:place rdf:resource="…"></bf:place>.
      if (resource !== undefined) return say(iri(this.#resolve(resource, tag)))
      if (node !== undefined) return say(this.#labelled(node))
      return say(
        datatype === undefined ? this.#text(text, tag) : literal(text, { datatype: this.#resolve(datatype, tag) }),
      )
    }
    if (text.trim() !== '') throw this.#scan.error(`The element ${tag.name} mixes text and elements.`, tag.at)
    if (this.#scan.depth > this.#limits.depth) throw this.#scan.error('The elements lie too deep inside each other.')
    say(this.#node(this.#scan.start()))
    // Against the grammar, but files of libraries hold more than one thing: the property is said again.
    for (;;) {
      const after = this.#between(`The element ${tag.name}`).next
      if (after === 'nothing') throw this.#scan.error(`The document ends inside the element ${tag.name}.`)
      if (after === 'end') break
      say(this.#node(this.#scan.start()))
    }
    this.#scan.end()
  }

  /** §7.2.19: `rdf:parseType="Collection"` makes a list. */
  #collection(tag: StartTag, say: (object: Term) => void): void {
    const members: Subject[] = []
    this.#children(tag, (child) => members.push(this.#node(child)))
    let rest: Subject = iri(rdf('nil'))
    for (const member of members.reverse()) {
      const cell = this.#fresh()
      this.#add(cell, rdf('first'), member, tag.at)
      this.#add(cell, rdf('rest'), rest, tag.at)
      rest = cell
    }
    say(rest)
  }

  /** §7.2.17: the XML inside as it stands. */
  #xmlLiteral(tag: StartTag): Literal {
    const datatype = rdf('XMLLiteral')
    if (tag.isEmpty) return literal('', { datatype })
    const outside = this.#scan.depth
    for (;;) {
      const { next } = this.#scan.textBefore()
      if (next === 'nothing') throw this.#scan.error(`The document ends inside the element ${tag.name}.`)
      if (next === 'start') this.#scan.start()
      else {
        const at = this.#scan.end()
        if (this.#scan.depth < outside) return literal(this.#scan.text.slice(tag.end, at), { datatype })
      }
    }
  }

  #reify(statement: Subject, subject: Subject, predicate: string, object: Term, at: number): void {
    this.#add(statement, rdf('type'), iri(rdf('Statement')), at)
    this.#add(statement, rdf('subject'), subject, at)
    this.#add(statement, rdf('predicate'), iri(predicate), at)
    this.#add(statement, rdf('object'), object, at)
  }

  #text(value: string, tag: StartTag): Literal {
    return tag.language === undefined ? literal(value) : literal(value, { language: tag.language })
  }

  #resolve(reference: string, tag: StartTag): string {
    return resolveIri(reference.trim(), tag.base)
  }

  #labelled(label: string): Subject {
    return blank(`${this.#blankPrefix}${ownLabel(label)}`)
  }

  #fresh(): Subject {
    return blank(`${this.#blankPrefix}genid.${++this.#blanks}`)
  }

  #add(subject: Subject, predicate: string, object: Term, at: number): void {
    if (this.quads.length >= this.#limits.quads)
      throw this.#scan.error(`The document says more than ${this.#limits.quads.toLocaleString('en')} things.`, at)
    this.quads.push({ subject, predicate, object })
  }
}

function isRdf(tag: StartTag, name: string): boolean {
  return tag.namespace === rdfNamespace && tag.name === name
}

/** An attribute of the syntax; about, resource and ID are known without their prefix too, as old files write them (§6.1.4). */
function attribute(tag: StartTag, name: string): string | undefined {
  return tag.attributes.find(
    (each) =>
      each.name === name &&
      (each.namespace === rdfNamespace ||
        (each.namespace === '' && (name === 'about' || name === 'resource' || name === 'ID'))),
  )?.value
}
