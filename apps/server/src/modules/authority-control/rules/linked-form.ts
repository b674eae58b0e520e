import type { RdfFormat } from '@carrel/rdf'

/** In which form of linked data a file begins; undefined where it is none. */
export function linkedForm(beginning: string): RdfFormat | undefined {
  const text = beginning.replace(/^\uFEFF/, '').trimStart()
  if (/^[[{]/.test(text)) return /"@(?:context|graph|id|type)"\s*:/.test(text) ? 'json-ld' : undefined
  const head = text.replace(/^<\?xml[^>]*\?>\s*/i, '').replaceAll(/<!--[^]*?-->\s*/g, '')
  if (/^(?:<!DOCTYPE[^]*?>\s*)?<(?:[\w.-]+:)?RDF[\s>]/.test(head)) return 'rdf-xml'
  const line = text.replace(/^(?:#[^\n]*\n\s*)+/, '')
  return /^(?:@prefix\s|@base\s|prefix\s+[\w.-]*:\s*<|base\s+<|<[a-z][a-z0-9+.-]*:[^>\s]*>\s+[<a_\w]|_:\S+\s+<)/i.test(
    line,
  )
    ? 'turtle'
    : undefined
}

/** JSON-LD with one document in each line, as large vocabularies are given out, as one document. */
export function oneDocument(text: string, form: RdfFormat): string {
  if (form !== 'json-ld' || !/^\s*\{[^\n]*\}\s*\n\s*\{/.test(text)) return text
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return lines.every((line) => /^\s*\{[^]*\}\s*$/.test(line)) ? `[${lines.join(',')}]` : text
}
