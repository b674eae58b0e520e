import type { MarcRecord } from '@carrel/marc'
import type { BatchTitle } from '../batch-rows.ts'
import type { RecordEdit } from '../rules/edit-record.ts'

/** What a step would do to one title. */
export interface PlannedChange {
  readonly version: number
  /** Undefined: nothing, and `note` says why. */
  readonly edit: RecordEdit | undefined
  readonly text: string
  readonly note: string | null
  /** The item whose call number would follow, and what it has now. */
  readonly item?: { readonly id: number; readonly before: string }
}

/** Works a step out for one title after the other; undefined for one that it is no matter of. */
export type Planner = (title: BatchTitle, record: MarcRecord) => Promise<Omit<PlannedChange, 'version'> | undefined>

/** A title that a step does nothing to, and why. */
export const nothing = (note: string) => ({ edit: undefined, text: '', note })
