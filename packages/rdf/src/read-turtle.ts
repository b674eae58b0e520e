import { isAbsolute, resolveIri } from './iri.ts'
import { problemAt, UnreadableRdf, usualLimits, type RdfProblem, type ReadOptions } from './problem.ts'
import { blank, iri, literal, rdf, xsd, type Blank, type Iri, type Quad, type Subject, type Term } from './term.ts'
import { tokens, TurtleScanner } from './turtle-scanner.ts'

/** What a document says, or why it was not read. */
export type RdfRead =
  | { readonly ok: true; readonly quads: readonly Quad[]; readonly prefixes: ReadonlyMap<string, string> }
  | { readonly ok: false; readonly problem: RdfProblem }

/** Reads Turtle (RDF 1.1 Turtle), of which N-Triples is a part. Whatever the text, it gives a value and does not throw. */
export function readTurtle(text: string, options: ReadOptions = {}): RdfRead {
  const reader = new TurtleReader(text, options)
  try {
    reader.read()
    return { ok: true, quads: reader.quads, prefixes: reader.prefixes }
  } catch (error) {
    if (error instanceof UnreadableRdf) return { ok: false, problem: problemAt(text, error.at, error.message) }
    throw error
  }
}

class TurtleReader {
  readonly quads: Quad[] = []
  readonly prefixes = new Map<string, string>()
  readonly #scan: TurtleScanner
  readonly #limits: typeof usualLimits
  readonly #blankPrefix: string
  readonly #iris = new Map<string, Iri>()
  #base: string | undefined
  #blanks = 0
  #depth = 0

  constructor(text: string, options: ReadOptions) {
    this.#scan = new TurtleScanner(text)
    this.#limits = { ...usualLimits, ...options.limits }
    this.#base = options.base
    this.#blankPrefix = options.blankPrefix ?? ''
  }

  read(): void {
    const scan = this.#scan
    for (scan.skip(); !scan.atEnd; scan.skip()) this.#statement()
  }

