import { sql } from 'kysely'
import { isRefusal, type Outcome } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import { readyTargets } from './ready-targets.data.ts'
import { createTarget } from './targets.ts'

/** Adds the well-known catalogues whose names are not on the list. */
export async function addReadyTargets(w: Work): Promise<Outcome<{ readonly added: number }>> {
  const { rows } = await sql<{ name: string }>`select lower(name) as name from copy_cataloguing.target`.execute(w.db)
  const known = new Set(rows.map(({ name }) => name))
  let added = 0
  for (const target of readyTargets) {
    if (known.has(target.name.toLowerCase())) continue
    const created = await createTarget(w, target)
    if (isRefusal(created)) return created
    added++
  }
  return { added }
}
