import type { OutputFormat } from '@carrel/marc'
import type { Task } from '@carrel/marc-tasks'
import type { Connection } from '../../../platform/db.ts'
import type { RecordForm } from '../../catalog/index.ts'

/** What an editor thread is started with. */
export interface EditorStart {
  readonly connection: Connection
  /** What it is at: see `watched`. */
  readonly watch: SharedArrayBuffer
}

/**
 * Places of the memory by which a thread shows what it is at, so that one which hangs is seen from outside: a count that
 * rises with each record, whether it is at one now, and its place among those that it was asked for.
 */
export const watched = { count: 0, busy: 1, place: 2 } as const

/** A task with those that it calls. */
export interface TaskPlan {
  readonly task: Task
  readonly called: readonly (readonly [name: string, task: Task])[]
  /** The moment of the run, in milliseconds since 1970. */
  readonly now: number
}

/** A run as a thread needs to know it. */
export interface RunPlan extends TaskPlan {
  readonly run: number
  /** The run that is undone. */
  readonly undoes: number | null
  /** Tags, or patterns such as `9XX`, whose change is asked about. */
  readonly protectedTags: readonly string[]
}

/** A record that does not come from the catalogue. */
export interface LooseRecord {
  readonly bytes: Uint8Array
  readonly form: RecordForm
  /** Place in its file, from 1. */
  readonly number: number
}

/** What became of a loose record. */
export interface LooseOutcome {
  readonly state: 'changed' | 'unchanged' | 'refused' | 'emptied' | 'stuck'
  readonly steps: readonly number[]
  readonly note: string | null
  readonly title: string
  readonly control: string
  /** The record as it would be; nothing where it is to be taken as it came. */
  readonly after: { readonly bytes: Uint8Array; readonly form: RecordForm } | null
}

/** What a thread can be asked. */
export interface EditorTasks {
  /** Works out a part of a run and keeps what it found. */
  readonly part: { readonly ask: { readonly plan: RunPlan; readonly part: number }; readonly answer: null }
  /**
   * Does a task to records at hand; those at the places of `stuck` are left alone. `as` is how they are given back: `saved` as
   * the catalogue would save them, or as a file has them, where only ISO 2709 leaves out records that do not change.
   */
  readonly records: {
    readonly ask: {
      readonly plan: TaskPlan
      readonly records: readonly LooseRecord[]
      readonly as: 'saved' | OutputFormat
      readonly stuck: readonly number[]
    }
    readonly answer: readonly LooseOutcome[]
  }
}
export type EditorTaskName = keyof EditorTasks

/** To a thread, and from it. */
export interface ToEditor {
  readonly name: EditorTaskName
  readonly ask: unknown
}
export type FromEditor = { readonly answer: unknown } | { readonly error: string }
