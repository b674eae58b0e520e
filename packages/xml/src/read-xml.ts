import { decodeXml } from './decode-xml.ts'
import type { XmlElement } from './element.ts'
import { UnreadableXml, usualLimits, type XmlLimits, type XmlProblem } from './problem.ts'
import { resolveReferences } from './references.ts'

/** A document that was read, or why not. */
export type XmlRead =
  | { readonly ok: true; readonly root: XmlElement; readonly text: string }
  | { readonly ok: false; readonly problem: XmlProblem; readonly text: string }

interface Open {
  readonly name: string
  readonly prefix: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: XmlElement[]
  text: string
  readonly start: number
  end: number
}

const nameAt = /[\p{L}_:][\p{L}\p{N}._:·-]*/uy
const attributeAt = /\s+([\p{L}_:][\p{L}\p{N}._:·-]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/uy
const tagEndAt = /\s*(\/?)>/y

/**
 * Reads a small document. Nothing is loaded and nothing is expanded but the references of XML itself; a document type
 * declaration is refused. Whatever the bytes, it gives a value and does not throw.
 */
export function readXml(bytes: Uint8Array, limits: Partial<XmlLimits> = {}): XmlRead {
  const decoded = decodeXml(bytes)
  if (!decoded.ok) return { ...decoded, text: '' }
  const { text } = decoded
  try {
    return { ok: true, root: new Reader(text, { ...usualLimits, ...limits }).read(), text }
  } catch (error) {
    if (error instanceof UnreadableXml) return { ok: false, problem: error.problem, text }
    throw error
  }
}

class Reader {
  readonly #text: string
  readonly #limits: XmlLimits
  readonly #open: Open[] = []
  #root: XmlElement | undefined
  #at = 0
  #elements = 0

  constructor(text: string, limits: XmlLimits) {
    this.#text = text
    this.#limits = limits
  }

  read(): XmlElement {
    while (this.#at < this.#text.length) this.#step()
    const unclosed = this.#open.at(-1)
    if (unclosed) throw this.#syntax(`The document ends inside the element ${unclosed.name}.`)
    if (!this.#root) throw this.#syntax('There is no XML in the document.')
    return this.#root
  }

  #step(): void {
    const text = this.#text
    const at = this.#at
    if (text[at] !== '<') return this.#takeText(at)
    if (text.startsWith('<!--', at)) return this.#skip('-->', 4, 'comment')
    if (text.startsWith('<?', at)) return this.#skip('?>', 2, 'processing instruction')
    if (text.startsWith('<![CDATA[', at)) return this.#takeData(at)
    if (text.startsWith('<!', at))
      throw new UnreadableXml({
        code: 'doctype',
        message: 'The document has a document type declaration. For safety none is read; leave it out.',
        at,
      })
    return text[at + 1] === '/' ? this.#close(at) : this.#start(at)
  }

  #takeText(at: number): void {
    const next = this.#text.indexOf('<', at)
    const end = next === -1 ? this.#text.length : next
    this.#addText(resolveReferences(this.#text.slice(at, end), at), at)
    this.#at = end
  }

  #takeData(at: number): void {
    const end = this.#text.indexOf(']]>', at + 9)
    if (end === -1) throw this.#syntax('A CDATA section has no end.')
    const data = this.#text.slice(at + 9, end)
    resolveReferences(data.replaceAll('&', ' '), at + 9)
    this.#addText(data, at)
    this.#at = end + 3
  }

  #addText(text: string, at: number): void {
    const open = this.#open.at(-1)
    if (!open) {
      if (text.trim() !== '') throw this.#syntax(this.#root ? 'Text follows the document.' : 'The document is not XML.')
      return
    }
    open.text += text
    if (open.text.length > this.#limits.text) throw this.#tooMuch(`The text of ${open.name} is too long.`, at)
  }

  #skip(closer: string, length: number, what: string): void {
    const end = this.#text.indexOf(closer, this.#at + length)
    if (end === -1) throw this.#syntax(`A ${what} has no end.`)
    this.#at = end + closer.length
  }

  #start(at: number): void {
    if (this.#open.length === 0 && this.#root) throw this.#syntax('A second element follows the document.')
    const [prefix, name] = this.#name(at + 1)
    if (this.#open.length >= this.#limits.depth)
      throw new UnreadableXml({ code: 'too-deep', message: 'The elements of the document lie too deep.', at })
    if (++this.#elements > this.#limits.elements) throw this.#tooMuch('The document has too many elements.', at)
    const attributes = this.#attributes(name)
    tagEndAt.lastIndex = this.#at
    const end = tagEndAt.exec(this.#text)
    if (!end) throw this.#syntax(`The tag of ${name} is broken.`)
    this.#at = tagEndAt.lastIndex
    const open: Open = { name, prefix, attributes, children: [], text: '', start: at, end: at }
    if (end[1] === '/') this.#finish(open)
    else this.#open.push(open)
  }

  #name(at: number): readonly [prefix: string, name: string] {
    nameAt.lastIndex = at
    const found = nameAt.exec(this.#text)?.[0]
    if (found === undefined) throw this.#syntax('A "<" stands where none may. Write &lt; for it.')
    if (found.length > 200) throw this.#tooMuch('The name of an element is too long.', at)
    this.#at = nameAt.lastIndex
    return splitName(found)
  }

  #attributes(element: string): ReadonlyMap<string, string> {
    const attributes = new Map<string, string>()
    for (let count = 1; ; count++) {
      attributeAt.lastIndex = this.#at
      const found = attributeAt.exec(this.#text)
      if (!found) return attributes
      const value = found[2] ?? found[3] ?? ''
      if (count > this.#limits.attributes || value.length > this.#limits.text)
        throw this.#tooMuch(`The attributes of ${element} are too many or too long.`, this.#at)
      const [, name] = splitName(found[1] ?? '')
      if (!attributes.has(name)) attributes.set(name, resolveReferences(value, this.#at))
      this.#at = attributeAt.lastIndex
    }
  }

  #close(at: number): void {
    const [, name] = this.#name(at + 2)
    const open = this.#open.pop()
    if (!open || open.name !== name)
      throw this.#syntax(
        open ? `The element ${open.name} is closed as ${name}.` : `${name} is closed but was never opened.`,
      )
    tagEndAt.lastIndex = this.#at
    if (tagEndAt.exec(this.#text)?.[1] !== '') throw this.#syntax(`The end tag of ${name} is broken.`)
    this.#at = tagEndAt.lastIndex
    this.#finish(open)
  }

  #finish(element: Open): void {
    element.end = this.#at
    const parent = this.#open.at(-1)
    if (parent) parent.children.push(element)
    else this.#root = element
  }

  #syntax(message: string): UnreadableXml {
    return new UnreadableXml({ code: 'syntax', message, at: this.#at })
  }

  #tooMuch(message: string, at: number): UnreadableXml {
    return new UnreadableXml({ code: 'too-much', message, at })
  }
}

function splitName(name: string): readonly [prefix: string, name: string] {
  const colon = name.lastIndexOf(':')
  return colon === -1 ? ['', name] : [name.slice(0, colon), name.slice(colon + 1)]
}
