import { sql, type RawBuilder } from 'kysely'
import type { Actor, Work } from '../../platform/work.ts'

/** By what a task or a set is known to be someone's own: `staff:4`, `key:2`. */
export function ownerOf(actor: Actor): string {
  return `${actor.kind}:${'id' in actor ? actor.id : ''}`
}

/** The condition that whoever acts may see a row with `shared` and `owner`. */
export function visibleTo(w: Pick<Work, 'actor'>): RawBuilder<boolean> {
  return sql<boolean>`(shared or owner = ${ownerOf(w.actor)} or ${w.actor.kind === 'system'})`
}
