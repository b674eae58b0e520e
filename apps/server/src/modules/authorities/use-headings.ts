import { sql } from 'kysely'
import { jsonText } from '../../platform/json-text.ts'
import type { Work } from '../../platform/work.ts'
import type { HeadingKind } from './contract.ts'
import { linkFreshHeadings, type HeadingToLink } from './link-headings.ts'

/** A heading as a title carries it. */
export interface HeadingUse {
  readonly kind: HeadingKind
  /** Comparison form (NACO): headings with the same kind, key and vocabulary are one. */
  readonly key: string
  readonly source: string
  /** As it is shown; the first spelling that came is kept. */
  readonly text: string
}

/** The name under which {@link useHeadings} gives back the number of a heading. */
export function headingName(use: Pick<HeadingUse, 'kind' | 'key' | 'source'>): string {
  return `${use.kind}\n${use.key}\n${use.source}`
}

/**
 * Counts headings that titles begin to carry, one entry for each title and heading, and gives their numbers by
 * {@link headingName}. New ones are made and linked to their authorities. One statement counts, in a fixed order so that two desks never wait for each other in a ring.
 */
export async function useHeadings(w: Work, uses: Iterable<HeadingUse>): Promise<ReadonlyMap<string, number>> {
  const counted = new Map<string, HeadingUse & { bibs: number }>()
  for (const use of uses) {
    const name = headingName(use)
    const known = counted.get(name)
    if (known) known.bibs += 1
    else counted.set(name, { ...use, bibs: 1 })
  }
  if (counted.size === 0) return new Map()
  const { rows } = await sql<HeadingToLink & { readonly fresh: boolean }>`
    insert into authorities.heading as h (kind, key, source, text, bibs, first_at)
    select kind, key, source, text, bibs, ${w.now}
    from json_to_recordset(${jsonText([...counted.values()])}::json)
      as u(kind text, key text, source text, text text, bibs integer)
    order by kind collate "C", key collate "C", source collate "C"
    on conflict (kind, key, source) do update set bibs = h.bibs + excluded.bibs
    returning id, kind, key, source, text, xmax = 0 as fresh`.execute(w.db)
  await linkFreshHeadings(
    w,
    rows.filter(({ fresh }) => fresh),
  )
  return new Map(rows.map((row) => [headingName(row), row.id]))
}

/** Counts headings that titles no longer carry, one entry for each title and heading. */
export async function releaseHeadings(w: Work, headings: readonly number[]): Promise<void> {
  if (headings.length === 0) return
  // The rows are locked in one order before they change: see useHeadings.
  await sql`
    with gone as (select id, count(*) as bibs from unnest(${headings}::bigint[]) as id group by id),
    locked as (select h.id from authorities.heading h join gone using (id) order by h.kind, h.key, h.source for update of h)
    update authorities.heading h set bibs = h.bibs - gone.bibs from gone join locked using (id) where h.id = gone.id`.execute(
    w.db,
  )
}

/** A title whose headings change: those that it had, by number, and those that it has from now on. */
export interface HeadingExchange {
  readonly held: readonly number[]
  readonly uses: readonly HeadingUse[]
}

/**
 * Counts what titles whose records changed carry now instead of what they carried, and gives the numbers of all that they
 * carry by {@link headingName}. Headings that a title keeps are only read: most of them, when many records are edited.
 */
export async function exchangeHeadings(
  w: Work,
  exchanges: readonly HeadingExchange[],
): Promise<ReadonlyMap<string, number>> {
  const uses = new Map(exchanges.flatMap((one) => one.uses.map((use) => [headingName(use), use] as const)))
  const known = await knownHeadings(w, [...uses.values()])
  const unknown: HeadingUse[] = []
  const counts = new Map<number, number>()
  const count = (id: number, more: number) => counts.set(id, (counts.get(id) ?? 0) + more)
  for (const exchange of exchanges) {
    for (const id of exchange.held) count(id, -1)
    for (const use of exchange.uses) {
      const id = known.get(headingName(use))
      if (id === undefined) unknown.push(use)
      else count(id, 1)
    }
  }
  await changeCounts(
    w,
    [...counts].filter(([, more]) => more !== 0),
  )
  const made = await useHeadings(w, unknown)
  return made.size === 0 ? known : new Map([...known, ...made])
}

async function knownHeadings(w: Work, uses: readonly HeadingUse[]): Promise<ReadonlyMap<string, number>> {
  if (uses.length === 0) return new Map()
  const { rows } = await sql<{ id: number; kind: HeadingKind; key: string; source: string }>`
    select h.id, h.kind, h.key, h.source
    from unnest(${uses.map(({ kind }) => kind)}::text[], ${uses.map(({ key }) => key)}::text[],
      ${uses.map(({ source }) => source)}::text[]) as u(kind, key, source)
      join authorities.heading h using (kind, key, source)`.execute(w.db)
  return new Map(rows.map((row) => [headingName(row), row.id]))
}

async function changeCounts(w: Work, changes: readonly (readonly [id: number, more: number])[]): Promise<void> {
  if (changes.length === 0) return
  // The rows are locked in one order before they change: see useHeadings.
  await sql`
    with change as (
      select * from unnest(${changes.map(([id]) => id)}::bigint[], ${changes.map(([, more]) => more)}::integer[]) as c(id, more)
    ), locked as (select h.id from authorities.heading h join change using (id) order by h.kind, h.key, h.source for update of h)
    update authorities.heading h set bibs = h.bibs + change.more
    from change join locked using (id) where h.id = change.id`.execute(w.db)
}
