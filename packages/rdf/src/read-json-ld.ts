import { isAbsolute } from './iri.ts'
import {
  expandName,
  isKeyword,
  knownContexts,
  withContext,
  type JsonLdContext,
  type TermMeaning,
} from './json-ld-context.ts'
import { problemAt, UnreadableRdf, usualLimits, type ReadOptions } from './problem.ts'
import { ownLabel, type RdfRead } from './read-turtle.ts'
import { blank, iri, literal, rdf, xsd, type Quad, type Subject, type Term } from './term.ts'

/** How JSON-LD is read. */
export interface JsonLdOptions extends ReadOptions {
  /** Contexts by their addresses, besides those that are known; nothing is ever fetched. */
  readonly contexts?: Readonly<Record<string, unknown>> | undefined
}

type JsonObject = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const asList = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]

/**
 * Reads JSON-LD 1.1: compacted with a context in the document, expanded or flattened, with `@graph`, lists, sets, language
 * maps, reverse and scoped terms. Whatever the text, it gives a value and does not throw.
 */
export function readJsonLd(text: string, options: JsonLdOptions = {}): RdfRead {
  try {
    const document: unknown = JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text)
    const reader = new JsonLdReader(options)
    reader.read(document)
    return { ok: true, quads: reader.quads, prefixes: new Map() }
  } catch (error) {
    if (error instanceof UnreadableRdf) return { ok: false, problem: problemAt(text, error.at, error.message) }
    if (error instanceof SyntaxError) {
      const at = Number(/position (\d+)/.exec(error.message)?.[1] ?? text.length)
      return { ok: false, problem: problemAt(text, at, 'The document is not JSON; something is wrong about here.') }
    }
    if (error instanceof RangeError)
      return { ok: false, problem: problemAt(text, 0, 'The objects lie too deep inside each other.') }
    throw error
  }
}

class JsonLdReader {
  readonly quads: Quad[] = []
  readonly #known: Readonly<Record<string, unknown>>
  readonly #limits: typeof usualLimits
  readonly #blankPrefix: string
  readonly #base: string | undefined
  #graph: Subject | undefined
  #blanks = 0
  #depth = 0

  constructor(options: JsonLdOptions) {
    this.#known = { ...knownContexts, ...options.contexts }
    this.#limits = { ...usualLimits, ...options.limits }
    this.#blankPrefix = options.blankPrefix ?? ''
    this.#base = options.base
  }

  read(document: unknown): void {
    const context = { terms: new Map(), base: this.#base, vocab: undefined, language: undefined }
    for (const each of asList(document)) {
      if (!isObject(each)) throw new UnreadableRdf('The document is neither an object nor a list of objects.', 0)
      this.#top(each, context)
    }
  }

  /** An object at the top, which may only hold a context and a graph. */
  #top(object: JsonObject, outer: JsonLdContext): void {
    const context = withContext(outer, object['@context'], this.#known)
    const keys = Object.keys(object).filter((key) => key !== '@context')
    const graphKey = keys.find((key) => expandName(key, context, true) === '@graph')
    if (graphKey === undefined || keys.some((key) => key !== graphKey && !key.startsWith('@ind'))) {
      this.#node(object, outer)
      return
    }
    for (const each of asList(object[graphKey])) if (isObject(each)) this.#top(each, context)
  }

  /** JSON-LD 1.1 API §5.1.2 (13) and §8: an object that is a thing. */
  #node(object: JsonObject, outer: JsonLdContext): Subject {
    if (++this.#depth > this.#limits.depth) throw new UnreadableRdf('The objects lie too deep inside each other.', 0)
    let context = withContext(outer, object['@context'], this.#known)
    const typeKeys = Object.keys(object).filter((key) => expandName(key, context, true) === '@type')
    const types = typeKeys.flatMap((key) => asList(object[key])).filter((each) => typeof each === 'string')
    const typeContext = context
    for (const type of [...types].sort())
      context = withContext(context, typeContext.terms.get(type)?.scoped, this.#known)
    const idKey = Object.keys(object).find((key) => expandName(key, context, true) === '@id')
    const id = idKey === undefined ? undefined : object[idKey]
    if (id !== undefined && typeof id !== 'string') throw new UnreadableRdf('An @id is not a text.', 0)
    const subject = id === undefined ? this.#fresh() : this.#thing(id, context, false)
    for (const type of types) this.#add(subject, rdf('type'), this.#thing(type, typeContext, true))
    this.#entries(object, subject, context)
    this.#depth--
    return subject
  }

  #entries(object: JsonObject, subject: Subject, context: JsonLdContext): void {
    for (const [key, value] of Object.entries(object)) {
      if (value === null || key === '@context') continue
      const name = expandName(key, context, true)
      if (name === '@graph') this.#named(subject, value, context)
      else if (name === '@included') for (const each of asList(value)) this.#items(each, context)
      else if (name === '@nest') for (const each of asList(value)) this.#nested(each, subject, context)
      else if (name === '@reverse') this.#reversed(value, subject, context)
      else if (!isKeyword(name) && (isAbsolute(name) || name.startsWith('_:'))) {
        const meaning = context.terms.get(key) ?? { id: name, containers: [], isReverse: false }
        if (!name.startsWith('_:')) this.#property(subject, name, meaning, value, context)
      }
    }
  }

  #items(value: unknown, context: JsonLdContext): void {
    if (isObject(value)) this.#node(value, context)
  }

  #nested(value: unknown, subject: Subject, context: JsonLdContext): void {
    if (isObject(value)) this.#entries(value, subject, context)
  }

