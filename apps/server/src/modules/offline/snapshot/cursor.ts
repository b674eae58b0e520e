import { createHash } from 'node:crypto'
import type { Scope } from './rows.ts'

// What nobody writes down when it changes, such as who counts as overdue, is at most a day old.
const longest = Temporal.Duration.from({ hours: 20 })
// What was being written while a snapshot was taken is sent again with the next.
const overlap = Temporal.Duration.from({ minutes: 3 })

type Choices = Pick<Scope, 'branch' | 'names' | 'items'>

function shapeOf({ branch, names, items }: Choices): string {
  return createHash('sha256')
    .update(JSON.stringify([2, branch, names, items]))
    .digest('base64url')
    .slice(0, 8)
}

/** The mark from which the next changes are asked for. */
export function cursorAt(now: Temporal.Instant, choices: Choices): string {
  return `${now.epochMilliseconds}.${shapeOf(choices)}`
}

/** Since when changes are wanted; null where everything has to be sent: another branch, other settings, too long ago. */
export function sinceOf(cursor: string | undefined, now: Temporal.Instant, choices: Choices): Temporal.Instant | null {
  const [, milliseconds, shape] = /^(\d{1,15})\.([\w-]{8})$/.exec(cursor ?? '') ?? []
  if (milliseconds === undefined || shape !== shapeOf(choices)) return null
  const taken = Temporal.Instant.fromEpochMilliseconds(Number(milliseconds))
  if (Temporal.Instant.compare(taken, now) > 0 || Temporal.Instant.compare(taken, now.subtract(longest)) < 0)
    return null
  return taken.subtract(overlap)
}
