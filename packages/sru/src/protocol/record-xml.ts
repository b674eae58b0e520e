import type { XmlElement } from '@carrel/xml'

const declaration = /\sxmlns(?::([^\s=]+))?\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/gu
const startTag = /^<[^\s/>]+((?:[^>"']|"[^"]*"|'[^']*')*?)(\/?)>/u

/** The namespaces that an element declares in its own tag: by prefix, with `` for the default. */
export function declaredNamespaces(element: XmlElement, text: string): ReadonlyMap<string, string> {
  const tag = startTag.exec(text.slice(element.start, element.end))?.[0] ?? ''
  const found = new Map<string, string>()
  for (const [, prefix = '', double, single] of tag.matchAll(declaration)) found.set(prefix, double ?? single ?? '')
  return found
}

/** An element of a document as a document of its own, with the namespaces that elements around it had declared. */
export function elementXml(element: XmlElement, text: string, around: ReadonlyMap<string, string>): string {
  const own = declaredNamespaces(element, text)
  const xml = text.slice(element.start, element.end)
  const added = [...around]
    .filter(([prefix]) => !own.has(prefix) && (prefix === '' || xml.includes(`${prefix}:`)))
    .map(([prefix, uri]) => ` xmlns${prefix === '' ? '' : `:${prefix}`}="${uri.replaceAll('"', '&quot;')}"`)
  const nameEnd = /^<[^\s/>]+/u.exec(xml)?.[0].length ?? 0
  return `${xml.slice(0, nameEnd)}${added.join('')}${xml.slice(nameEnd)}`
}
