import { sql } from 'kysely'
import { jsonText } from '../../platform/json-text.ts'
import type { Work } from '../../platform/work.ts'
import type { HeadingKind } from './contract.ts'

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
 * {@link headingName}. New ones are made. One statement, in a fixed order so that two desks never wait for each other in a ring.
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
  const { rows } = await sql<{ id: number; kind: HeadingKind; key: string; source: string }>`
    insert into authorities.heading as h (kind, key, source, text, bibs)
    select kind, key, source, text, bibs
    from json_to_recordset(${jsonText([...counted.values()])}::json)
      as u(kind text, key text, source text, text text, bibs integer)
    order by kind collate "C", key collate "C", source collate "C"
    on conflict (kind, key, source) do update set bibs = h.bibs + excluded.bibs
    returning id, kind, key, source`.execute(w.db)
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
