import { coverageOf, type Coverage } from '@carrel/kbart'
import { sortKey } from '@carrel/text'
import { sql, type RawBuilder } from 'kysely'
import type { Work } from '../../../platform/work.ts'
import { numberKey, type Columns } from '../rules/title-of-lines.ts'
import { wayTo } from '../rules/way-to.ts'

/** One way by which readers come to a title: of which collection, where, and what of it is there. */
export interface EAccess {
  readonly id: number
  readonly name: string
  readonly kind: 'serial' | 'monograph'
  readonly collection: string
  readonly provider: string
  /** What the licence says of interlibrary loan. */
  readonly interlibrary: string
  /** Through the proxy where there is one. */
  readonly url: string
  /** As the list of the provider has it. */
  readonly address: string
  readonly isFree: boolean
  readonly runs: readonly Coverage[]
  readonly notes: readonly string[]
}

interface Row {
  readonly id: number
  readonly name: string
  readonly kind: EAccess['kind']
  readonly collection: string
  readonly provider: string
  readonly interlibrary: string
  readonly proxy: string
  readonly url: string
  readonly lines: readonly Columns[]
}

const most = 50
const mostOfPage = 1000

async function read(w: Pick<Work, 'db'>, where: RawBuilder<unknown>, limit = most): Promise<readonly EAccess[]> {
  const { rows } = await sql<Row>`
    select t.id, t.name, t.kind, c.name as collection, c.provider, c.interlibrary, c.proxy_prefix as proxy, t.url, t.lines
    from e_collections.title t join e_collections.collection c on c.id = t.collection_id
    where c.active and c.deleted_at is null and ${where} order by lower(c.name), t.sort_key, t.id limit ${limit}`.execute(
    w.db,
  )
  return rows.map(({ proxy, lines, url, ...row }) => {
    const isFree = lines.every((line) => /^f/i.test(line['access_type'] ?? ''))
    return {
      ...row,
      isFree,
      url: wayTo(url, proxy, isFree),
      address: url,
      runs: lines.map(coverageOf),
      notes: [...new Set(lines.flatMap((line) => line['notes'] ?? []))],
    }
  })
}

/** The ways to a title of the catalogue, by the numbers of its record. */
export function accessToBib(w: Pick<Work, 'db'>, bib: number): Promise<readonly EAccess[]> {
  return read(
    w,
    sql`t.numbers && array(select k.key from catalog.match_key_view k where k.bib_id = ${bib}
      and (k.key like 'issn:%' or k.key like 'isbn:%' or k.key like 'control:%'))`,
  )
}

/** The ways to titles of the catalogue, by the numbers of their records; titles without any are left out. */
export async function accessToBibs(
  w: Pick<Work, 'db'>,
  bibs: readonly number[],
): Promise<ReadonlyMap<number, readonly EAccess[]>> {
  if (bibs.length === 0) return new Map()
  const { rows } = await sql<{ bib: number; title: number }>`
    select k.bib_id as bib, t.id as title
    from (select bib_id, array_agg(key) as keys from catalog.match_key_view
        where bib_id = any(${bibs}::bigint[]) and (key like 'issn:%' or key like 'isbn:%' or key like 'control:%')
        group by bib_id) k
      join e_collections.title t on t.numbers && k.keys`.execute(w.db)
  const ways = new Map((await accessByIds(w, [...new Set(rows.map(({ title }) => title))])).map((way) => [way.id, way]))
  const byBib = Map.groupBy(rows, ({ bib }) => bib)
  return new Map(
    [...byBib].map(([bib, found]) => [bib, found.flatMap(({ title }) => ways.get(title) ?? []).slice(0, most)]),
  )
}

/** Ways by the numbers of their titles in collections. */
export function accessByIds(w: Pick<Work, 'db'>, ids: readonly number[]): Promise<readonly EAccess[]> {
  return ids.length === 0 ? Promise.resolve([]) : read(w, sql`t.id = any(${ids}::bigint[])`, mostOfPage)
}

/** The ways to what has one of some ISSNs or ISBNs; where none has, to what is called exactly so. */
export async function accessTo(
  w: Pick<Work, 'db'>,
  { numbers, name }: { readonly numbers: readonly string[]; readonly name: string },
): Promise<readonly EAccess[]> {
  const keys = numbers.flatMap((number) => numberKey(number) ?? [])
  const found = keys.length === 0 ? [] : await read(w, sql`t.numbers && ${keys}::text[]`)
  const sort = sortKey(name)
  if (found.length > 0 || keys.length > 0 || sort === '') return found
  return read(w, sql`t.sort_key = any(${[sort, sort.replace(/^(?:the|an?) /, '')]}::text[])`)
}
