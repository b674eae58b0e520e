import { route } from '../../platform/route.ts'
import { Empty, IdParams, Instant, List, Nullable, oneOf, Type, type Static } from '../../platform/schemas.ts'
import { Selection } from './contract-selection.ts'

const time = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' })
/** When a task runs by itself. Times are those of the branch of whoever made the schedule. */
export const ScheduleTimes = Type.Union([
  Type.Object({ every: oneOf('day'), at: time }),
  /** Days of the week, Monday 1 to Sunday 7. */
  Type.Object({
    every: oneOf('week'),
    at: time,
    weekdays: Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), { minItems: 1, maxItems: 7 }),
  }),
  /** A day of the month; in shorter months the last. */
  Type.Object({ every: oneOf('month'), at: time, day: Type.Integer({ minimum: 1, maximum: 31 }) }),
  /** After each import that ended, over what it brought; with `name` only after those whose name holds this text. */
  Type.Object({ every: oneOf('import'), name: Type.Optional(Type.String({ maxLength: 200 })) }),
])
export type ScheduleTimes = Static<typeof ScheduleTimes>

const fields = {
  name: Type.String({ minLength: 1, maxLength: 200 }),
  task: Type.Integer(),
  times: ScheduleTimes,
  /** Which records; after an import only those of it that are in the selection too, all of them without one. */
  selection: Nullable(Selection),
  /** `apply`: written at once unless the preview asks a question; `preview`: it waits for a person. */
  mode: oneOf('apply', 'preview'),
  enabled: Type.Boolean(),
}
export const BatchSchedule = Type.Object({
  id: Type.Integer(),
  ...fields,
  taskName: Type.String(),
  /** When it runs next, in words, e.g. `every Monday at 06:00`. */
  text: Type.String(),
  nextAt: Nullable(Instant),
  lastAt: Nullable(Instant),
  lastRun: Nullable(Type.Integer()),
  /** Why the last time came to nothing, e.g. because the task was deleted. */
  problem: Nullable(Type.String()),
  by: Type.String(),
})
export type BatchSchedule = Static<typeof BatchSchedule>
export const ListBatchSchedules = route({
  method: 'GET',
  path: '/batch-schedules',
  access: 'catalog:read',
  summary: 'Tasks that run by themselves',
  response: List(BatchSchedule),
})
export const CreateBatchSchedule = route({
  method: 'POST',
  path: '/batch-schedules',
  access: 'catalog:batch',
  summary: 'Let a task run by itself',
  body: Type.Object(fields),
  response: BatchSchedule,
})
export const ChangeBatchSchedule = route({
  method: 'PUT',
  path: '/batch-schedules/:id',
  access: 'catalog:batch',
  summary: 'Change when, on what or whether a task runs by itself',
  params: IdParams,
  body: Type.Object(fields),
  response: BatchSchedule,
})
export const DeleteBatchSchedule = route({
  method: 'DELETE',
  path: '/batch-schedules/:id',
  access: 'catalog:batch',
  summary: 'Let a task no longer run by itself; what it did stays listed',
  params: IdParams,
  response: Empty,
})
