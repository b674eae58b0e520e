import { Shortener, type Prefixes } from './prefixes.ts'
import { xsd, type Quad, type Term } from './term.ts'
import { treeOf, type Described, type Tree, type TreeOptions } from './tree.ts'

/** How statements are written. */
export interface WriteOptions extends TreeOptions {
  readonly prefixes?: Prefixes | undefined
}

const escapes: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/** A text between quotation marks with its escapes. */
export function quoted(text: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what is escaped
  return `"${text.replace(/["\\\u0000-\u001F\u007F]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, (mark) => escapes[mark] ?? (mark >= '\uD800' ? '\uFFFD' : `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}`))}"`
}

/** An address between angle brackets; what may not stand there is escaped. */
export function bracketed(address: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what is escaped
  return `<${address.replace(/[\u0000-\u0020<>"{}|^`\\]/g, (mark) => `%${mark.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`)}>`
}

/** The lines that declare the prefixes. */
export function turtleHeader(prefixes: Prefixes): string {
  return Object.entries(prefixes)
    .map(([name, namespace]) => `@prefix ${name}: <${namespace}> .\n`)
    .join('')
}

/** Statements of the default graph as Turtle, things without an address in brackets; without the lines of prefixes. */
export function turtleBody(quads: readonly Quad[], shortener: Shortener, options: TreeOptions): string {
  // Things with an address cannot stand inside others here.
  return new TurtleWriter(treeOf(quads, { blankPrefix: options.blankPrefix }), shortener).write()
}

/** Statements as a Turtle document. */
export function writeTurtle(quads: readonly Quad[], { prefixes = {}, ...options }: WriteOptions = {}): string {
  return `${turtleHeader(prefixes)}\n${turtleBody(quads, new Shortener(prefixes), options)}`
}

class TurtleWriter {
  readonly #tree: Tree
  readonly #shortener: Shortener
  #text = ''

  constructor(tree: Tree, shortener: Shortener) {
    this.#tree = tree
    this.#shortener = shortener
  }

  write(): string {
    for (const root of this.#tree.roots) {
      const isAlone = root.subject.kind === 'blank' && !this.#tree.isLabelled(root)
      if (isAlone) this.#brackets(root, '')
      else {
        this.#text += this.#term(root.subject)
        this.#properties(root, '  ')
      }
      this.#text += ' .\n\n'
    }
    return this.#text
  }

  #properties(thing: Described, margin: string): void {
    let isFirst = true
    const lead = (): string => {
      const text = isFirst ? ' ' : ` ;\n${margin}`
      isFirst = false
      return text
    }
    if (thing.types.length > 0) this.#text += `${lead()}a ${thing.types.map((type) => this.#iri(type)).join(', ')}`
    for (const [predicate, objects] of thing.properties) {
      this.#text += `${lead()}${this.#iri(predicate)} `
      objects.forEach((object, index) => {
        if (index > 0) this.#text += ', '
        this.#object(object, margin)
      })
    }
  }

  #object(object: Term, margin: string): void {
    const list = this.#tree.list(object)
    if (list) {
      this.#text += '('
      for (const member of list) {
        this.#text += ' '
        this.#object(member, margin)
      }
      this.#text += ' )'
      return
    }
    const inner = object.kind === 'blank' ? this.#tree.inside(object) : undefined
    if (inner) this.#brackets(inner, margin)
    else this.#text += this.#term(object)
  }

  #brackets(thing: Described, margin: string): void {
    this.#text += '['
    this.#properties(thing, `${margin}  `)
    this.#text += ' ]'
  }

  #iri(address: string): string {
    return this.#shortener.short(address) ?? bracketed(address)
  }

  #term(term: Term): string {
    if (term.kind === 'iri') return this.#iri(term.value)
    if (term.kind === 'blank') return `_:${this.#tree.label(term)}`
    if (term.language !== undefined) return `${quoted(term.value)}@${term.language}`
    if (term.datatype === undefined) return quoted(term.value)
    if (term.datatype === xsd('integer') && /^[+-]?\d+$/.test(term.value)) return term.value
    if (term.datatype === xsd('boolean') && /^(?:true|false)$/.test(term.value)) return term.value
    return `${quoted(term.value)}^^${this.#iri(term.datatype)}`
  }
}

/** Statements as N-Triples, or N-Quads where they stand in a graph (RDF 1.1 N-Triples §2). */
export function writeNTriples(quads: readonly Quad[], { blankPrefix = 'b' }: TreeOptions = {}): string {
  const labels = new Map<string, string>()
  const term = (each: Term): string => {
    if (each.kind === 'iri') return bracketed(each.value)
    if (each.kind === 'literal') {
      if (each.language !== undefined) return `${quoted(each.value)}@${each.language}`
      return each.datatype === undefined ? quoted(each.value) : `${quoted(each.value)}^^${bracketed(each.datatype)}`
    }
    const label = labels.get(each.value) ?? `${blankPrefix}${labels.size}`
    labels.set(each.value, label)
    return `_:${label}`
  }
  let text = ''
  for (const { subject, predicate, object, graph } of quads)
    text += `${term(subject)} ${bracketed(predicate)} ${term(object)} ${graph ? `${term(graph)} ` : ''}.\n`
  return text
}
