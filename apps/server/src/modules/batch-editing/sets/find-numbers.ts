import { parseIsbn } from '@carrel/identifiers'
import { sql } from 'kysely'
import type { Work } from '../../../platform/work.ts'
import type { NumberKind } from '../contract.ts'

/** What a list of numbers came to. */
export interface FoundNumbers {
  readonly bibs: readonly number[]
  readonly notFound: readonly string[]
  /** Numbers that several records have. */
  readonly several: readonly string[]
}

type Search = (w: Pick<Work, 'db'>, values: readonly string[]) => Promise<readonly Match[]>

interface Match {
  readonly value: string
  readonly bib: number
}

const searches: Readonly<Record<Exclude<NumberKind, 'any'>, Search>> = {
  barcode: byBarcode,
  isbn: byIsbn,
  control: byControl,
  record: byRecord,
}

/** Finds the records that numbers name. A number of `any` kind is a barcode, else an ISBN, else a control number, else a record number. */
export async function findNumbers(
  w: Pick<Work, 'db'>,
  values: readonly string[],
  kind: NumberKind = 'any',
): Promise<FoundNumbers> {
  const inTurn = kind === 'any' ? Object.values(searches) : [searches[kind]]
  const bibs = new Set<number>()
  const counts = new Map<string, number>()
  let open = values
  for (const search of inTurn) {
    if (open.length === 0) break
    for (const { value, bib } of await search(w, open)) {
      bibs.add(bib)
      counts.set(value, (counts.get(value) ?? 0) + 1)
    }
    open = open.filter((value) => !counts.has(value))
  }
  const several = [...counts].filter(([, count]) => count > 1).map(([value]) => value)
  return { bibs: [...bibs], notFound: open, several }
}

async function byBarcode(w: Pick<Work, 'db'>, values: readonly string[]): Promise<readonly Match[]> {
  const { rows } = await sql<Match>`
    select distinct barcode as value, bib_id as bib from catalog.item_view
    where barcode = any(${values}::text[])`.execute(w.db)
  return rows
}

async function byIsbn(w: Pick<Work, 'db'>, values: readonly string[]): Promise<readonly Match[]> {
  const keyed = values.flatMap((value) => {
    const isbn = parseIsbn(value)?.isbn13
    return isbn === undefined ? [] : [{ value, keys: [`isbn:${isbn}`] }]
  })
  return byKeys(w, keyed)
}

async function byControl(w: Pick<Work, 'db'>, values: readonly string[]): Promise<readonly Match[]> {
  const sources = await controlSources(w)
  return byKeys(
    w,
    values.map((value) => {
      const [, agency, number = ''] = /^\(([^)]+)\)\s*(.+)$/.exec(value) ?? []
      if (agency === undefined)
        return { value, keys: [...sources.map((source) => `control:${source}:${value}`), ...oclc(value)] }
      return { value, keys: [`control:${agency}:${number}`, ...(/^OCoLC/i.test(agency) ? oclc(number) : [])] }
    }),
  )
}

/** An OCLC number is kept as its digits, without `ocm`, `ocn`, `on` and leading zeros. */
function oclc(value: string): readonly string[] {
  const digits = /^(?:oc[mn]|on)?0*(\d+)$/i.exec(value.trim())?.[1]
  return digits === undefined ? [] : [`oclc:${digits}`]
}

/** The agencies whose control numbers the catalogue knows, found by skipping along the index. */
async function controlSources(w: Pick<Work, 'db'>): Promise<readonly string[]> {
  const { rows } = await sql<{ source: string }>`
    with recursive source as (
      (select split_part(key, ':', 2) as name from catalog.match_key_view
        where key >= 'control:' and key < 'control;' order by key limit 1)
      union all
      select (select split_part(key, ':', 2) from catalog.match_key_view
        where key >= 'control:' || s.name || ';' and key < 'control;' order by key limit 1)
      from source s where s.name is not null
    )
    select name as source from source where name is not null limit 500`.execute(w.db)
  return rows.map(({ source }) => source)
}

async function byKeys(
  w: Pick<Work, 'db'>,
  keyed: readonly { readonly value: string; readonly keys: readonly string[] }[],
): Promise<readonly Match[]> {
  const values = keyed.flatMap(({ value, keys }) => keys.map(() => value))
  const keys = keyed.flatMap((one) => one.keys)
  if (keys.length === 0) return []
  const { rows } = await sql<Match>`
    select distinct wanted.value, k.bib_id as bib
    from unnest(${values}::text[], ${keys}::text[]) as wanted(value, key) join catalog.match_key_view k using (key)`.execute(
    w.db,
  )
  return rows
}

async function byRecord(w: Pick<Work, 'db'>, values: readonly string[]): Promise<readonly Match[]> {
  const numbers = values.filter((value) => /^\d{1,15}$/.test(value))
  if (numbers.length === 0) return []
  const { rows } = await sql<Match>`
    select wanted.value, b.id as bib from unnest(${numbers}::text[]) as wanted(value)
      join catalog.bib_view b on b.id = wanted.value::bigint`.execute(w.db)
  return rows
}
