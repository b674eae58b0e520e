import { readXml, type XmlElement } from '@carrel/xml'
import { SamlProblem } from './saml-problem.ts'

/** Names of XML that SAML uses. */
export const xmlns = {
  protocol: 'urn:oasis:names:tc:SAML:2.0:protocol',
  assertion: 'urn:oasis:names:tc:SAML:2.0:assertion',
  metadata: 'urn:oasis:names:tc:SAML:2.0:metadata',
  signature: 'http://www.w3.org/2000/09/xmldsig#',
} as const

/** Bytes that a message may have; an answer with some attributes has ten thousand. */
export const mostBytes = 200_000

/**
 * Reads a message of SAML as no two programs could read it differently: no document types and entities, no comments, no
 * instructions, nothing but elements and text.
 */
export function strictXml(text: string): XmlElement {
  if (text.length > mostBytes) throw new SamlProblem('saml-too-long', 'what it sent is longer than any sign-in.')
  if (/<!--|<\?(?!xml\s)|<!\[CDATA\[/.test(text))
    throw new SamlProblem(
      'saml-comments',
      'what it sent has comments or instructions in it, with which answers are forged.',
    )
  const read = readXml(new TextEncoder().encode(text), { depth: 40, elements: 4000, text: mostBytes })
  if (!read.ok) throw new SamlProblem('saml-unreadable', `what it sent is not readable XML. ${read.problem.message}`)
  return read.root
}

/** The element and everything inside it. */
export function* everything(element: XmlElement): Generator<XmlElement> {
  yield element
  for (const child of element.children) yield* everything(child)
}

/** All text inside an element. */
export function deepText(element: XmlElement): string {
  return [element.text, ...element.children.map(deepText)].join('').trim()
}

/** Text that came as base64; undefined where it is something else. */
export function fromBase64(text: string, most: number): Buffer | undefined {
  const packed = text.replaceAll(/\s+/g, '')
  if (packed === '' || packed.length > most * 1.4 || !/^[A-Za-z0-9+/]+={0,2}$/.test(packed)) return undefined
  return Buffer.from(packed, 'base64')
}
