import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { openMarc } from '@carrel/marc'
import { createBuilder, type SearchIndex } from '@carrel/search-index'
import { foldText } from '@carrel/text'
import { describeRecord } from '../../rules/describe-record.ts'
import { layOut } from '../../rules/fields.ts'
import { searchDocument } from '../../rules/search-document.ts'
import { catalogSchema } from '../schema.ts'
import { knownItems } from './known-items.data.ts'

const folder = resolve(import.meta.dirname, '../../../../../../../../shared/data/marc')

/** Why tests with collected records are left out; false where the records are here. */
export const noRealRecords: string | false = existsSync(folder)
  ? false
  : 'the collected records are not on this machine'

/** Files of ordinary libraries: academic, public, national, music, films; several languages and scripts. */
const files = [
  'bib/demo-blacklight__5.mrc.gz',
  'bib/demo-blacklight__6.mrc.gz',
  'bib/evergreen__FSL.marc',
  'bib/evergreen__jazz_1k.mrc.gz',
  'bib/evergreen__lul_fre_100.mrc',
  'bib/evergreen__oss.marc',
  'bib/lc-marcedit__marc_sample_data.mrc.gz',
  'bib/metafacture-tutorial__bigSample.mrc.gz',
  'bib/openurl__input.mrc.gz',
  'bib/psulib_blacklight__sample_psucat.mrc.gz',
  'bib/pymarc_basics__NLNZ_1000_example_marc.marc.gz',
  'bib/qa-catalogue__BooksAll.2014.part01-0001.mrc',
  'bib/solrmarc__uva_001_2000.mrc.gz',
  'i18n/evergreen__hebrew.marc',
]

/** An index of real records and what each is called. */
export interface RealLibrary {
  readonly index: SearchIndex
  readonly titles: ReadonlyMap<number, string>
}

/** Puts some thousands of collected records into an index, as the catalogue does. */
export async function realLibrary(): Promise<RealLibrary> {
  const builder = createBuilder(catalogSchema)
  const titles = new Map<number, string>()
  for (const file of files) {
    const bytes = readFileSync(join(folder, file))
    for await (const { record } of openMarc([bytes[0] === 0x1f ? gunzipSync(bytes) : bytes])) {
      if (!record) continue
      const described = describeRecord(layOut(record))
      const id = titles.size + 1
      titles.set(id, described.title.title)
      builder.add({ ...searchDocument(described), id })
    }
  }
  return { index: builder.finish(), titles }
}

/** A title that somebody is looking for, and where it was found. */
export interface Sought {
  /** The way in which it is typed: a part of the title, a slip, a number. */
  readonly way: string
  readonly typed: string
  readonly title: string
  /** 1 for the first hit; 0 when it is not among the first hundred. */
  readonly place: number
  /** What stands first. */
  readonly first: string
}

/** Looks for every known item as people type it. */
export function seekKnownItems({ index, titles }: RealLibrary): readonly Sought[] {
  return Object.entries(knownItems).flatMap(([way, lines]) =>
    lines
      .trim()
      .split('\n')
      .map((line): Sought => {
        const [typed = '', title = ''] = line.split(' | ')
        const found = index.search({ query: typed, limit: 100 }).hits.map(({ id }) => titles.get(id) ?? '')
        const wanted = foldText(title)
        const place = found.findIndex((name) => foldText(name).startsWith(wanted)) + 1
        return { way, typed, title, place, first: found[0] ?? '' }
      }),
  )
}

/** Mean reciprocal rank: 1 when every title stands first, 0.5 when every one stands second. */
export function meanReciprocalRank(sought: readonly Sought[]): number {
  return sought.reduce((sum, { place }) => sum + (place === 0 ? 0 : 1 / place), 0) / Math.max(1, sought.length)
}
