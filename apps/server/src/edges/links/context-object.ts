import type { CitedWork } from '../opac/citing/work.ts'

/** What a title says of itself for COinS; `CitedWork` has all of it, a row of results less. */
export type Described = Pick<CitedWork, 'title' | 'format'> & Partial<CitedWork>

const genres: Readonly<Record<string, string>> = { periodical: 'journal', 'e-periodical': 'journal' }
const dublinCore: ReadonlySet<string> = new Set([
  'film',
  'online-film',
  'music',
  'map',
  'picture',
  'game',
  'video-game',
  'software',
  'score',
  'website',
  'equipment',
  'kit',
])

/**
 * A title as a ContextObject in key/encoded-value form (ANSI/NISO Z39.88-2004, section 5.2), for the `title` of a COinS span:
 * books and journals in their own formats, other things as Dublin Core.
 */
export function contextObject(work: Described, page: string): string {
  const kind = genres[work.format] !== undefined ? 'journal' : dublinCore.has(work.format) ? 'dc' : 'book'
  const title = [work.title, work.subtitle ?? ''].filter((part) => part !== '').join(': ')
  const [first] = work.authors ?? []
  const names = (work.authors ?? []).map(({ family, given }) => (given === '' ? family : `${family}, ${given}`))
  const keys: readonly (readonly [string, string | undefined])[] = [
    ['ctx_ver', 'Z39.88-2004'],
    ['rft_val_fmt', `info:ofi/fmt:kev:mtx:${kind}`],
    ['rfr_id', 'info:sid/carrel:catalogue'],
    ...(kind === 'book'
      ? ([
          ['rft.genre', work.format === 'thesis' ? 'unknown' : 'book'],
          ['rft.btitle', title],
          ['rft.isbn', work.isbn],
          ['rft.edition', work.edition],
          ['rft.series', work.series],
          ['rft.place', work.place],
          ['rft.pub', work.publisher],
        ] as const)
      : kind === 'journal'
        ? ([
            ['rft.genre', 'journal'],
            ['rft.jtitle', title],
            ['rft.issn', work.issn],
          ] as const)
        : ([
            ['rft.title', title],
            ['rft.type', work.format],
            ['rft.publisher', work.publisher],
            ['rft.identifier', page],
          ] as const)),
    ['rft.date', work.year],
    ['rft.language', work.language],
    ...(kind === 'dc'
      ? names.map((name) => ['rft.creator', name] as const)
      : ([
          ['rft.aulast', first?.given === '' ? undefined : first?.family],
          ['rft.aufirst', first?.given],
          ...names.map((name) => ['rft.au', name] as const),
        ] as const)),
    ['rft_id', work.doi === undefined || work.doi === '' ? undefined : `info:doi/${work.doi}`],
    ['rft_id', page],
  ]
  const said = keys.flatMap(([key, value]) => (value === undefined || value === '' ? [] : [[key, value]]))
  return new URLSearchParams(said).toString()
}