  #named(name: Subject, value: unknown, context: JsonLdContext): void {
    const outer = this.#graph
    this.#graph = name
    for (const each of asList(value)) this.#items(each, context)
    this.#graph = outer
  }

  #reversed(value: unknown, subject: Subject, context: JsonLdContext): void {
    if (!isObject(value)) throw new UnreadableRdf('The value of @reverse is not an object.', 0)
    for (const [key, inner] of Object.entries(value)) {
      const name = expandName(key, context, true)
      if (!isAbsolute(name)) continue
      for (const each of asList(inner)) if (isObject(each)) this.#add(this.#node(each, context), name, subject)
    }
  }

  #property(subject: Subject, predicate: string, meaning: TermMeaning, value: unknown, outer: JsonLdContext): void {
    const context = withContext(outer, meaning.scoped, this.#known)
    const { containers } = meaning
    if (containers.includes('@list') && !(isObject(value) && '@list' in value))
      return this.#add(subject, predicate, this.#list(asList(value), meaning, context))
    if (containers.includes('@language') && isObject(value)) {
      for (const [language, texts] of Object.entries(value))
        for (const text of asList(texts))
          if (typeof text === 'string')
            this.#add(subject, predicate, literal(text, language === '@none' ? {} : { language }))
      return
    }
    if (
      (containers.includes('@index') || containers.includes('@id') || containers.includes('@type')) &&
      isObject(value)
    ) {
      for (const [key, inner] of Object.entries(value))
        for (const each of asList(inner)) {
          const item = isObject(each) && containers.includes('@id') && !('@id' in each) ? { ...each, '@id': key } : each
          this.#say(subject, predicate, meaning, item, context)
        }
      return
    }
    for (const each of asList(value)) this.#say(subject, predicate, meaning, each, context)
  }

  #say(subject: Subject, predicate: string, meaning: TermMeaning, value: unknown, context: JsonLdContext): void {
    if (isObject(value)) {
      const set = this.#under(value, '@set', context)
      if (set !== undefined) {
        for (const each of asList(set)) this.#say(subject, predicate, meaning, each, context)
        return
      }
    }
    const object = this.#value(value, meaning, context)
    if (object === undefined) return
    if (meaning.isReverse && object.kind !== 'literal') this.#add(object, predicate, subject)
    else if (!meaning.isReverse) this.#add(subject, predicate, object)
  }

  /** The value under a keyword, however the context names it. */
  #under(object: JsonObject, keyword: string, context: JsonLdContext): unknown {
    if (Object.hasOwn(object, keyword)) return object[keyword]
    const key = Object.keys(object).find((each) => context.terms.get(each)?.id === keyword)
    return key === undefined ? undefined : object[key]
  }

  #value(value: unknown, meaning: TermMeaning, context: JsonLdContext): Term | undefined {
    if (meaning.type === '@json') return literal(JSON.stringify(value), { datatype: rdf('JSON') })
    if (isObject(value)) {
      const list = this.#under(value, '@list', context)
      if (list !== undefined) return this.#list(asList(list), meaning, context)
      if (Object.keys(value).some((key) => expandName(key, context, true) === '@value'))
        return this.#valueObject(value, context)
      return this.#node(value, context)
    }
    if (typeof value === 'string' && (meaning.type === '@id' || meaning.type === '@vocab'))
      return this.#thing(value, context, meaning.type === '@vocab')
    if (typeof value === 'string') {
      if (meaning.type !== undefined && !isKeyword(meaning.type)) return literal(value, { datatype: meaning.type })
      const language = meaning.language === undefined ? context.language : meaning.language
      return literal(value, language === null || language === undefined ? {} : { language })
    }
    return scalar(value, isKeyword(meaning.type ?? '@none') ? undefined : meaning.type)
  }

  #valueObject(object: JsonObject, context: JsonLdContext): Term | undefined {
    const value = this.#under(object, '@value', context)
    const type = this.#under(object, '@type', context)
    const language = this.#under(object, '@language', context)
    if (type === '@json') return literal(JSON.stringify(value), { datatype: rdf('JSON') })
    const datatype = typeof type === 'string' ? expandName(type, context, true) : undefined
    if (typeof value === 'string')
      return literal(value, typeof language === 'string' ? { language } : datatype === undefined ? {} : { datatype })
    return scalar(value, datatype)
  }

  #list(values: readonly unknown[], meaning: TermMeaning, context: JsonLdContext): Subject {
    const members = values.flatMap((each) => {
      const member = Array.isArray(each)
        ? this.#list(each, meaning, context)
        : this.#value(each, { ...meaning, containers: [] }, context)
      return member === undefined ? [] : [member]
    })
    let rest: Subject = iri(rdf('nil'))
    for (const member of members.reverse()) {
      const cell = this.#fresh()
      this.#add(cell, rdf('first'), member)
      this.#add(cell, rdf('rest'), rest)
      rest = cell
    }
    return rest
  }

  #thing(name: string, context: JsonLdContext, isVocab: boolean): Subject {
    const value = expandName(name, context, isVocab)
    if (value.startsWith('_:')) return blank(`${this.#blankPrefix}${ownLabel(value.slice(2))}`)
    if (!isAbsolute(value))
      throw new UnreadableRdf(`"${name.slice(0, 200)}" is relative, and the document has no @base or @vocab for it.`, 0)
    if (/[\u0000-\u0020<>"{}|^`\\]/.test(value))
      throw new UnreadableRdf(`The address "${value.slice(0, 200)}" holds a character that none may.`, 0)
    return iri(value)
  }

  #fresh(): Subject {
    return blank(`${this.#blankPrefix}genid.${++this.#blanks}`)
  }

  #add(subject: Subject, predicate: string, object: Term): void {
    if (this.quads.length >= this.#limits.quads)
      throw new UnreadableRdf(`The document says more than ${this.#limits.quads.toLocaleString('en')} things.`, 0)
    this.quads.push(this.#graph ? { subject, predicate, object, graph: this.#graph } : { subject, predicate, object })
  }
}

/** JSON-LD 1.1 API §8.2.2: numbers and truth values with the datatypes of XML Schema. */
function scalar(value: unknown, datatype: string | undefined): Term | undefined {
  if (typeof value === 'boolean') return literal(String(value), { datatype: datatype ?? xsd('boolean') })
  if (typeof value !== 'number') return undefined
  if (Number.isInteger(value) && Math.abs(value) < 1e21 && datatype !== xsd('double'))
    return literal(value.toFixed(0), { datatype: datatype ?? xsd('integer') })
  const text = value.toExponential(15).replace(/\.?0+e\+?/, (zeros) => (zeros.startsWith('.') ? '.0E' : 'E'))
  return literal(text.replace(/^(-?\d)E/, '$1.0E'), { datatype: datatype ?? xsd('double') })
}
