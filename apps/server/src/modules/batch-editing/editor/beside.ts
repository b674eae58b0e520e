import type { StoredDraft } from '../../catalog/index.ts'

/** What hangs on a record, for as long as it waits to be written. */
export type Beside = Omit<StoredDraft, 'bytes' | 'form'>