  /** Turtle §6.5 [2]: a directive, or triples with their full stop. */
  #statement(): void {
    const scan = this.#scan
    const directive = scan.match(tokens.directive)?.[1]
    if (directive !== undefined) {
      this.#declare(directive)
      return scan.expect('.', `the @${directive} line`)
    }
    const begin = scan.at
    const sparql = scan.match(tokens.sparql)?.[1]
    if (sparql !== undefined && /[\s<]/.test(scan.peek())) return this.#declare(sparql.toLowerCase())
    scan.at = begin
    const isList = scan.peek() === '['
    const subject = this.#subject()
    scan.skip()
    // A list of properties in brackets may stand alone.
    if (!(isList && scan.peek() === '.')) this.#properties(subject)
    scan.expect('.', 'a statement')
  }

  #declare(kind: string): void {
    const scan = this.#scan
    scan.skip()
    if (kind === 'base') {
      this.#base = this.#reference()
      return
    }
    const prefix = scan.match(tokens.prefix)?.[1]
    if (prefix === undefined) throw scan.error(`A prefix such as "bf:" should stand here, not ${scan.here}.`)
    scan.skip()
    this.prefixes.set(prefix, this.#reference())
  }

  /** An address in angle brackets, resolved. */
  #reference(): string {
    const scan = this.#scan
    const begin = scan.at
    const raw = scan.match(tokens.iri)?.[1]
    if (raw === undefined) throw scan.error(`An address in < > should stand here, not ${scan.here}.`)
    const value = raw.includes('\\') ? scan.unescape(raw, begin) : raw
    if (/[\u0000-\u0020<>"{}|^`\\]/.test(value)) throw scan.error('The address holds a character that none may.', begin)
    return resolveIri(value, this.#base)
  }

  #subject(): Subject {
    const scan = this.#scan
    if (scan.peek() === '[') return this.#blankList()
    if (scan.peek() === '(') return this.#collection()
    const labelled = this.#label()
    return labelled ?? this.#iri('the beginning of a statement')
  }

  #label(): Blank | undefined {
    const label = this.#scan.peek() === '_' ? this.#scan.match(tokens.blank)?.[1] : undefined
    return label === undefined ? undefined : blank(`${this.#blankPrefix}${ownLabel(label)}`)
  }

  #iri(where: string): Iri {
    const scan = this.#scan
    if (scan.peek() === '<') {
      const begin = scan.at
      const value = this.#reference()
      if (!isAbsolute(value))
        throw scan.error(`The address <${value}> is relative and the document has no @base.`, begin)
      return this.#known(value)
    }
    const begin = scan.at
    const prefix = scan.match(tokens.prefix)?.[1]
    if (prefix === undefined)
      throw scan.error(`${scan.here} cannot be ${where}; an address or a prefixed name should stand here.`)
    const namespace = this.prefixes.get(prefix)
    if (namespace === undefined) throw scan.error(`The prefix "${prefix}:" is not declared.`, begin)
    const local = scan.match(tokens.local)?.[0] ?? ''
    return this.#known(namespace + (local.includes('\\') ? local.replaceAll(/\\(.)/g, '$1') : local))
  }

  #known(value: string): Iri {
    const known = this.#iris.get(value)
    if (known) return known
    const made = iri(value)
    this.#iris.set(value, made)
    return made
  }

  /** Turtle §6.5 [7]: verbs and objects, with `;` between. */
  #properties(subject: Subject): void {
    const scan = this.#scan
    for (;;) {
      scan.skip()
      const predicate = scan.match(tokens.a) ? rdf('type') : this.#iri('a property').value
      do {
        scan.skip()
        this.#add(subject, predicate, this.#object())
        scan.skip()
      } while (scan.takes(','))
      if (!scan.takes(';')) return
      do scan.skip()
      while (scan.takes(';'))
      if (scan.peek() === '.' || scan.peek() === ']' || scan.atEnd) return
    }
  }

  #object(): Term {
    const scan = this.#scan
    const next = scan.peek()
    if (next === '<') return this.#iri('a value')
    if (next === '"' || next === "'") return this.#literal()
    if (next === '[') return this.#blankList()
    if (next === '(') return this.#collection()
    if (next === '_') {
      const labelled = this.#label()
      if (labelled) return labelled
    }
    if (/[0-9+.-]/.test(next)) {
      const number = scan.match(tokens.number)
      if (number) {
        const type = number[1] !== undefined ? 'double' : number[2] !== undefined ? 'decimal' : 'integer'
        return literal(number[0], { datatype: xsd(type) })
      }
    }
    const truth = scan.match(tokens.boolean)?.[0]
    return truth === undefined ? this.#iri('a value') : literal(truth, { datatype: xsd('boolean') })
  }

  #literal(): Term {
    const scan = this.#scan
    const value = scan.string()
    const language = scan.match(tokens.language)?.[1]
    if (language !== undefined) return literal(value, { language })
    if (!scan.takes('^^')) return literal(value)
    scan.skip()
    return literal(value, { datatype: this.#iri('a datatype').value })
  }

  #blankList(): Blank {
    const node = this.#enter()
    this.#scan.takes('[')
    this.#scan.skip()
    if (!this.#scan.takes(']')) {
      this.#properties(node)
      this.#scan.expect(']', 'the properties in brackets')
    }
    this.#depth--
    return node
  }

  /** Turtle §2.8: a list in parentheses, as rdf:first and rdf:rest. */
  #collection(): Subject {
    const scan = this.#scan
    this.#enter()
    scan.takes('(')
    let first: Subject | undefined
    let last: Subject | undefined
    for (scan.skip(); !scan.takes(')'); scan.skip()) {
      if (scan.atEnd) throw scan.error('A list has no ")".')
      const cell = this.#fresh()
      this.#add(cell, rdf('first'), this.#object())
      if (last) this.#add(last, rdf('rest'), cell)
      first ??= cell
      last = cell
    }
    this.#depth--
    if (last) this.#add(last, rdf('rest'), iri(rdf('nil')))
    return first ?? iri(rdf('nil'))
  }

  #enter(): Blank {
    if (++this.#depth > this.#limits.depth) throw this.#scan.error('Brackets lie too deep inside each other.')
    return this.#fresh()
  }

  #fresh(): Blank {
    return blank(`${this.#blankPrefix}genid.${++this.#blanks}`)
  }

  #add(subject: Subject, predicate: string, object: Term): void {
    if (this.quads.length >= this.#limits.quads)
      throw this.#scan.error(`The document says more than ${this.#limits.quads.toLocaleString('en')} things.`)
    this.quads.push({ subject, predicate, object })
  }
}

/** A label of the document that cannot be one that is made for brackets. */
export function ownLabel(label: string): string {
  return label.startsWith('genid.') ? `own.${label}` : label
}
