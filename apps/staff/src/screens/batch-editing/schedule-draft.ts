import type { BatchSchedule, CreateBatchSchedule } from '../../../../server/src/modules/batch-editing/contract.ts'
import { draftFromAddress, draftOfSelection, selectionOf, type SelectionDraft } from './selection-draft.ts'

type ScheduleBody = NonNullable<typeof CreateBatchSchedule.types>['body']

/** A schedule while somebody is still writing it. */
export interface ScheduleDraft {
  readonly name: string
  readonly task?: number
  readonly every: 'day' | 'week' | 'month' | 'import'
  /** Time of day, `hh:mm`. */
  readonly at: string
  /** Monday 1 to Sunday 7. */
  readonly weekdays: readonly number[]
  readonly day: number
  /** Only after imports whose name holds this text. */
  readonly importName: string
  /** Whether the records are chosen; without it all are meant, or all of the import. */
  readonly narrowed: boolean
  readonly selection: SelectionDraft
  readonly mode: 'apply' | 'preview'
  readonly enabled: boolean
}

const nothing = draftFromAddress({ text: () => undefined, all: () => [], number: () => undefined })

/** The form of a schedule, or of a new one. */
export function draftOfSchedule(schedule?: BatchSchedule): ScheduleDraft {
  const fresh: ScheduleDraft = {
    name: '',
    every: 'week',
    at: '06:00',
    weekdays: [1],
    day: 1,
    importName: '',
    narrowed: false,
    selection: nothing,
    mode: 'preview',
    enabled: true,
  }
  if (!schedule) return fresh
  const { times, selection, name, task, mode, enabled } = schedule
  return {
    ...fresh,
    name,
    task,
    mode,
    enabled,
    every: times.every,
    ...('at' in times && { at: times.at }),
    ...('weekdays' in times && { weekdays: times.weekdays }),
    ...('day' in times && { day: times.day }),
    ...(times.every === 'import' && { importName: times.name ?? '' }),
    narrowed: selection !== null,
    selection: selection === null ? nothing : draftOfSelection(selection),
  }
}

/** What is sent of it; undefined while something is missing. */
export function scheduleBody(draft: ScheduleDraft): ScheduleBody | undefined {
  const { name, task, narrowed, mode, enabled } = draft
  const times = timesOf(draft)
  const selection = narrowed ? selectionOf(draft.selection) : null
  if (name.trim() === '' || task === undefined || times === undefined || selection === undefined) return undefined
  return { name: name.trim(), task, times, selection, mode, enabled }
}

function timesOf({ every, at, weekdays, day, importName }: ScheduleDraft): ScheduleBody['times'] | undefined {
  if (every === 'import') return { every, ...(importName.trim() !== '' && { name: importName.trim() }) }
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(at)) return undefined
  if (every === 'week') return weekdays.length === 0 ? undefined : { every, at, weekdays: [...weekdays] }
  return every === 'month' ? { every, at, day } : { every, at }
}
