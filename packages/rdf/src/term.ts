/** A thing that has an address (RDF 1.1 Concepts §3.2). */
export interface Iri {
  readonly kind: 'iri'
  readonly value: string
}

/** A thing without an address, told apart inside one document only (§3.4); `value` is its label without `_:`. */
export interface Blank {
  readonly kind: 'blank'
  readonly value: string
}

/** A text (§3.3): with a language, in lower case, or with a datatype; neither means plain text. */
export interface Literal {
  readonly kind: 'literal'
  readonly value: string
  readonly language?: string
  readonly datatype?: string
}

/** What a statement can be about. */
export type Subject = Iri | Blank
/** What a statement can say. */
export type Term = Iri | Blank | Literal

/** One statement; `graph` is the graph it stands in, undefined for the default graph. */
export interface Quad {
  readonly subject: Subject
  /** An IRI. */
  readonly predicate: string
  readonly object: Term
  readonly graph?: Subject
}

/** Makes a term of an address. */
export const iri = (value: string): Iri => ({ kind: 'iri', value })

/** Makes a term without an address. */
export const blank = (value: string): Blank => ({ kind: 'blank', value })

/** Makes a text, with the language or the datatype that is given. */
export function literal(value: string, form: { readonly language?: string; readonly datatype?: string } = {}): Literal {
  if (form.language !== undefined && form.language !== '')
    return { kind: 'literal', value, language: form.language.toLowerCase() }
  if (form.datatype === undefined || form.datatype === xsd('string')) return { kind: 'literal', value }
  return { kind: 'literal', value, datatype: form.datatype }
}

/** One text for each term, the same for equal terms only: its form in N-Triples without escapes. */
export function termKey(term: Term): string {
  if (term.kind === 'iri') return `<${term.value}>`
  if (term.kind === 'blank') return `_:${term.value}`
  return `"${term.value}"@${term.language ?? ''}^${term.datatype ?? ''}`
}

const namespace = (base: string) => (name: string) => base + name

/** The namespace of RDF itself. */
export const rdfNamespace = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'
/** A name of RDF itself. */
export const rdf = namespace(rdfNamespace)
/** A name of RDF Schema. */
export const rdfs = namespace('http://www.w3.org/2000/01/rdf-schema#')
/** A datatype of XML Schema. */
export const xsd = namespace('http://www.w3.org/2001/XMLSchema#')
