import { latin1Entities, otherEntities } from './html-entities.data.ts'

const characters = new Map<string, string>(
  latin1Entities.split(' ').map((name, index) => [name, String.fromCodePoint(0xa0 + index)]),
)
for (const [, name = '', code = ''] of otherEntities.matchAll(/(\w+) ([\dA-F]+)(?: |$)/g))
  characters.set(name, String.fromCodePoint(Number.parseInt(code, 16)))

/**
 * Puts characters in the place of `&eacute;`, `&#233;` and `&#xE9;`. What is no character reference stays, so that `AT&T;` is not
 * lost; neither are control characters made. References that were escaped twice (`&amp;eacute;`) are resolved as well.
 */
export function resolveEntities(text: string): string {
  if (!text.includes('&')) return text
  let next = text
  for (let turn = 0; turn < 2; turn++)
    next = next.replaceAll(/&(#x[\dA-Fa-f]{1,6}|#\d{1,7}|[A-Za-z][A-Za-z\d]{1,9});/g, resolved)
  return next
}

function resolved(reference: string, name: string): string {
  if (!name.startsWith('#')) return characters.get(name) ?? reference
  const code = name[1] === 'x' || name[1] === 'X' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  const isCharacter =
    code >= 0x20 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) && !(code >= 0x7f && code <= 0x9f)
  return isCharacter ? String.fromCodePoint(code) : reference
}

/**
 * Takes tags of HTML and XML out of a text, with comments; a blank stands where a paragraph or a line ended. `<1999->` and `a < b`
 * stay: only names of HTML elements, and names with a prefix, are tags.
 */
export function stripTags(text: string): string {
  if (!text.includes('<')) return text
  const bare = withoutBetween(
    withoutBetween(withoutBetween(text, '<!--', '-->'), '<script', '</script>'),
    '<style',
    '</style>',
  )
  const next = bare.replaceAll(blocks, '\n').replaceAll(inline, '')
  return next === text
    ? text
    : next
        .split('\n')
        .map((part) => part.trim())
        .filter((part) => part !== '')
        .join(' ')
}

const blocks = /<\/?(?:p|br|div|li|ul|ol|tr|td|h[1-6]|jats:p|jats:title)\b[^<>]*>/gi
const inline =
  /<\/?(?:a|abbr|b|big|cite|code|dd|dl|dt|em|font|hr|i|img|q|s|small|span|strong|sub|sup|table|tbody|th|tt|u|title|section|\w+:\w+)\b[^<>]*>/gi

/** Without what stands between two marks; a mark without its partner stays. */
function withoutBetween(text: string, from: string, to: string): string {
  const small = text.toLowerCase()
  let next = ''
  let at = 0
  for (;;) {
    const start = small.indexOf(from, at)
    const end = start < 0 ? -1 : small.indexOf(to, start)
    if (end < 0) return next + text.slice(at)
    next += text.slice(at, start)
    at = end + to.length
  }
}
