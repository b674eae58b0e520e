import { parseLc, type ClassedCallNumber } from '../lc.ts'
import { isLcClass, lcSubclasses } from '../lc-class.ts'
import { isNlmClass, parseNlm } from '../nlm.ts'
import type { Part } from '../parts.ts'
import type { Edit, Statement } from './finding.ts'

const error = (code: string, message: string, edits?: readonly Edit[]): Statement => ({
  code,
  severity: 'error',
  message,
  ...(edits && { edits }),
})
const warning = (code: string, message: string, edits?: readonly Edit[]): Statement => ({
  ...error(code, message, edits),
  severity: 'warning',
})
const note = (code: string, message: string, edits: readonly Edit[]): Statement => ({
  ...error(code, message, edits),
  severity: 'note',
})

/**
 * A letter at the end of the class number, or in a year, that was meant as a figure. Followed by a figure it is a Cutter
 * ("PJ5129O8").
 */
const LETTERS_AS_FIGURES =
  /(?<=^[A-Za-z]{1,3}\s?)\d+[OoIl]+(?=[.\s]|$)|(?<=\s)[12](?=[\dOoIl]*[OoIl])[\dOoIl]{3}(?=\s|$)/g
const LAST_YEAR = 2100

/**
 * What is wrong with a call number of the Library of Congress or the National Library of Medicine Classification.
 * Undefined as second value where it could not be taken apart.
 */
export function checkClassed(
  scheme: 'lc' | 'nlm',
  text: string,
): readonly [findings: readonly Statement[], call: ClassedCallNumber | undefined] {
  const mistyped = letterForFigure(text)
  if (mistyped) return [[mistyped], undefined]
  const call = scheme === 'nlm' ? (parseNlm(text) ?? parseLc(text)) : parseLc(text)
  if (!call || (call.number === '' && call.parts.length === 0 && !isClassAlone(scheme, call.letters))) {
    return [[whyNoClassedNumber(scheme, text)], undefined]
  }
  return [
    [
      ...classFindings(scheme, text, call),
      ...cutterFindings(scheme, text, call),
      ...dateFindings(call),
      ...smallLetters(text, call),
    ],
    call,
  ]
}

const isClassAlone = (scheme: 'lc' | 'nlm', letters: string): boolean =>
  isLcClass(letters) || (scheme === 'nlm' && isNlmClass(letters))

function letterForFigure(text: string): Statement | undefined {
  const edits = Array.from(text.matchAll(LETTERS_AS_FIGURES), ({ 0: found, index }) => ({
    from: index,
    to: index + found.length,
    text: found.replaceAll(/o/gi, '0').replaceAll(/[Il]/g, '1'),
  }))
  if (edits.length === 0) return undefined
  const found = text.slice(edits[0]?.from, edits[0]?.to)
  return error('letter-for-figure', `In “${found}” a letter stands for a figure: O for 0, or l for 1.`, edits)
}

function whyNoClassedNumber(scheme: 'lc' | 'nlm', text: string): Statement {
  const name = scheme === 'lc' ? 'LC' : 'NLM'
  const [, letters = '', digits = ''] = /^([a-z]*)\s*(\d*)/i.exec(text) ?? []
  if (letters === '' || digits === '') {
    return error('no-class-number', `An ${name} number begins with class letters and a number; “${text}” does not.`)
  }
  if (letters.length > 3) {
    return error('no-class', `${name} classes have one to three letters; “${letters}” has ${letters.length}.`)
  }
  if (digits.length > 4) {
    return error(
      'class-number-too-long',
      `LC class numbers have at most four figures before the point; “${digits}” has ${digits.length}. A point may be missing.`,
    )
  }
  return error(
    'two-points',
    `The class number of “${text}” has two points; only what begins with a letter follows the decimals.`,
  )
}

function classFindings(scheme: 'lc' | 'nlm', text: string, call: ClassedCallNumber): Statement[] {
  const { letters, number } = call
  const findings: Statement[] = []
  if (scheme === 'nlm' && !isNlmClass(letters)) findings.push(notOfNlm(letters))
  if (scheme === 'lc' && !isLcClass(letters)) findings.push(unknownLcClass(letters))
  if (number === '') findings.push(error('no-class-number', `There is no class number behind ${letters}.`))
  if (/^0\d/.test(number)) {
    const from = text.indexOf(number, call.lettersEnd)
    const to = from + number.length
    const plain = number.replace(/^0+(?=\d)/, '')
    findings.push(
      warning('leading-zeros', `The class number is written ${plain}, without zeros before it.`, [
        { from, to, text: plain },
      ]),
    )
  }
  if (scheme === 'nlm' && number.length > 3) {
    findings.push(
      warning('class-number-too-long', `NLM class numbers have at most three figures; ${number} has ${number.length}.`),
    )
  }
  return findings
}

