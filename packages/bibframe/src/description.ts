import { blank, iri, literal, rdf, type Blank, type Quad, type Subject, type Term } from '@carrel/rdf'
import { label, value } from './names.ts'

const typeName = rdf('type')

/** Statements that are being gathered about one record. */
export class Description {
  readonly quads: Quad[] = []
  #blanks = 0

  /** A new thing of some types (addresses), with an address of its own or without. */
  thing(types: readonly string[], address?: string): Subject {
    const made: Subject = address === undefined ? this.#blank() : iri(address)
    for (const type of types) this.say(made, typeName, iri(type))
    return made
  }

  say(subject: Subject, predicate: string, object: Term): void {
    this.quads.push({ subject, predicate, object })
  }

  /** Says a text, unless it is empty. */
  text(
    subject: Subject,
    predicate: string,
    text: string | undefined,
    form: { language?: string; datatype?: string } = {},
  ): void {
    if (text !== undefined && text !== '') this.say(subject, predicate, literal(text, form))
  }

  /** Says that a new thing of a type stands there; gives it. */
  part(subject: Subject, predicate: string, type: string | readonly string[], address?: string): Subject {
    const made = this.thing(typeof type === 'string' ? [type] : type, address)
    this.say(subject, predicate, made)
    return made
  }

  /** Says a thing that is little more than its label. */
  labelled(
    subject: Subject,
    predicate: string,
    type: string,
    text: string | undefined,
    address?: string,
  ): Subject | undefined {
    if ((text === undefined || text === '') && address === undefined) return undefined
    const made = this.part(subject, predicate, type, address)
    this.text(made, label, text)
    return made
  }

  /** Says a thing that is little more than its value. */
  valued(subject: Subject, predicate: string, type: string, text: string): Subject {
    const made = this.part(subject, predicate, type)
    this.text(made, value, text)
    return made
  }

  #blank(): Blank {
    return blank(`n${++this.#blanks}`)
  }
}
