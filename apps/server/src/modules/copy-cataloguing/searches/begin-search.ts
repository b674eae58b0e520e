import { sql } from 'kysely'
import { actorName } from '../../../platform/actor.ts'
import { jsonb } from '../../../platform/db.ts'
import { isRefusal, refuse, type Outcome } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import type { BeginCopySearch, CopySearch } from '../contract.ts'
import { type SearchTerm } from '../contract-search-keys.ts'
import { readyTerm, searchInWords, type ReadyTerm } from '../rules/search-terms.ts'
import { targetsToAsk, type Target } from '../targets/targets.ts'
import { runSearch } from './run-search.ts'
import { getSearch } from './searches.ts'

type Request = NonNullable<typeof BeginCopySearch.types>['body']

/** A search that is about to begin: its number, and who is asked what. */
export interface StartedSearch {
  readonly id: number
  readonly terms: readonly ReadyTerm[]
  readonly targets: readonly Target[]
}

/** Begins to search the catalogues of others, once this is committed; answers at once. */
export async function beginSearch(w: Work, request: Request): Promise<Outcome<CopySearch>> {
  const targets = await targetsToAsk(w, request.targets)
  if (isRefusal(targets)) return targets
  const started = await startSearch(w, request.terms, targets)
  if (isRefusal(started)) return started
  const { platform } = w
  w.afterCommit(
    () => void runSearch(platform, started).catch((err: unknown) => platform.log.error({ err }, 'copy search failed')),
  )
  return getSearch(w, started.id)
}

/** Writes a search down; whoever calls it runs it. */
export async function startSearch(
  w: Work,
  given: readonly SearchTerm[],
  targets: readonly Target[],
): Promise<Outcome<StartedSearch>> {
  const terms: ReadyTerm[] = []
  for (const [at, term] of given.entries()) {
    const ready = readyTerm(term)
    if ('problem' in ready) return refuse({ code: 'invalid-search', field: `terms.${at}`, message: ready.problem })
    terms.push(ready)
  }
  const longest = Math.max(0, ...targets.map(({ timeoutSeconds }) => timeoutSeconds))
  const { rows } = await sql<{ id: number }>`
    insert into copy_cataloguing.search (terms, text, owner, by_name, created_at, until)
    values (${jsonb(given)}, ${searchInWords(given)}, ${ownerOf(w)}, ${actorName(w.actor)}, ${w.now},
      ${w.now.add({ seconds: longest + 10 })}) returning id`.execute(w.db)
  const id = rows[0]?.id ?? 0
  await sql`
    insert into copy_cataloguing.search_target (search_id, place, target_id, name)
    select ${id}, place, target, name
    from unnest(${targets.map((target) => target.id)}::bigint[], ${targets.map(({ name }) => name)}::text[])
      with ordinality as asked(target, name, place)`.execute(w.db)
  if (targets.length === 0)
    await sql`update copy_cataloguing.search set finished_at = ${w.now} where id = ${id}`.execute(w.db)
  return { id, terms, targets }
}

/** By what a search or list is known to be someone's own. */
export function ownerOf({ actor }: Pick<Work, 'actor'>): string {
  return `${actor.kind}:${'id' in actor ? actor.id : ''}`
}
