import { iri, rdf, termKey, type Literal, type Quad, type Subject, type Term } from './term.ts'

const nil = rdf('nil')
const typeName = rdf('type')
const nothing: readonly Term[] = []
const noTexts: readonly Literal[] = []

/** What is said of one thing. */
interface About {
  readonly quads: Quad[]
  /** What it has of each property; made when it is first asked for. */
  properties: Map<string, Term[]> | undefined
}

/** The statements of a document, found by what they are about. */
export class Graph {
  readonly quads: readonly Quad[]
  // Apart, so that no key has to be put together.
  readonly #named = new Map<string, About>()
  readonly #blank = new Map<string, About>()
  #pointing: Map<string, Quad[]> | undefined

  constructor(quads: readonly Quad[]) {
    this.quads = quads
    for (const quad of quads) {
      const things = quad.subject.kind === 'blank' ? this.#blank : this.#named
      const known = things.get(quad.subject.value)
      if (!known) things.set(quad.subject.value, { quads: [quad], properties: undefined })
      else if (!known.quads.some((other) => isSame(other, quad))) known.quads.push(quad)
    }
  }

  /** What is said about a thing, in the order of the document. */
  about(subject: Term): readonly Quad[] {
    return this.#of(subject)?.quads ?? []
  }

  #of(subject: Term): About | undefined {
    return (subject.kind === 'blank' ? this.#blank : this.#named).get(subject.value)
  }

  /** What a thing has of a property. */
  objects(subject: Term, predicate: string): readonly Term[] {
    const about = this.#of(subject)
    if (!about) return nothing
    if (!about.properties) {
      about.properties = new Map<string, Term[]>()
      for (const quad of about.quads) {
        const values = about.properties.get(quad.predicate)
        if (values) values.push(quad.object)
        else about.properties.set(quad.predicate, [quad.object])
      }
    }
    return about.properties.get(predicate) ?? nothing
  }

  /** The first of them. */
  object(subject: Term, predicate: string): Term | undefined {
    return this.objects(subject, predicate)[0]
  }

  /** The texts that a thing has of a property. */
  literals(subject: Term, predicate: string): readonly Literal[] {
    const found = this.objects(subject, predicate)
    return found.length === 0 ? noTexts : found.filter((object) => object.kind === 'literal')
  }

  /** The addresses of its types. */
  types(subject: Term): readonly string[] {
    return this.objects(subject, typeName).flatMap((type) => (type.kind === 'iri' ? [type.value] : []))
  }

  /** Everything that has a type, in the order of the document. */
  ofType(type: string): readonly Subject[] {
    return this.quads
      .filter((quad) => quad.predicate === typeName && quad.object.kind === 'iri' && quad.object.value === type)
      .map((quad) => quad.subject)
  }

  /** What points at a thing by a property. */
  subjects(predicate: string, object: Term): readonly Subject[] {
    if (!this.#pointing) {
      this.#pointing = new Map()
      for (const quad of this.quads) {
        if (quad.object.kind === 'literal') continue
        const key = termKey(quad.object)
        const known = this.#pointing.get(key)
        if (known) known.push(quad)
        else this.#pointing.set(key, [quad])
      }
    }
    return (this.#pointing.get(termKey(object)) ?? [])
      .filter((quad) => quad.predicate === predicate)
      .map((quad) => quad.subject)
  }

  /** The members of a list (rdf:first, rdf:rest); a list that bites its tail ends there. */
  list(head: Term): readonly Term[] {
    const members: Term[] = []
    const seen = new Set<string>()
    let cell: Term | undefined = head
    while (cell && !(cell.kind === 'iri' && cell.value === nil) && !seen.has(termKey(cell))) {
      seen.add(termKey(cell))
      const first = this.object(cell, rdf('first'))
      if (first) members.push(first)
      cell = this.object(cell, rdf('rest'))
    }
    return members
  }
}

/** Whether two statements about one thing say the same; files put together say many things twice. */
function isSame(a: Quad, b: Quad): boolean {
  return a.object.value === b.object.value && a.predicate === b.predicate && termKey(a.object) === termKey(b.object)
}

/** The end of every list. */
export const emptyList = iri(nil)
