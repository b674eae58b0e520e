import type { Work } from '../../../platform/work.ts'
import type { LookAtIsbnList } from '../contract.ts'
import { rememberedColumns } from './list-mappings.ts'
import { readList } from './read-list.ts'

type Request = NonNullable<typeof LookAtIsbnList.types>['body']
type Look = NonNullable<typeof LookAtIsbnList.types>['response']

const rowsShown = 3
const problemsShown = 20

/** What a list would be read as: its columns, its first lines, and which lines have no ISBN. Nothing is kept. */
export async function lookAtList(w: Pick<Work, 'db'>, { text, columns }: Request): Promise<Look> {
  const bytes = Buffer.from(text, 'utf8')
  const found = readList(bytes)
  const remembered = columns === undefined ? await rememberedColumns(w, found) : undefined
  const told = columns ?? remembered
  const read = told === undefined ? found : readList(bytes, told)
  const bad = read.lines.filter(({ problem }) => problem !== null)
  return {
    lines: read.lines.length,
    isbns: read.lines.length - bad.length,
    bad: bad.length,
    columns: read.columns,
    isRemembered: remembered !== undefined,
    header: [...read.header],
    width: read.width,
    rows: read.lines.slice(0, rowsShown).map(({ fields }) => fields.map((field) => field.slice(0, 200))),
    problems: bad.slice(0, problemsShown).map(({ number, text: line, problem }) => ({
      line: number,
      text: line.slice(0, 200),
      problem: problem ?? '',
    })),
  }
}
