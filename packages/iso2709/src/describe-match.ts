import { asciiText } from './bytes.ts'
import type { Match } from './match-directory.ts'
import { framingProblem, type Problem } from './problem.ts'
import { tagText } from './raw-record.ts'

/** Says what was wrong with a directory that could be matched; offsets are those of the whole input. */
export function describeMatch(buffer: Uint8Array, match: Match, shift: number): Problem[] {
  const problems: Problem[] = []
  const fields = match.directory.length / 3
  if (match.wrong > 0) {
    const at = (match.directory[1] ?? 0) + shift
    const message = `The directory gives wrong places for ${match.wrong} of ${fields} fields; the terminators were followed.`
    problems.push(framingProblem('directory-wrong', 'warning', at, message))
  }
  for (const start of match.terminatorsInside) {
    const tag = tagAt(match, start)
    const message = `Field ${tag} holds a field terminator; it was kept as part of the field.`
    problems.push(framingProblem('field-terminator-in-data', 'error', start + shift, message, tag))
  }
  for (const start of match.unterminated) {
    const tag = tagAt(match, start)
    const message = `Field ${tag} has no field terminator; its end was taken from the directory.`
    problems.push(framingProblem('field-terminator-missing', 'warning', start + shift, message, tag))
  }
  for (const span of match.unnamed) {
    const length = span.end - span.start
    const begin = asciiText(buffer, span.start, Math.min(span.end, span.start + 30)).replace(/[^ -~]/g, '·')
    const message = `${length} bytes are named by no directory entry ("${begin}"); they are lost when the record is changed.`
    problems.push(framingProblem('data-outside-directory', 'error', span.start + shift, message))
  }
  return problems
}

function tagAt(match: Match, start: number): string {
  for (let field = 0; field < match.directory.length; field += 3) {
    if (match.directory[field + 1] === start) return tagText(match.directory[field]!)
  }
  return '???'
}
