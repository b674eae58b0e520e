import { partsBehind, type CallNumberPart } from '../call-number-parts.ts'
import { detectScheme } from '../detect-scheme.ts'
import type { DeweyCallNumber } from '../dewey.ts'
import type { ClassedCallNumber } from '../lc.ts'
import { isLcClass } from '../lc-class.ts'
import { isNlmClass } from '../nlm.ts'
import type { CallNumberScheme } from '../scheme.ts'
import { shelfKey } from '../shelf-key.ts'
import type { SudocCallNumber } from '../sudoc.ts'
import { checkClassed } from './check-classed.ts'
import { checkDewey } from './check-dewey.ts'
import { checkSudoc } from './check-sudoc.ts'
import { checkText } from './check-text.ts'
import { withEdits, type CallNumberFinding, type Statement } from './finding.ts'

/** What a check of a call number came to. */
export interface CallNumberCheck {
  /** As it was given. */
  readonly text: string
  /** The scheme that was asked for, or that the text looks to be of. */
  readonly scheme: CallNumberScheme
  /** True when nothing is wrong that would misfile it: no finding is an error. */
  readonly valid: boolean
  /** What it is made of, as far as it could be taken apart. */
  readonly parts: readonly CallNumberPart[]
  readonly findings: readonly CallNumberFinding[]
  /** How it should be written; undefined when it is well written, or nobody can say from the text alone. */
  readonly proposal: string | undefined
  /** Its place on the shelf, see {@link shelfKey}. */
  readonly shelfKey: string
}

export interface CheckOptions {
  /** Words that stand before the class number for a collection ("REF", "J", "DVD"), in any case of letters. */
  readonly prefixes?: readonly string[]
}

const NAMES: Readonly<Record<CallNumberScheme, string>> = {
  lc: 'a Library of Congress number',
  ddc: 'a Dewey number',
  nlm: 'a number of the National Library of Medicine',
  sudoc: 'a SuDoc number',
  local: 'a mark of the house',
}

/** What a call number of the scheme is called in a sentence: "a Dewey number". */
export function schemeName(scheme: CallNumberScheme): string {
  return NAMES[scheme]
}

/**
 * Takes a call number apart and says what is wrong with it, in the words of those who label books, with a proposal where
 * one can be made: class letters that do not exist, figures too many, lost zeros and points, prime marks, Cutters that end
 * in 0, letters for figures. Without a scheme it is the one that the text looks to be of. Never throws.
 *
 * @example checkCallNumber('370.19\'342 SMI', 'ddc').proposal // '370.19342 SMI'
 */
export function checkCallNumber(text: string, scheme?: CallNumberScheme, options: CheckOptions = {}): CallNumberCheck {
  const cleaned = checkText(text)
  const [collection, body] = withoutCollection(cleaned.text, scheme, options.prefixes ?? [])
  const judgedAs = scheme ?? detectScheme(body)
  if (!cleaned.usable) return answer(text, judgedAs, cleaned.findings, [], undefined)
  const [statements, parts] = checkBody(judgedAs, body)
  const other = otherScheme(judgedAs, body, statements, parts)
  const findings: readonly Statement[] =
    other === undefined
      ? statements
      : [
          {
            code: 'other-scheme',
            severity: 'error',
            message: `“${body}” looks like ${NAMES[other]}, not like ${NAMES[judgedAs]}.`,
          },
        ]
  const mended = collection + mendedBody(judgedAs, body, findings)
  const whole = [
    ...(collection.trim() === '' ? [] : [{ kind: 'collection' as const, text: collection.trim() }]),
    ...parts,
  ]
  return answer(text, judgedAs, [...cleaned.findings, ...findings.map(withoutEdits)], whole, mended)
}

/** The scheme that a text is rather of, where it is none of the one that was asked for. */
function otherScheme(
  scheme: CallNumberScheme,
  text: string,
  statements: readonly Statement[],
  parts: readonly CallNumberPart[],
): CallNumberScheme | undefined {
  if (scheme === 'local') return undefined
  const codes = statements.map(({ code }) => code)
  // A Dewey shelf has words without numbers too, but none with a class number of LC and its Cutter
  const isOther =
    codes.includes('no-class-number') ||
    codes.includes('no-class') ||
    (scheme === 'lc' && codes.includes('unknown-class')) ||
    (scheme === 'ddc' && parts.every(({ kind }) => kind === 'collection') && /^[a-z]+ ?\d.*[a-z]\d/i.test(text))
  const other = isOther ? detectScheme(text) : 'local'
  return other === 'local' || other === scheme || (scheme === 'lc' && other === 'nlm') ? undefined : other
}

