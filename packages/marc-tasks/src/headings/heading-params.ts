import { bad, choice, flag, good, text, type Param } from '../language/param.ts'
import { readPattern, readReplacer } from '../text/pattern.ts'
import type { PatternRow } from './find-heading.ts'
import { readHeading, type WrittenHeading } from './written-heading.ts'

/** A heading and what it becomes, as they were written; nothing in the second place where there is no other. */
export type HeadingPairs = readonly (readonly [from: string, to: string])[]

const most = 100_000

/** Rows of a heading and what becomes of it: `["Poor", "Poor people"]`; single texts where `alone`. */
export function headingPairs(words: { readonly label: string; readonly help: string }): Param<HeadingPairs> {
  return {
    ...words,
    kind: 'list',
    required: true,
    read: (given) => {
      if (!Array.isArray(given) || given.length === 0) return bad('must be a list of headings: [["old", "new"], …]')
      if (given.length > most) return bad(`must be a list of at most ${most.toLocaleString('en')} headings`)
      const rows: [string, string][] = []
      for (const row of given as readonly unknown[]) {
        const [from, to = ''] = typeof row === 'string' ? [row] : Array.isArray(row) ? (row as readonly unknown[]) : []
        if (typeof from !== 'string' || from.trim() === '' || typeof to !== 'string')
          return bad('must be a list of headings, or of pairs of headings: [["old", "new"], …]')
        rows.push([from, to])
      }
      return good(rows)
    },
  }
}

/** Which kind of headings a step is about. */
export const headingKindParam = choice({
  label: 'Kind',
  choices: [
    { value: 'any', label: 'Any heading' },
    { value: 'name', label: 'Names' },
    { value: 'title', label: 'Titles of works and series' },
    { value: 'subject', label: 'Subjects' },
    { value: 'genre', label: 'Genres and forms' },
  ],
  preset: 'any',
})

/** Which headings are meant: parameters that all steps for headings have. */
export const scopeParams = {
  kind: headingKindParam,
  how: choice({
    label: 'A heading fits',
    choices: [
      { value: 'exact', label: 'as a whole; capitals, marks and punctuation aside' },
      { value: 'pattern', label: 'as a regular expression over “Main heading -- Subdivision”' },
    ],
    preset: 'exact',
  }),
  source: text({
    label: 'Only of the vocabulary',
    help: 'A code such as lcsh, mesh or fast; none for headings that name none; any when empty.',
    preset: '',
  }),
  subdivided: flag({ label: 'Also with further subdivisions, which stay', preset: true }),
  nameTitles: flag({ label: 'A name also before the title of a work', preset: true }),
  asSubject: flag({ label: 'Names and titles also as subjects (6XX)', preset: true }),
  asSubdivision: flag({ label: 'Also as a subdivision of other headings' }),
  institution: text({ label: 'Only fields of the institution ($5)', preset: '' }),
}

/** Pairs read as headings; a text says what is wrong. `needs` says whether a second heading has to be there. */
export function readPairs(
  pairs: HeadingPairs,
  needs: 'second' | 'none',
): readonly { readonly from: WrittenHeading; readonly to: WrittenHeading | undefined }[] | string {
  const rows: { from: WrittenHeading; to: WrittenHeading | undefined }[] = []
  for (const [fromText, toText] of pairs) {
    const from = readHeading(fromText)
    if (typeof from === 'string') return from
    const to = toText.trim() === '' ? undefined : readHeading(toText)
    if (typeof to === 'string') return to
    if (needs === 'second' && !to) return `There is no new heading for “${fromText}”.`
    rows.push({ from, to })
  }
  return rows
}

/** Pairs read as regular expressions; the second text may name groups as `$1`. Without one only the fitting counts. */
export function readPatterns(pairs: HeadingPairs): readonly PatternRow[] | string {
  const rows: PatternRow[] = []
  for (const [find, by] of pairs) {
    if (by === '') {
      const pattern = readPattern(find, {})
      if (typeof pattern === 'string') return pattern
      rows.push({ change: (shown) => (pattern.test(shown) ? shown : undefined) })
      continue
    }
    const replacer = readReplacer(find, by, {})
    if (typeof replacer === 'string') return replacer
    rows.push({ change: (shown) => (replacer.test(shown) ? replacer.replace(shown) : undefined) })
  }
  return rows
}

const sourceCode = /^[a-z0-9][a-z0-9/_-]{1,19}$/

/** What is wrong with the codes of vocabularies of a step, if anything. */
export function sourceProblem(...sources: readonly string[]): string | undefined {
  const wrong = sources.find((source) => source !== '' && !sourceCode.test(source))
  return wrong === undefined ? undefined : `“${wrong}” is no code of a vocabulary, such as lcsh or homoit.`
}
