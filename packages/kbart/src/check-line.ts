import { checkIsbn, checkIssn } from '@carrel/identifiers'
import { finalDay, firstDay, readDate } from './dates.ts'
import { readEmbargo } from './embargo.ts'

const longest: Readonly<Record<string, number>> = { publication_title: 2000, title_url: 2000, title_id: 300 }
const longestField = 4000

/** What is against a line, and what is only doubtful about it, in sentences. */
export function checkLine(values: Readonly<Record<string, string>>): {
  readonly reasons: readonly string[]
  readonly doubts: readonly string[]
} {
  const reasons: string[] = []
  const doubts: string[] = []
  const text = (name: string) => values[name] ?? ''
  if (text('publication_title') === '') reasons.push('The title (publication_title) is missing.')
  if (text('title_url') === '') reasons.push('The address (title_url) is missing.')
  else if (!isWebAddress(text('title_url')))
    reasons.push(`“${shown(text('title_url'))}” (title_url) is no address that begins with http:// or https://.`)
  for (const [name, value] of Object.entries(values))
    if (value.length > (longest[name] ?? longestField))
      reasons.push(`The field ${shown(name)} is longer than ${longest[name] ?? longestField} characters.`)
  for (const name of ['date_first_issue_online', 'date_last_issue_online'])
    if (text(name) !== '' && readDate(text(name)) === undefined)
      reasons.push(`“${shown(text(name))}” (${name}) is no date: write 2003, 2003-05 or 2003-05-17.`)
  const [first, last] = [readDate(text('date_first_issue_online')), readDate(text('date_last_issue_online'))]
  if (first !== undefined && last !== undefined && firstDay(first) > finalDay(last))
    reasons.push(`The last issue (${last}) is older than the first (${first}).`)
  if (readEmbargo(text('embargo_info')) === undefined)
    reasons.push(`“${shown(text('embargo_info'))}” (embargo_info) is no embargo: write P1Y, R180D or R10Y;P30D.`)
  for (const name of ['print_identifier', 'online_identifier'])
    if (text(name) !== '' && !checkIssn(text(name)).ok && !checkIsbn(text(name)).ok)
      doubts.push(`“${shown(text(name))}” (${name}) is no valid ISSN or ISBN; nothing is matched by it.`)
  return { reasons, doubts }
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s/?#]+[^\s]*$/i.test(text)
}

function shown(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}
