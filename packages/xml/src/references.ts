import { UnreadableXml } from './problem.ts'

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Characters that XML 1.0 §2.2 does not allow. */
// oxlint-disable-next-line no-control-regex -- it is about control characters
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/

/** Text with its references replaced: the five of XML and numbers (XML 1.0 §4.1, §4.6); any other is refused. */
export function resolveReferences(text: string, at: number): string {
  const found = forbidden.exec(text)
  if (found) throw character(found[0].charCodeAt(0), at + found.index)
  if (!text.includes('&')) return text
  return text.replace(/&([^;&<\s]{0,40}(;?))/g, (whole, body: string, end: string, offset: number) => {
    const name = end === '' ? body : body.slice(0, -1)
    const value = end === '' ? undefined : (named[name] ?? numbered(name, at + offset))
    if (value !== undefined) return value
    throw new UnreadableXml({
      code: 'entity',
      message:
        end === ''
          ? 'An "&" stands alone. Write &amp; for it.'
          : `The entity ${whole} is not known here: only &amp; &lt; &gt; &quot; &apos; and numbers like &#233; are read.`,
      at: at + offset,
    })
  })
}

function numbered(name: string, at: number): string | undefined {
  const match = /^#(?:x([0-9A-Fa-f]{1,6})|(\d{1,7}))$/.exec(name)
  if (!match) return undefined
  const code = match[1] === undefined ? Number.parseInt(match[2] ?? '', 10) : Number.parseInt(match[1], 16)
  const isCharacter =
    code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) && !forbidden.test(String.fromCodePoint(code))
  if (!isCharacter) throw character(code, at)
  return String.fromCodePoint(code)
}

function character(code: number, at: number): UnreadableXml {
  const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
  return new UnreadableXml({ code: 'character', message: `The character ${name} is not allowed in XML.`, at })
}
