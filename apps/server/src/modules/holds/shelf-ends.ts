import { sql } from 'kysely'
import type { Work } from '../../platform/work.ts'

/** A hold on a shelf with the end of its time there. */
export interface ShelfHold {
  readonly hold: number
  readonly branch: number
  readonly day: Temporal.PlainDate
  readonly moment: Temporal.Instant | null
}

/** Holds whose time on the shelf of one of these branches ends on one of these days. */
export async function shelvesEnding(
  w: Pick<Work, 'db'>,
  branches: readonly number[],
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): Promise<readonly ShelfHold[]> {
  const { rows } = await sql<ShelfHold>`
    select id as hold, pickup_branch_id as branch, shelf_until as day, shelf_until_at as moment
    from holds.hold
    where state = 'ready' and pickup_branch_id = any(${[...branches]}::bigint[]) and shelf_until between ${from} and ${to}
    order by id`.execute(w.db)
  return rows
}

/** Moves the ends of many holds' time on the shelf; those that have changed meanwhile stay. Returns which were moved. */
export async function moveShelfEnds(
  w: Work,
  moves: readonly {
    readonly hold: number
    readonly day: Temporal.PlainDate
    readonly newDay: Temporal.PlainDate
    readonly newMoment: Temporal.Instant | null
  }[],
): Promise<readonly number[]> {
  if (moves.length === 0) return []
  const rows = moves.map(({ hold, day, newDay, newMoment }) => ({
    hold,
    day: day.toString(),
    new_day: newDay.toString(),
    new_moment: newMoment?.toString() ?? null,
  }))
  const { rows: moved } = await sql<{ id: number }>`
    update holds.hold h set shelf_until = m.new_day, shelf_until_at = m.new_moment
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as m(hold bigint, day date, new_day date, new_moment timestamptz)
    where h.id = m.hold and h.state = 'ready' and h.shelf_until = m.day
    returning h.id`.execute(w.db)
  return moved.map(({ id }) => id)
}
