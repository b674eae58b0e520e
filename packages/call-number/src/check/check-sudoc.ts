import { parseSudoc, type SudocCallNumber } from '../sudoc.ts'
import { editsFor, type Statement } from './finding.ts'

/** What is wrong with a number of the Superintendent of Documents; no second value where it could not be taken apart. */
export function checkSudoc(text: string): readonly [findings: readonly Statement[], call: SudocCallNumber | undefined] {
  const call = parseSudoc(text)
  if (!call) {
    const message = `A SuDoc number has an agency, a series behind a point and a book behind a colon (A 13.28:F 61/2); “${text}” does not.`
    return [[{ code: 'no-class-number', severity: 'error', message }], undefined]
  }
  const findings: Statement[] = []
  if (call.bookNumber === undefined || call.bookNumber === '') {
    const message = `${call.stem} names a series only; behind a colon stands the number of the book.`
    findings.push({ code: 'book-number-missing', severity: 'warning', message })
  }
  if (text !== text.toUpperCase()) {
    const edits = [{ from: 0, to: text.length, text: text.toUpperCase() }]
    findings.push({ code: 'small-letters', severity: 'note', message: 'SuDoc numbers are written in capitals.', edits })
    return [findings, call]
  }
  const tight = editsFor(text, /(?<=^[A-Z]{1,4})(?=\d)/g, () => ' ')
  const loose = editsFor(text, /\s+(?=:)|(?<=[.:/])\s+/g, () => '')
  if (tight.length + loose.length > 0) {
    findings.push({
      code: 'spacing',
      severity: 'note',
      message: 'A space stands between the agency and its number, and none at points, slashes and the colon.',
      edits: [...tight, ...loose],
    })
  }
  return [findings, call]
}
