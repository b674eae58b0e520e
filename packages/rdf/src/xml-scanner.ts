import { UnreadableRdf } from './problem.ts'

/** One attribute, its name resolved to a namespace; without a prefix it has none. */
export interface XmlAttribute {
  readonly namespace: string
  readonly name: string
  readonly value: string
}

/** The start tag of an element. */
export interface StartTag {
  readonly namespace: string
  readonly name: string
  readonly attributes: readonly XmlAttribute[]
  /** `xml:lang` and `xml:base` as they hold here. */
  readonly language: string | undefined
  readonly base: string | undefined
  /** Whether the tag closes itself. */
  readonly isEmpty: boolean
  /** Where the tag begins in the text, and where it ends. */
  readonly at: number
  readonly end: number
}

interface Scope {
  readonly raw: string
  readonly namespaces: ReadonlyMap<string, string>
  readonly language: string | undefined
  readonly base: string | undefined
}

const nameAt = /[\p{L}_:][\p{L}\p{N}\p{M}._:·-]*/uy
const attributeAt = /\s+([\p{L}_:][\p{L}\p{N}\p{M}._:·-]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/uy
const tagEnd = /\s*(\/?)>/y
const xmlNamespace = 'http://www.w3.org/XML/1998/namespace'
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/**
 * Walks over the elements of an XML document with namespaces. Nothing is loaded; of a document type only entities that are
 * declared with their text in it are known, as hand-written RDF/XML likes them for namespaces.
 */
export class XmlScanner {
  readonly text: string
  at = 0
  readonly #scopes: Scope[]
  readonly #entities = new Map<string, string>()

  constructor(text: string, base: string | undefined) {
    this.text = text
    this.#scopes = [{ raw: '', namespaces: new Map([['xml', xmlNamespace]]), language: undefined, base }]
  }

  /** How many elements are open. */
  get depth(): number {
    return this.#scopes.length - 1
  }

  /** The text up to the next tag (comments and instructions are left out), and whether that is a start tag, an end tag or the end. */
  textBefore(): { readonly text: string; readonly next: 'start' | 'end' | 'nothing' } {
    let text = ''
    for (;;) {
      const open = this.text.indexOf('<', this.at)
      const stop = open === -1 ? this.text.length : open
      if (stop > this.at) text += this.unescape(this.text.slice(this.at, stop), this.at)
      this.at = stop
      if (open === -1) return { text, next: 'nothing' }
      if (this.text.startsWith('<![CDATA[', open)) {
        const end = this.#find(']]>', 'CDATA section')
        text += this.text.slice(open + 9, end)
        this.at = end + 3
      } else if (this.text.startsWith('<!--', open)) this.at = this.#find('-->', 'comment') + 3
      else if (this.text.startsWith('<?', open)) this.at = this.#find('?>', 'processing instruction') + 2
      else if (this.text.startsWith('<!DOCTYPE', open)) this.#documentType()
      else return { text, next: this.text[open + 1] === '/' ? 'end' : 'start' }
    }
  }

  /** Reads the start tag that stands here. */
  start(): StartTag {
    const at = this.at
    this.at++
    const raw = this.#name()
    const attributes: (readonly [string, string])[] = []
    for (;;) {
      attributeAt.lastIndex = this.at
      const found = attributeAt.exec(this.text)
      if (!found) break
      if (attributes.length >= 256) throw this.error(`The element ${raw} has too many attributes.`, at)
      attributes.push([found[1] ?? '', this.unescape(found[2] ?? found[3] ?? '', this.at)])
      this.at = attributeAt.lastIndex
    }
    tagEnd.lastIndex = this.at
    const closer = tagEnd.exec(this.text)
    if (!closer) throw this.error(`The tag of ${raw} is broken.`)
    this.at = tagEnd.lastIndex
    const scope = this.#enter(raw, attributes)
    const isEmpty = closer[1] === '/'
    const [namespace, name] = this.#resolved(raw, scope, at)
    if (isEmpty) this.#scopes.pop()
    return {
      namespace,
      name,
      attributes: attributes
        .filter(([key]) => key !== 'xmlns' && !key.startsWith('xmlns:') && !key.startsWith('xml:'))
        .map(([key, value]) => {
          const [space, local] = key.includes(':') ? this.#resolved(key, scope, at) : ['', key]
          return { namespace: space, name: local, value }
        }),
      language: scope.language,
      base: scope.base,
      isEmpty,
      at,
      end: this.at,
    }
  }

  /** Reads the end tag that stands here; gives where it begins. */
  end(): number {
    const at = this.at
    this.at += 2
    const raw = this.#name()
    tagEnd.lastIndex = this.at
    if (!tagEnd.test(this.text)) throw this.error(`The end tag of ${raw} is broken.`)
    this.at = tagEnd.lastIndex
    const open = this.#scopes.length > 1 ? this.#scopes.pop() : undefined
    if (open?.raw !== raw)
      throw this.error(open ? `The element ${open.raw} is closed as ${raw}.` : `${raw} was never opened.`, at)
    return at
  }

  error(message: string, at = this.at): UnreadableRdf {
    return new UnreadableRdf(message, at)
  }

  #enter(raw: string, attributes: readonly (readonly [string, string])[]): Scope {
    const outer = this.#scopes.at(-1)!
    const namespaces = attributes.some(([key]) => key.startsWith('xmlns'))
      ? new Map(outer.namespaces)
      : outer.namespaces
    let { language, base } = outer
    for (const [key, value] of attributes) {
      if (namespaces instanceof Map && key === 'xmlns') namespaces.set('', value)
      else if (namespaces instanceof Map && key.startsWith('xmlns:')) namespaces.set(key.slice(6), value)
      else if (key === 'xml:lang') language = value === '' ? undefined : value
      else if (key === 'xml:base') base = value
    }
    const scope = { raw, namespaces, language, base }
    this.#scopes.push(scope)
    return scope
  }

  #resolved(raw: string, scope: Scope, at: number): readonly [string, string] {
    const colon = raw.indexOf(':')
    const prefix = colon === -1 ? '' : raw.slice(0, colon)
    const namespace = scope.namespaces.get(prefix)
    if (namespace === undefined && prefix !== '') throw this.error(`The prefix "${prefix}:" is not declared.`, at)
    return [namespace ?? '', raw.slice(colon + 1)]
  }

  #name(): string {
    nameAt.lastIndex = this.at
    const name = nameAt.exec(this.text)?.[0]
    if (name === undefined) throw this.error('A "<" stands where none may; write &lt; for it.')
    this.at = nameAt.lastIndex
    return name
  }

  #find(closer: string, what: string): number {
    const end = this.text.indexOf(closer, this.at)
    if (end === -1) throw this.error(`A ${what} has no end.`)
    return end
  }

  /** Text with its references replaced (XML 1.0 §4.1). */
  unescape(text: string, at: number): string {
    if (!text.includes('&')) return text
    return text.replace(
      /&(#x[0-9A-Fa-f]{1,6}|#\d{1,7}|[\w.-]{1,60})?(;?)/g,
      (whole, name: string | undefined, end: string) => {
        if (name !== undefined && end !== '') {
          const known = named[name] ?? this.#entities.get(name)
          if (known !== undefined) return known
          const code = name.startsWith('#x')
            ? Number.parseInt(name.slice(2), 16)
            : name.startsWith('#')
              ? Number(name.slice(1))
              : 0
          if (code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)) return String.fromCodePoint(code)
        }
        throw this.error(`"${whole}" is no reference that is known here; write &amp; for a single &.`, at)
      },
    )
  }

  /** `<!DOCTYPE rdf:RDF [<!ENTITY bf "http://…">]>`: entities whose text holds no others, and nothing from outside. */
  #documentType(): void {
    const begin = this.at
    const subset = /<!DOCTYPE\s+[\w:.-]+\s*(?:\[([^\]]{0,20000})\]\s*)?>/y
    subset.lastIndex = begin
    const found = subset.exec(this.text)
    if (!found) throw this.error('The document type refers to something outside of the document, which is not read.')
    for (const [, name = '', first, second] of (found[1] ?? '').matchAll(
      /<!ENTITY\s+([\w.-]+)\s+(?:"([^"<&%]*)"|'([^'<&%]*)')\s*>/g,
    ))
      this.#entities.set(name, (first ?? second ?? '').slice(0, 500))
    this.at = begin + found[0].length
  }
}
