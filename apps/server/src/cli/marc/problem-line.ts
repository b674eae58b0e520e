import type { MarcEntry, Problem } from '@carrel/marc'

/** One line about something that was wrong with a record: `record 12, offset 34567: warning record-length-wrong: …` */
export function problemLine(entry: MarcEntry, problem: Problem, offset = problem.offset): string {
  const where = entry.kind === 'stray' ? `after record ${entry.number}` : `record ${entry.number}`
  return `${where}, offset ${offset}: ${problem.severity} ${problem.code}: ${problem.message}\n`
}

/** Whether a problem is worth a line; information (line breaks between records, for example) is not. */
export function isWorthTelling(problem: Problem): boolean {
  return problem.severity !== 'info'
}
