import { iri, rdf, termKey, type Literal, type Quad, type Subject, type Term } from './term.ts'

const nil = rdf('nil')
const nothing: readonly Term[] = []

/** What a thing is found by. */
const keyOf = (term: Term): string => (term.kind === 'blank' ? `_:${term.value}` : term.value)

/** The statements of a document, found by what they are about. */
export class Graph {
  readonly quads: readonly Quad[]
  readonly #about = new Map<string, Quad[]>()
  readonly #properties = new Map<string, Map<string, Term[]>>()
  #pointing: Map<string, Quad[]> | undefined

  constructor(quads: readonly Quad[]) {
    this.quads = quads
    for (const quad of quads) {
      const key = keyOf(quad.subject)
      const known = this.#about.get(key)
      if (!known) this.#about.set(key, [quad])
      else if (!known.some((other) => isSame(other, quad))) known.push(quad)
    }
  }

  /** What is said about a thing, in the order of the document. */
  about(subject: Term): readonly Quad[] {
    return this.#about.get(keyOf(subject)) ?? []
  }

  /** What a thing has of a property. */
  objects(subject: Term, predicate: string): readonly Term[] {
    const key = keyOf(subject)
    let known = this.#properties.get(key)
    if (!known) {
      known = new Map<string, Term[]>()
      for (const quad of this.#about.get(key) ?? []) {
        const values = known.get(quad.predicate)
        if (values) values.push(quad.object)
        else known.set(quad.predicate, [quad.object])
      }
      this.#properties.set(key, known)
    }
    return known.get(predicate) ?? nothing
  }

  /** The first of them. */
  object(subject: Term, predicate: string): Term | undefined {
    return this.objects(subject, predicate)[0]
  }

  /** The texts that a thing has of a property. */
  literals(subject: Term, predicate: string): readonly Literal[] {
    return this.objects(subject, predicate).filter((object) => object.kind === 'literal')
  }

  /** The addresses of its types. */
  types(subject: Term): readonly string[] {
    return this.objects(subject, rdf('type')).flatMap((type) => (type.kind === 'iri' ? [type.value] : []))
  }

  /** Everything that has a type, in the order of the document. */
  ofType(type: string): readonly Subject[] {
    return this.quads
      .filter((quad) => quad.predicate === rdf('type') && quad.object.kind === 'iri' && quad.object.value === type)
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
