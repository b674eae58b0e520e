import { matchesTag, type Field } from '@carrel/marc'

/** What a condition asks of a field. */
interface FieldCondition {
  /** The subfields that are looked at; none means the text of a control field. */
  readonly codes: string
  readonly is: 'present' | 'absent' | 'equal' | 'begins' | 'like'
  readonly text: string
  readonly pattern: RegExp | undefined
}

/**
 * Which fields, or which subfields of fields, a rule is about: `505`, `9XX`, `100abcdef`, `650[*0]`, `856[u~proxy]`,
 * `5XX[?5]`, `245$c`.
 */
export interface FieldSpec {
  /** As it was written. */
  readonly text: string
  /** Three characters, `X` standing for any. */
  readonly tag: string
  /** Two characters, `*` standing for any. */
  readonly indicators: string
  /** Subfield codes; none means the whole field. */
  readonly codes: string
  readonly conditions: readonly FieldCondition[]
}

const form =
  /^(?<tag>LDR|[0-9A-Za-z.]{3})(?<brackets>(?:\[[^\]]*\])*)(?:\$?(?<codes>[0-9a-z]*))(?<after>(?:\[[^\]]*\])*)$/
const longest = 2000

/**
 * Reads which fields are meant; a text says what is wrong. In brackets stand two indicators (`[*0]`), or a condition on
 * subfields: `[?5]` there is one, `[!5]` there is none, `[2=lcgft]` it is this, `[a^=Local]` it begins so, `[0~^\(DE-588\)]`
 * it fits a regular expression. Expressions that could take very long are refused.
 */
export function readFieldSpec(text: string): FieldSpec | string {
  const trimmed = text.trim().replaceAll(/\s+(?=[$[])/g, '')
  const parts = form.exec(trimmed)?.groups
  if (!parts || trimmed.length > 300) {
    return `“${text.slice(0, 60)}” does not name fields; write 505, 9XX, 100abcd, 650[*0] or 856[u~proxy].`
  }
  const { tag = '', codes = '', brackets = '', after = '' } = parts
  let indicators = '**'
  const conditions: FieldCondition[] = []
  for (const [, inside = ''] of (brackets + after).matchAll(/\[([^\]]*)\]/g)) {
    if (/^[*#_0-9 ]{2}$/.test(inside)) {
      indicators = inside.replaceAll(/[#_]/g, ' ')
      continue
    }
    const condition = readCondition(inside)
    if (typeof condition === 'string') return condition
    conditions.push(condition)
  }
  return { text: trimmed, tag: tag.replaceAll(/[.x]/g, 'X'), indicators, codes, conditions }
}

function readCondition(text: string): FieldCondition | string {
  const presence = /^([?!])([0-9a-z]+)$/.exec(text)
  if (presence) {
    const [, sign, codes = ''] = presence
    return { codes, is: sign === '?' ? 'present' : 'absent', text: '', pattern: undefined }
  }
  const compared = /^([0-9a-z]*)(\^=|=|~)(.+)$/.exec(text)
  if (!compared) return `“[${text}]” is no condition; write [?5], [!5], [2=lcgft], [a^=Local] or [u~proxy].`
  const [, codes = '', sign, value = ''] = compared
  if (sign !== '~') return { codes, is: sign === '=' ? 'equal' : 'begins', text: value, pattern: undefined }
  const slow = slowness(value)
  if (slow !== undefined) return slow
  try {
    return { codes, is: 'like', text: value, pattern: new RegExp(value, 'iu') }
  } catch {
    return `“${value}” is no regular expression.`
  }
}

/** Why an expression is not run: repeated repetitions can take for ever on one long field. */
function slowness(pattern: string): string | undefined {
  const plain = pattern.replaceAll(/\\./g, 'x').replaceAll(/\[[^\]]*\]?/g, 'x')
  const isNested = /\)\s*(?:[*+]|\{)/.test(plain) || /\\[1-9]|\(\?[=!<]/.test(pattern)
  const open = plain.match(/[*+]|\{\d*,/g)?.length ?? 0
  if (!isNested && open <= 2) return undefined
  return `The expression “${pattern}” could take very long; leave out repeated groups and use at most two of * and +.`
}

/** Whether a field is one of those that are meant, whichever of its subfields. */
export function isMeant(field: Field, { tag, indicators, conditions }: FieldSpec): boolean {
  if (!matchesTag(field.tag, tag)) return false
  if (field.kind === 'data') {
    for (const at of [0, 1]) {
      if (indicators[at] !== '*' && indicators[at] !== (field.indicators[at] ?? ' ')) return false
    }
  } else if (indicators !== '**') return false
  return conditions.every((condition) => holds(field, condition))
}

function holds(field: Field, { codes, is, text, pattern }: FieldCondition): boolean {
  const texts =
    field.kind === 'control'
      ? [field.value]
      : field.subfields
          .filter(({ code }) => codes === '' || (code !== '' && codes.includes(code)))
          .map(({ value }) => value)
  switch (is) {
    case 'present':
      return texts.length > 0 && (field.kind === 'data' || codes === '')
    case 'absent':
      return texts.length === 0 || field.kind === 'control'
    case 'equal':
      return texts.some((value) => value.trim() === text)
    case 'begins':
      return texts.some((value) => value.startsWith(text))
    case 'like':
      return texts.some((value) => pattern?.test(value.slice(0, longest)) === true)
  }
}
