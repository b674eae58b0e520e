import type { BibDescription } from './describe-record.ts'
import { codeAt, type Fields } from './fields.ts'
import { noTitle } from './title.ts'

/** Records that are not of titles, by leader/06, with where they belong. */
const elsewhere: Readonly<Record<string, string>> = {
  z: 'This is an authority record. Headings are taken from the titles that carry them for now; authority files come with the authorities module.',
  u: 'This is a holdings record. Items are added to a title one by one for now; holdings files are not imported yet.',
  v: 'This is a holdings record. Items are added to a title one by one for now; holdings files are not imported yet.',
  x: 'This is a holdings record. Items are added to a title one by one for now; holdings files are not imported yet.',
  y: 'This is a holdings record. Items are added to a title one by one for now; holdings files are not imported yet.',
  w: 'This is a classification record; it describes no title.',
  q: 'This is a community information record; it describes no title.',
}

/** Why a record cannot become a title, in a sentence; undefined when it can. */
export function recordProblem(fields: Fields, { title }: BibDescription): string | undefined {
  const place = elsewhere[codeAt(fields.leader, 6)]
  if (place !== undefined) return place
  if (title.title !== noTitle) return undefined
  return 'The record names no title (245, or another title field). If it continues the record before it, join the two before importing.'
}
