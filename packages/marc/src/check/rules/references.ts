import { textFix } from '../fix.ts'
import { Trait } from '../field-traits.ts'
import { excerpt, type Rule, type RuleGroup } from '../rule.ts'

const numeric = /&#(?:x([0-9a-f]{2,6})|(\d{2,7}));/i
const named =
  /&(amp|lt|gt|quot|apos|nbsp|copy|reg|ndash|mdash|lsquo|rsquo|ldquo|rdquo|hellip|[a-z]+?(?:acute|grave|circ|uml|tilde|cedil|ring|slash|caron)|szlig|aelig|oelig);/i
const tags = /<\/?(?:i|b|em|strong|p|br|sup|sub|span|div|ul|ol|li|a|font)(?:\s[^<>]*)?\/?>/i

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  copy: '©',
  reg: '®',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
  szlig: 'ß',
  aelig: 'æ',
  AElig: 'Æ',
  oelig: 'œ',
  OElig: 'Œ',
}
const marks: Readonly<Record<string, string>> = {
  acute: '\u0301',
  grave: '\u0300',
  circ: '\u0302',
  uml: '\u0308',
  tilde: '\u0303',
  cedil: '\u0327',
  ring: '\u030A',
  caron: '\u030C',
}

/** Text is text: no references of XML, no entities or tags of HTML. */
const referenceRule: Rule = ({ fieldsWith }, report) => {
  for (const field of fieldsWith(Trait.references)) {
    if (field.kind !== 'data') continue
    for (const { code, value } of field.subfields) {
      const hasReference = value.includes('&') && value.includes(';')
      if (!hasReference && !value.includes('<')) continue
      const say = (found: string, what: string, at: number, fixable = true): void => {
        const message = `${field.tag} $${code} holds ${what}: "${excerpt(value.slice(Math.max(0, at - 10)))}".`
        report({ code: found, message, field, subfield: code, fixable })
      }
      const number = hasReference ? numeric.exec(value) : null
      if (number) {
        const isKnown = resolveNumbers(value) !== value
        say('character-reference', 'the number of a character instead of the character', number.index, isKnown)
      }
      const entity = hasReference ? named.exec(value) : null
      if (entity && characterNamed(entity[1] ?? '') !== undefined) say('html-entity', 'an entity of HTML', entity.index)
      const tag = tags.exec(value)
      if (tag) say('html-tag', 'a tag of HTML', tag.index)
    }
  }
}

/** The character of an entity of HTML; undefined when none has this name. */
function characterNamed(name: string): string | undefined {
  const known = entities[name] ?? entities[name.toLowerCase()]
  if (known !== undefined) return known
  const [, letter, mark] = /^([a-z])([a-z]+)$/i.exec(name) ?? []
  if (letter === undefined || mark === undefined) return undefined
  if (mark === 'slash') return letter === 'O' ? 'Ø' : letter === 'o' ? 'ø' : undefined
  const sign = marks[mark]
  return sign === undefined ? undefined : (letter + sign).normalize('NFC')
}

function resolveNumbers(text: string): string {
  return text.replaceAll(
    new RegExp(numeric, 'gi'),
    (reference, hex: string | undefined, decimal: string | undefined) => {
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
      if (code === 0xa0) return ' '
      return isCharacter(code) ? String.fromCodePoint(code).normalize('NFC') : reference
    },
  )
}

function isCharacter(code: number): boolean {
  return (
    code >= 0x20 &&
    code <= 0x10ffff &&
    code !== 0xfffd &&
    !(code >= 0x7f && code < 0xa0) &&
    !(code >= 0xd800 && code <= 0xdfff)
  )
}

function resolveNames(text: string): string {
  let plain = text
  // An ampersand that was written twice as an entity leaves another one.
  for (let rounds = 0; rounds < 5 && named.test(plain); rounds++) {
    plain = plain.replaceAll(new RegExp(named, 'gi'), (entity, name: string) => characterNamed(name) ?? entity)
  }
  return plain
}

/** Leftovers of XML and HTML. */
export const referenceGroup: RuleGroup = {
  rules: [referenceRule],
  fixes: { 'character-reference': textFix(resolveNumbers), 'html-entity': textFix(resolveNames) },
}
