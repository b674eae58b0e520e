import type { Condition, FieldCondition, PositionCondition } from '../language/condition.ts'
import { readTokens, type ConditionFault, type Token } from './read-tokens.ts'

/** A condition that was read, or what is wrong with it and where. */
export type ConditionOutcome =
  | { readonly ok: true; readonly condition: Condition }
  | { readonly ok: false; readonly fault: ConditionFault }

class Fault extends Error {
  readonly at: number
  constructor(message: string, at: number) {
    super(message)
    this.at = at
  }
}

/**
 * Reads a condition as people write it in one line:
 *
 *     245$a ~ /war/i and not 856 and LDR/6 = a and 008/35-37 in (eng, fre)
 *
 * A tag alone asks whether there is such a field, `650[*0]$ax` whether with these indicators and one of these subfields. `=` is
 * the whole text, `:` a part of it, `~` a regular expression (`/…/i` where capitals make no difference), `!=` and `!~` that there is
 * none that is so, `in (…)` one of several. `record ~ /…/` looks at the whole record as text. `and` binds before `or`.
 */
export function parseCondition(line: string): ConditionOutcome {
  const tokens = readTokens(line)
  if (!Array.isArray(tokens)) return { ok: false, fault: tokens as ConditionFault }
  try {
    const reader = new ConditionReader(tokens as readonly Token[], line.length)
    return { ok: true, condition: reader.read() }
  } catch (error) {
    if (error instanceof Fault) return { ok: false, fault: { message: error.message, at: error.at } }
    throw error
  }
}

const MOST_BRACKETS = 100

class ConditionReader {
  readonly #tokens: readonly Token[]
  readonly #end: number
  #at = 0
  #depth = 0

  constructor(tokens: readonly Token[], end: number) {
    this.#tokens = tokens
    this.#end = end
  }

