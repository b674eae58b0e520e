import { parseDewey, type DeweyCallNumber } from '../dewey.ts'
import { editsFor, type Edit, type Statement } from './finding.ts'

const SEGMENTS = /(?<=\d\s?|\.)\s?['’‘′`/]+(?:\s?(?=[.\d])|(?=\s|$))/g
const MOST_DECIMALS = 15

/** What is wrong with a call number of the Dewey Decimal Classification; no second value where it could not be taken apart. */
export function checkDewey(text: string): readonly [findings: readonly Statement[], call: DeweyCallNumber | undefined] {
  const broken = [twoPoints, otherPoint, pointMissing, zerosLost, gapAtPoint].flatMap((check) => check(text) ?? [])
  if (broken.length > 0) return [broken.slice(0, 1), undefined]
  const call = parseDewey(text)
  if (!call) {
    const message = `A Dewey number begins with three figures or the name of a collection; “${text}” does not.`
    return [[{ code: 'no-class-number', severity: 'error', message }], undefined]
  }
  return [[...segmentation(text), ...numberFindings(text, call), ...markFindings(call)], call]
}

function twoPoints(text: string): Statement | undefined {
  const [whole, number = '', rest = ''] = /(?<![\d.])(\d{1,3}\.\d*)\.+(\d*)/.exec(text) ?? []
  if (whole === undefined) return undefined
  const from = text.indexOf(whole)
  // Two points in a row are one typed twice; two apart may be anything
  const edits = /\.\.+/.test(whole)
    ? [{ from, to: from + whole.length, text: `${number.replace(/\.$/, '')}.${rest}` }]
    : undefined
  return {
    code: 'two-points',
    severity: 'error',
    message: `The number “${whole}” has two points; a Dewey number has one, behind the third figure.`,
    ...(edits && { edits }),
  }
}

function otherPoint(text: string): Statement | undefined {
  const edits = editsFor(text, /(?<=(?<!\d)\d{3})\s?[,;·:]\s?(?=\d)/g, () => '.')
  if (edits.length === 0) return undefined
  return {
    code: 'comma-for-point',
    severity: 'error',
    message: 'Behind the third figure stands a point, not a comma.',
    edits,
  }
}

function pointMissing(text: string): Statement | undefined {
  const [whole, head = ''] = /^(?:[a-z]{1,4}\s)?(\d{3})\d{1,10}(?![\d.])/i.exec(text) ?? []
  // Collections of running numbers ("DVD 1201") have no class number
  if (whole === undefined || /^[a-z]/i.test(text)) return undefined
  const at = head.length
  return {
    code: 'point-missing',
    severity: 'error',
    message: `Behind the third figure a point is missing: ${head}.${whole.slice(at)}`,
    edits: [{ from: at, to: at, text: '.' }],
  }
}

function zerosLost(text: string): Statement | undefined {
  const [digits] = /^\d{1,2}(?=\.\d|\s+[a-z]|$)/i.exec(text) ?? []
  if (digits === undefined) return undefined
  return {
    code: 'zeros-lost',
    severity: 'error',
    message: `A Dewey number has three figures before the point; “${digits}” has ${digits.length}. A spreadsheet may have dropped the zeros.`,
    edits: [{ from: 0, to: digits.length, text: digits.padStart(3, '0') }],
  }
}

function gapAtPoint(text: string): Statement | undefined {
  const edits = editsFor(text, /(?<=(?<!\d)\d{3})(?:\s+\.\s*|\.\s+)(?=\d)/g, () => '.')
  if (edits.length === 0) return undefined
  return { code: 'gap-at-point', severity: 'warning', message: 'There is a gap at the point.', edits }
}

function segmentation(text: string): Statement[] {
  const edits = editsFor(text, SEGMENTS, () => '')
  if (edits.length === 0) return []
  const message = 'Prime marks and slashes show where a number may be cut; they do not go on the label.'
  return [{ code: 'prime-marks', severity: 'warning', message, edits }]
}

function numberFindings(text: string, call: DeweyCallNumber): Statement[] {
  const { number, decimal, numberEnd } = call
  const findings: Statement[] = []
  if (/^04\d$/.test(number)) {
    findings.push({
      code: 'unassigned',
      severity: 'warning',
      message: `${number} is not in use: Dewey has nothing from 040 to 049.`,
    })
  }
  if (decimal.length > MOST_DECIMALS) {
    findings.push({
      code: 'number-long',
      severity: 'warning',
      message: `The number has ${decimal.length} figures behind the point, more than a spine holds or Dewey builds.`,
    })
  }
  const zeros = /0+$/.exec(decimal)?.[0].length ?? 0
  if (zeros > 0) {
    const whole = zeros === decimal.length
    const edit: Edit = { from: numberEnd - zeros - (whole ? 1 : 0), to: numberEnd, text: '' }
    const isPlain = !/['’‘′/\s]/.test(text.slice(edit.from, edit.to))
    findings.push({
      code: 'ends-in-zero',
      severity: 'warning',
      message: 'Behind the point a Dewey number never ends in 0.',
      ...(isPlain && { edits: [edit] }),
    })
  }
  return findings
}

/** "FIC" alone would stand for every novel. */
function markFindings({ number, prefix, parts }: DeweyCallNumber): Statement[] {
  if (number !== '' || parts.length > 0 || prefix.length !== 1) return []
  const message = 'Only the collection is named; the mark of the author is missing.'
  return [{ code: 'author-mark-missing', severity: 'warning', message }]
}
