import { isAbsolute, resolveIri } from './iri.ts'
import { UnreadableRdf } from './problem.ts'

/** What one term of a context means (JSON-LD 1.1 §9.15.1). */
export interface TermMeaning {
  /** The address, or a keyword that the term stands for. */
  readonly id: string | undefined
  readonly type?: string
  /** Undefined: the language of the context; null: none. */
  readonly language?: string | null
  readonly containers: readonly string[]
  readonly isReverse: boolean
  /** A context that holds inside this term only. */
  readonly scoped?: unknown
}

/** A context as it holds at a place. */
export interface JsonLdContext {
  readonly terms: ReadonlyMap<string, TermMeaning>
  readonly base: string | undefined
  readonly vocab: string | undefined
  readonly language: string | undefined
}

/** The contexts that are known by their addresses, for none is ever fetched. */
export const knownContexts: Readonly<Record<string, unknown>> = {
  'http://schema.org': { '@vocab': 'http://schema.org/' },
  'https://schema.org': { '@vocab': 'http://schema.org/' },
  'http://id.loc.gov/ontologies/bibframe': { '@vocab': 'http://id.loc.gov/ontologies/bibframe/' },
}

const keywords = new Set(
  '@id @type @value @list @set @graph @language @context @reverse @index @vocab @base @container @nest @none @json @included @direction @version @import @protected @propagate @prefix'.split(
    ' ',
  ),
)

export const isKeyword = (text: string): boolean => keywords.has(text)

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The context with a local one read over it (JSON-LD 1.1 API §4.1). Throws an {@link UnreadableRdf} for one that is not understood. */
export function withContext(
  outer: JsonLdContext,
  local: unknown,
  known: Readonly<Record<string, unknown>>,
): JsonLdContext {
  if (local === undefined) return outer
  if (local === null) return { terms: new Map(), base: outer.base, vocab: undefined, language: undefined }
  if (Array.isArray(local))
    return local.reduce<JsonLdContext>((context, each) => withContext(context, each, known), outer)
  if (typeof local === 'string') {
    const name = resolveIri(local, outer.base)
      .replace(/[/#]$/, '')
      .replace(/\/docs\/jsonldcontext\.json(?:ld)?$/, '')
    const found = known[name] ?? known[local]
    if (found === undefined)
      throw new UnreadableRdf(
        `The context ${local.slice(0, 200)} is not known here, and none is fetched; put it into the document.`,
        0,
      )
    return withContext(outer, found, known)
  }
  if (!isObject(local)) throw new UnreadableRdf('A @context is neither an object nor an address.', 0)
  return new ContextReader(outer, local).read()
}

class ContextReader {
  readonly #local: Readonly<Record<string, unknown>>
  readonly #terms: Map<string, TermMeaning>
  readonly #open = new Set<string>()
  #base: string | undefined
  #vocab: string | undefined
  #language: string | undefined

  constructor(outer: JsonLdContext, local: Readonly<Record<string, unknown>>) {
    this.#local = local
    this.#terms = new Map(outer.terms)
    this.#base = outer.base
    this.#vocab = outer.vocab
    this.#language = outer.language
  }

  read(): JsonLdContext {
    const local = this.#local
    if (local['@import'] !== undefined)
      throw new UnreadableRdf('A context with @import is not read; nothing is fetched.', 0)
    const base = local['@base']
    if (typeof base === 'string') this.#base = resolveIri(base, this.#base)
    else if (base === null) this.#base = undefined
    const vocab = local['@vocab']
    if (typeof vocab === 'string') this.#vocab = vocab === '' ? this.#base : this.#expanded(vocab)
    else if (vocab === null) this.#vocab = undefined
    const language = local['@language']
    if (typeof language === 'string') this.#language = language
    else if (language === null) this.#language = undefined
    for (const term of Object.keys(local)) if (!term.startsWith('@')) this.#define(term)
    return { terms: this.#terms, base: this.#base, vocab: this.#vocab, language: this.#language }
  }

  #define(term: string): void {
    if (this.#open.has(term)) throw new UnreadableRdf(`The term "${term}" of the context means itself.`, 0)
    this.#open.add(term)
    const value = this.#local[term]
    if (value === null) this.#terms.set(term, { id: undefined, containers: [], isReverse: false })
    else if (typeof value === 'string')
      this.#terms.set(term, { id: this.#meant(value, term), containers: [], isReverse: false })
    else if (isObject(value)) this.#terms.set(term, this.#described(term, value))
    else throw new UnreadableRdf(`The term "${term}" of the context is neither an address nor an object.`, 0)
    this.#open.delete(term)
  }

  #described(term: string, value: Readonly<Record<string, unknown>>): TermMeaning {
    const reverse = value['@reverse']
    const id = reverse ?? value['@id']
    const type = value['@type']
    const language = value['@language']
    const container = value['@container']
    const containers = (Array.isArray(container) ? container : [container]).filter((each) => typeof each === 'string')
    return {
      id: id === null ? undefined : this.#meant(typeof id === 'string' ? id : term, term),
      ...(typeof type === 'string' && { type: isKeyword(type) ? type : this.#expanded(type) }),
      ...(language === null ? { language: null } : typeof language === 'string' && { language }),
      containers,
      isReverse: reverse !== undefined,
      ...(value['@context'] !== undefined && { scoped: value['@context'] }),
    }
  }

  #meant(value: string, term: string): string | undefined {
    if (isKeyword(value)) return value
    if (value === term && !value.includes(':')) return this.#vocab === undefined ? undefined : this.#vocab + value
    return this.#expanded(value)
  }

  /** A name of the context as an address; terms that it builds on are defined first. */
  #expanded(value: string): string {
    const colon = value.indexOf(':')
    const prefix = colon > 0 ? value.slice(0, colon) : value
    if (Object.hasOwn(this.#local, prefix) && !this.#open.has(prefix) && !prefix.startsWith('@')) this.#define(prefix)
    return expandName(value, { terms: this.#terms, base: this.#base, vocab: this.#vocab, language: undefined }, true)
  }
}

/** A name as an address (JSON-LD 1.1 API §5.2); against the vocabulary for properties and types, else against the base. */
export function expandName(value: string, context: JsonLdContext, isVocab: boolean): string {
  if (isKeyword(value)) return value
  const own = isVocab ? context.terms.get(value)?.id : undefined
  if (own !== undefined) return own
  const colon = value.indexOf(':')
  if (colon > 0) {
    const rest = value.slice(colon + 1)
    const prefix = value.slice(0, colon)
    if (prefix === '_' || rest.startsWith('//')) return value
    const namespace = context.terms.get(prefix)?.id
    if (namespace !== undefined) return namespace + rest
    if (isAbsolute(value)) return value
  }
  if (isVocab) return context.vocab === undefined ? value : context.vocab + value
  return resolveIri(value, context.base)
}
