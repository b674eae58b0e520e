import { sql } from 'kysely'
import type { Work } from '../../platform/work.ts'
import type { Vocabulary } from './contract-authorities.ts'
import type { VocabularyFacts } from './rules/decide-link.ts'
import { vocabularyDraft } from './rules/vocabulary-of.ts'

/** The vocabularies that are set up, by their codes. */
export async function vocabularyFacts(w: Pick<Work, 'db'>): Promise<ReadonlyMap<string, VocabularyFacts>> {
  const { rows } = await sql<VocabularyFacts>`select code, sources, names, rank from authorities.vocabulary`.execute(
    w.db,
  )
  return new Map(rows.map((row) => [row.code, row]))
}

/** Sets up vocabularies that are not there yet, in one order so that nobody waits for another in a ring. */
export async function ensureVocabularies(w: Work, codes: Iterable<string>): Promise<void> {
  const present = await vocabularyFacts(w)
  const missing = [...new Set(codes)].filter((code) => !present.has(code)).toSorted()
  for (const code of missing) {
    const { name, sources, names, rank } = vocabularyDraft(code)
    await sql`
      insert into authorities.vocabulary (code, name, sources, names, rank)
      values (${code}, ${name}, ${sources}::text[], ${names}, ${rank}) on conflict do nothing`.execute(w.db)
  }
}

interface Row extends VocabularyFacts {
  readonly name: string
  readonly authorities: number
  readonly changed_at: Temporal.Instant | null
}

/** The vocabularies with how many records each has. */
export async function listVocabularies(w: Pick<Work, 'db'>): Promise<Vocabulary[]> {
  const { rows } = await sql<Row>`
    select v.code, v.name, v.sources, v.names, v.rank, count(a.id)::integer as authorities, max(a.changed_at) as changed_at
    from authorities.vocabulary v left join authorities.authority a on a.vocabulary = v.code and a.state = 'current'
    group by v.code order by v.rank, v.code`.execute(w.db)
  return rows.map(({ changed_at, sources, ...row }) => ({
    ...row,
    sources: [...sources],
    changedAt: changed_at?.toString() ?? null,
  }))
}

/** Sets a vocabulary up. */
export async function putVocabulary(
  w: Work,
  code: string,
  set: Pick<Vocabulary, 'name' | 'sources' | 'names' | 'rank'>,
): Promise<Vocabulary> {
  const sources = [...new Set(set.sources.map((one) => one.trim().toLowerCase()))]
  await sql`
    insert into authorities.vocabulary (code, name, sources, names, rank)
    values (${code}, ${set.name.trim()}, ${sources}::text[], ${set.names}, ${set.rank})
    on conflict (code) do update set name = excluded.name, sources = excluded.sources, names = excluded.names,
      rank = excluded.rank`.execute(w.db)
  await w.audit({ action: 'vocabulary.put', subject: `vocabulary:${code}`, detail: { ...set } })
  const known = (await listVocabularies(w)).find((one) => one.code === code)
  return known ?? { code, ...set, authorities: 0, changedAt: null }
}