/** What one mending brings to light the next one mends; a number that stays wrong is left as it is. */
function mendedBody(scheme: CallNumberScheme, body: string, findings: readonly Statement[]): string {
  if (findings.some(({ severity, edits }) => severity === 'error' && edits === undefined)) return body
  let [text, statements] = [body, findings]
  for (let round = 0; round < 3; round++) {
    const better = withEdits(
      text,
      statements.flatMap(({ edits }) => edits ?? []),
    )
    if (better === text) break
    text = better
    ;[statements] = checkBody(scheme, text)
  }
  return text
}

function answer(
  text: string,
  scheme: CallNumberScheme,
  findings: readonly CallNumberFinding[],
  parts: readonly CallNumberPart[],
  mended: string | undefined,
): CallNumberCheck {
  return {
    text,
    scheme,
    valid: findings.every(({ severity }) => severity !== 'error'),
    parts,
    findings,
    proposal: mended === text ? undefined : mended,
    shelfKey: text.trim() === '' ? '' : shelfKey(scheme, text),
  }
}

const withoutEdits = ({ code, severity, message }: Statement): CallNumberFinding => ({ code, severity, message })

/** The words of a collection before an LC or NLM number: those that are known, or any that are no class themselves. */
const COLLECTION = /^([a-z]{2,12}\.?|[fq]|\+{1,3})\s+(?=[a-z]{1,3}\s*\d)/i

function withoutCollection(
  text: string,
  scheme: CallNumberScheme | undefined,
  prefixes: readonly string[],
): readonly [collection: string, body: string] {
  const upper = text.toUpperCase()
  const known = prefixes
    .toSorted((a, b) => b.length - a.length)
    .find((prefix) => prefix !== '' && upper.startsWith(`${prefix.toUpperCase()} `))
  if (known !== undefined) {
    const at = known.length + 1
    return [text.slice(0, at), text.slice(at)]
  }
  if (scheme === 'ddc' || scheme === 'sudoc' || scheme === 'local') return ['', text]
  const [whole = '', word = ''] = COLLECTION.exec(text) ?? []
  const isClass = isLcClass(word.toUpperCase()) || isNlmClass(word.toUpperCase())
  return isClass ? ['', text] : [text.slice(0, whole.length), text.slice(whole.length)]
}

function checkBody(
  scheme: CallNumberScheme,
  text: string,
): readonly [findings: readonly Statement[], parts: readonly CallNumberPart[]] {
  switch (scheme) {
    case 'lc':
    case 'nlm': {
      const [findings, call] = checkClassed(scheme, text)
      return [findings, call ? classedParts(text, call) : []]
    }
    case 'ddc': {
      const [findings, call] = checkDewey(text)
      return [findings, call ? deweyParts(text, call) : []]
    }
    case 'sudoc': {
      const [findings, call] = checkSudoc(text)
      return [findings, call ? sudocParts(call) : []]
    }
    case 'local':
      return [[], text.split(' ').map((word) => ({ kind: 'mark', text: word }))]
  }
}

function classedParts(text: string, call: ClassedCallNumber): CallNumberPart[] {
  const number = call.number + (call.decimal === '' ? '' : `.${call.decimal}`)
  return [
    { kind: 'class', text: call.letters },
    ...(number === '' ? [] : [{ kind: 'class-number' as const, text: number }]),
    ...partsBehind(text, call.parts),
  ]
}

function deweyParts(text: string, call: DeweyCallNumber): CallNumberPart[] {
  const number = call.number + (call.decimal === '' ? '' : `.${call.decimal}`)
  return [
    ...call.prefix.map((part) => ({ kind: 'collection' as const, text: text.slice(part.from, part.to) })),
    ...(number === '' ? [] : [{ kind: 'class-number' as const, text: number }]),
    ...partsBehind(text, call.parts),
  ]
}

function sudocParts({ stem, bookNumber = '' }: SudocCallNumber): CallNumberPart[] {
  return [
    { kind: 'agency', text: stem },
    ...(bookNumber === '' ? [] : [{ kind: 'book-number' as const, text: bookNumber }]),
  ]
}
