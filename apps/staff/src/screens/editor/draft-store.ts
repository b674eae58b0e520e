import type { EditedRecord } from './record/buffer.ts'

/** A record that was being edited when the page was closed. */
export interface Draft {
  readonly record: EditedRecord
  /** The version that was edited; 0 for a new record. */
  readonly version: number
  /** When it was last changed, in milliseconds since 1970. */
  readonly at: number
}

const key = (name: string) => `carrel-record-draft ${name}`

/** Keeps what is being edited in this browser, so that a crash or a cut line loses nothing. False when there is no room. */
export function keepDraft(name: string, draft: Draft): boolean {
  try {
    localStorage.setItem(key(name), JSON.stringify(draft))
    return true
  } catch {
    return false
  }
}

/** What was kept of a record, if anything. */
export function keptDraft(name: string): Draft | undefined {
  try {
    const text = localStorage.getItem(key(name))
    if (text === null) return undefined
    const draft = JSON.parse(text) as Partial<Draft>
    return draft.record && Array.isArray(draft.record.fields) ? (draft as Draft) : undefined
  } catch {
    return undefined
  }
}

/** Forgets what was kept. */
export function dropDraft(name: string): void {
  try {
    localStorage.removeItem(key(name))
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}
