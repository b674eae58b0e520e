/** An element to be written: with text, or with children. */
export interface XmlPart {
  /** With its prefix, if it has one. */
  readonly name: string
  readonly attributes?: Readonly<Record<string, string>>
  readonly text?: string
  readonly children?: readonly XmlPart[]
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}

/** Text as XML may hold it: its marks escaped; characters that XML 1.0 does not allow, and halves of pairs, left out. */
export function escapeXml(text: string): string {
  return (
    text
      // oxlint-disable-next-line no-control-regex -- it is about control characters
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
      .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '')
      .replace(/[&<>]/g, (mark) => escapes[mark] ?? mark)
  )
}

function attributeValue(text: string): string {
  return escapeXml(text).replace(/["\t\n\r]/g, (mark) => escapes[mark] ?? mark)
}

/** A document in UTF-8 with its declaration; one line, or with `indent` a line for each element. */
export function writeXml(root: XmlPart, options: { readonly indent?: boolean } = {}): string {
  const pieces = ['<?xml version="1.0" encoding="UTF-8"?>\n']
  write(root, options.indent === true ? '\n' : '', pieces)
  if (options.indent !== true) pieces.push('\n')
  return pieces.join('')
}

function write(part: XmlPart, line: string, pieces: string[]): void {
  const attributes = Object.entries(part.attributes ?? {}).map(([name, value]) => ` ${name}="${attributeValue(value)}"`)
  const margin = line.slice(1)
  const end = line === '' ? '' : '\n'
  const children = part.children ?? []
  pieces.push(`${margin}<${part.name}${attributes.join('')}`)
  if (children.length > 0) {
    pieces.push(`>${end}`)
    for (const child of children) write(child, line === '' ? '' : `${line}  `, pieces)
    pieces.push(`${margin}</${part.name}>${end}`)
  } else if (part.text === undefined || part.text === '') pieces.push(`/>${end}`)
  else pieces.push(`>${escapeXml(part.text)}</${part.name}>${end}`)
}