/** What is not of medicine NLM libraries class by LC. */
function notOfNlm(letters: string): Statement {
  if (!isLcClass(letters)) {
    return error('unknown-class', `NLM has the classes QS to QZ and W to WZ; there is no class ${letters}.`)
  }
  return /^(?:QM|QP|QR|R[A-Z]?)$/.test(letters)
    ? warning('class-of-lc', `${letters} is a class of LC; NLM has its own for that, from QS to QZ and W to WZ.`)
    : note('class-of-lc', `${letters} is a class of LC, which NLM libraries use for what is not medicine.`, [])
}

function unknownLcClass(letters: string): Statement {
  if (isNlmClass(letters)) {
    return error('unknown-class', `${letters} is a class of NLM, not of LC. On LC shelves medicine is under R.`)
  }
  const known = lcSubclasses(letters.charAt(0))
  const instead =
    known.length === 0
      ? 'No LC class begins with I, O, W, X or Y.'
      : `Under ${letters.charAt(0)} LC has ${known.slice(0, 24).join(', ')}.`
  return error('unknown-class', `LC has no class ${letters}. ${instead}`)
}

function cutterFindings(scheme: 'lc' | 'nlm', text: string, call: ClassedCallNumber): Statement[] {
  const findings: Statement[] = []
  const cutters = call.parts.filter((part) => part.kind === 'cutter')
  const [firstCutter] = cutters
  // NLM writes its Cutters without a point
  if (scheme === 'lc' && firstCutter && !text.slice(call.numberEnd, firstCutter.from).includes('.')) {
    const at = { from: firstCutter.from, to: firstCutter.from, text: '.' }
    findings.push(note('point-missing', `Before the first Cutter stands a point: .${written(text, firstCutter)}`, [at]))
  }
  const pointed = cutters.slice(1).filter((part) => text.charAt(part.from - 1) === '.' && follows(call, part))
  if (pointed.length > 0) {
    const edits = pointed.map((part) => ({ from: part.from - 1, to: part.from, text: '' }))
    findings.push(note('point-too-many', 'Only the first Cutter has a point before it.', edits))
  }
  for (const part of cutters) {
    if (part.digits.endsWith('0')) {
      findings.push(
        warning('cutter-ends-in-zero', `The Cutter ${written(text, part)} ends in 0, which adds nothing to a decimal.`),
      )
    } else if (scheme === 'lc' && part.digits.endsWith('1') && !/^[AZ]/.test(part.letters)) {
      findings.push(
        note(
          'cutter-ends-in-one',
          `The Cutter ${written(text, part)} ends in 1; nothing can be put before it later.`,
          [],
        ),
      )
    }
  }
  if (cutters.length > 3)
    findings.push(
      warning('too-many-cutters', `There are ${cutters.length} Cutters; LC numbers have one or two, seldom three.`),
    )
  for (const part of call.parts) {
    if (part.kind !== 'word' || part.word.length > 1 || text.charAt(part.from - 1) !== '.') continue
    const letter = written(text, part)
    findings.push(warning('cutter-without-figures', `Behind .${letter} the figures of the Cutter are missing.`))
  }
  return findings
}

/** True for a cutter directly behind another one; one behind a date has its point ("1974.M3"). */
function follows(call: ClassedCallNumber, part: Part): boolean {
  return call.parts[call.parts.indexOf(part) - 1]?.kind === 'cutter'
}

function dateFindings(call: ClassedCallNumber): Statement[] {
  return call.parts.flatMap((part, at) => {
    const before = call.parts[at - 1]
    if (part.kind !== 'number' || part.digits.length !== 4 || part.ordinal || before?.kind === 'word') return []
    if (Number(part.digits) <= LAST_YEAR) return []
    return [warning('date-unlikely', `“${part.digits}” would be the year; it lies far ahead.`)]
  })
}

function smallLetters(text: string, call: ClassedCallNumber): Statement[] {
  const lettersFrom = call.lettersEnd - call.letters.length
  const edits = [
    ...upperCase(text, lettersFrom, call.lettersEnd),
    ...call.parts
      .filter((part) => part.kind === 'cutter')
      .flatMap(({ from, letters }) => upperCase(text, from, from + letters.length)),
  ]
  return edits.length === 0 ? [] : [note('small-letters', 'Class letters and Cutters are written in capitals.', edits)]
}

function upperCase(text: string, from: number, to: number): Edit[] {
  const typed = text.slice(from, to)
  return typed === typed.toUpperCase() ? [] : [{ from, to, text: typed.toUpperCase() }]
}

const written = (text: string, part: Part): string => text.slice(part.from, part.to)