  read(): Condition {
    if (this.#tokens.length === 0) throw new Fault('There is no condition here.', 0)
    const condition = this.#any()
    const rest = this.#tokens[this.#at]
    if (rest) throw new Fault(`“${rest.text}” is not understood here: write and, or, or nothing more.`, rest.at)
    return condition
  }

  #any(): Condition {
    const conditions = [this.#all()]
    while (this.#takeWord('or')) conditions.push(this.#all())
    const [only] = conditions
    return conditions.length === 1 && only ? only : { any: conditions }
  }

  #all(): Condition {
    const conditions = [this.#not()]
    while (this.#takeWord('and')) conditions.push(this.#not())
    const [only] = conditions
    return conditions.length === 1 && only ? only : { all: conditions }
  }

  #not(): Condition {
    if (++this.#depth > MOST_BRACKETS) throw new Fault('This condition has too many brackets.', this.#place)
    try {
      if (this.#takeWord('not')) return { not: this.#not() }
      if (!this.#takeSign('(')) return this.#test()
      const condition = this.#any()
      if (!this.#takeSign(')')) throw new Fault('A closing bracket is missing here.', this.#place)
      return condition
    } finally {
      this.#depth--
    }
  }

  #test(): Condition {
    const subject = this.#tokens[this.#at++]
    if (subject?.kind !== 'word') {
      throw new Fault('A tag is missing here, such as 245$a, 008/35-37 or LDR/6.', subject?.at ?? this.#end)
    }
    if (subject.text.toLowerCase() === 'record') return this.#recordTest()
    const position = /^(LDR|00\d)\/(\d+)(?:-(\d+))?$/i.exec(subject.text)
    if (position) return this.#positionTest(position, subject)
    const field = /^([0-9A-Za-z.*]{3})(?:\[([^\]]{1,2})\])?(?:\$(\S+))?$/.exec(subject.text)
    if (!field) throw new Fault(`“${subject.text}” is no tag; write 245, 245$a, 6XX$a, 008/35-37 or LDR/6.`, subject.at)
    const [, tag = '', indicators, subfield] = field
    return this.#fieldTest({
      field: tag,
      ...(indicators !== undefined && { indicators }),
      ...(subfield !== undefined && { subfield }),
    })
  }

  #recordTest(): Condition {
    const not = this.#takeSign('!~')
    if (!not && !this.#takeSign('~')) throw new Fault('Write record ~ /…/.', this.#place)
    const { text, ignoreCase } = this.#pattern()
    const condition: Condition = { text, ...(ignoreCase && { ignoreCase }) }
    return not ? { not: condition } : condition
  }

  #fieldTest(subject: FieldCondition): Condition {
    const sign = this.#takeAnySign(['=', '!=', ':', '~', '!~'])
    if (sign === '=' || sign === '!=') return negated(sign, { ...subject, is: this.#value() })
    if (sign === ':') return { ...subject, contains: this.#value() }
    if (sign !== undefined) {
      const { text, ignoreCase } = this.#pattern()
      return negated(sign, { ...subject, matches: text, ...(ignoreCase && { ignoreCase }) })
    }
    if (!this.#takeWord('in')) return subject
    const conditions = this.#values().map((is): Condition => ({ ...subject, is }))
    const [only] = conditions
    return conditions.length === 1 && only ? only : { any: conditions }
  }

  #positionTest([, tag = '', from = '', to]: RegExpExecArray, token: Token): Condition {
    const start = Number(from)
    const end = to === undefined ? undefined : Number(to)
    if (end !== undefined && end < start) throw new Fault(`The positions ${from}-${to} run backwards.`, token.at)
    const isLeader = tag.toUpperCase() === 'LDR'
    const subject: PositionCondition = {
      ...(isLeader ? { leader: start } : { position: `${tag}/${start}` }),
      ...(end !== undefined && { length: end - start + 1 }),
    }
    const sign = this.#takeAnySign(['=', '!=', '~', '!~'])
    if (sign === '=' || sign === '!=') return negated(sign, { ...subject, is: this.#value() })
    if (sign !== undefined) return negated(sign, { ...subject, matches: this.#pattern().text })
    return this.#takeWord('in') ? { ...subject, is: this.#values() } : subject
  }

  #values(): readonly string[] {
    if (!this.#takeSign('(')) throw new Fault('Write the values in brackets: in (eng, fre).', this.#place)
    const values = [this.#value()]
    while (this.#takeSign(',')) values.push(this.#value())
    if (!this.#takeSign(')')) throw new Fault('A closing bracket is missing here.', this.#place)
    return values
  }

  #value(): string {
    const token = this.#tokens[this.#at]
    if (!token || token.kind === 'sign')
      throw new Fault('A text is missing here; write it in quotation marks.', this.#place)
    this.#at++
    return token.kind === 'pattern' ? `/${token.text}/${token.flags ?? ''}` : token.text
  }

  #pattern(): { readonly text: string; readonly ignoreCase: boolean } {
    const token = this.#tokens[this.#at]
    if (!token || token.kind === 'sign')
      throw new Fault('A regular expression is missing here, such as /war/i.', this.#place)
    this.#at++
    if (/[^i]/.test(token.flags ?? '')) throw new Fault(`Only i is known behind /${token.text}/.`, token.at)
    return { text: token.text, ignoreCase: (token.flags ?? '') !== '' }
  }

  get #place(): number {
    return this.#tokens[this.#at]?.at ?? this.#end
  }

  #takeWord(word: string): boolean {
    const token = this.#tokens[this.#at]
    if (token?.kind !== 'word' || token.text.toLowerCase() !== word) return false
    this.#at++
    return true
  }

  #takeSign(sign: string): boolean {
    const token = this.#tokens[this.#at]
    if (token?.kind !== 'sign' || token.text !== sign) return false
    this.#at++
    return true
  }

  #takeAnySign(signs: readonly string[]): string | undefined {
    return signs.find((sign) => this.#takeSign(sign))
  }
}

function negated(sign: string, condition: FieldCondition | PositionCondition): Condition {
  return sign.startsWith('!') ? { not: condition } : condition
}
