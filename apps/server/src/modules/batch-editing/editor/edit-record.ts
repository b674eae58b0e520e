import type { MarcRecord } from '@carrel/marc'
import type { Compiled } from '@carrel/marc-tasks'
import {
  changeStamp,
  draftOf,
  isDescribed,
  layOut,
  noTitle,
  recordProblem,
  writtenForSaving,
  type BibDraft,
  type DraftPart,
  type RecordForm,
} from '../../catalog/index.ts'
import { partsThatStay, type Beside } from '../rules/compare-beside.ts'
import { compareFields, type Comparison, type TagCount } from '../rules/compare-fields.ts'
import { unsound } from '../rules/unsound.ts'

/** What hangs on a record and changes with it. */
export interface BesideChange {
  readonly beside: Beside
  /** Parts of it that stay as they are. */
  readonly same: readonly DraftPart[]
}

/** What a task would make of a record. */
export type EditOutcome =
  | { readonly state: 'unchanged' }
  | {
      /** `refused`: it would be no sound record; `emptied`: nothing, or no title, would be left. */
      readonly state: 'refused' | 'emptied'
      readonly steps: readonly number[]
      readonly note: string
      readonly after: MarcRecord
    }
  | {
      readonly state: 'ready'
      readonly steps: readonly number[]
      readonly tags: ReadonlyMap<string, TagCount>
      /** More than half of its fields would go. */
      readonly isThinned: boolean
      readonly after: MarcRecord
      readonly bytes: Uint8Array
      readonly form: RecordForm
      /** Where the moment of the change stands in the bytes. */
      readonly stampAt: number
      /** Nothing where lists, headings and searches stay as they are. */
      readonly beside?: BesideChange
    }

/** What a record is edited with. */
export interface Editing {
  readonly compiled: Compiled
  /** The moment of the run. */
  readonly now: Temporal.Instant
  /** Remembers the keys of headings. */
  readonly headingKey: (text: string) => string
}

/**
 * Does a task to one record of the catalogue, writing nothing. A task that throws is a bug of a step: it is told as a
 * refusal, so that the other records get their turn.
 */
export function editRecord(
  before: MarcRecord,
  { number, control }: { readonly number: number; readonly control: string },
  { compiled, now, headingKey }: Editing,
): EditOutcome {
  const edited = attempt(() => compiled.run(before, { number, now: now.toString({ smallestUnit: 'second' }) }))
  if ('failed' in edited)
    return { state: 'refused', steps: [], note: `The task failed: ${edited.failed}`, after: before }
  const { record, steps } = edited
  if (record === before) return { state: 'unchanged' }
  if (!record.fields.some(({ kind }) => kind === 'data')) {
    return { state: 'emptied', steps, note: 'No fields would be left.', after: record }
  }
  const problem = unsound(record)
  if (problem !== undefined) return { state: 'refused', steps, note: problem, after: record }
  const saved = writtenForSaving(record, { control, now })
  const comparison = compareFields(before, saved.record)
  if (comparison.tags.size === 0 && !comparison.isReordered) return { state: 'unchanged' }
  const judged = judge(before, saved, comparison, headingKey)
  if ('state' in judged) return { ...judged, steps, after: record }
  return {
    state: 'ready',
    steps,
    tags: comparison.tags,
    isThinned: saved.record.fields.length * 2 < before.fields.length,
    after: saved.record,
    bytes: saved.bytes,
    form: saved.form,
    stampAt: Buffer.from(saved.bytes.buffer, saved.bytes.byteOffset, saved.bytes.length).indexOf(changeStamp(now)),
    ...(judged.change && { beside: judged.change }),
  }
}

/** A record as it is stored. */
export interface WrittenRecord {
  readonly record: MarcRecord
  readonly bytes: Uint8Array
  readonly form: RecordForm
}

/** What is read out of a record before and after; undefined where nothing that differs has a part in it. */
function draftsOf(
  before: MarcRecord,
  after: WrittenRecord,
  { tags, isReordered }: Comparison,
  headingKey: (text: string) => string,
) {
  if (!isReordered && ![...tags.keys()].some((tag) => tag === 'LDR' || isDescribed(tag))) return undefined
  const fields = layOut(after.record)
  return { before: draftOf(layOut(before), after, headingKey), after: draftOf(fields, after, headingKey), fields }
}

function changeOf({
  before,
  after,
}: {
  readonly before: BibDraft
  readonly after: BibDraft
}): BesideChange | undefined {
  const same = partsThatStay(before, after)
  const { brief, matchKeys, headings, document } = after
  return same && { beside: { brief, matchKeys, headings, document }, same }
}

/** What changes beside a record when one version of it takes the place of another; undefined when nothing does. */
export function besideChange(
  before: MarcRecord,
  after: WrittenRecord,
  comparison: Comparison,
  headingKey: (text: string) => string,
): BesideChange | undefined {
  const drafts = draftsOf(before, after, comparison, headingKey)
  return drafts && changeOf(drafts)
}

type Judged =
  | { readonly state: 'refused' | 'emptied'; readonly note: string }
  | { readonly change: BesideChange | undefined }

function judge(
  before: MarcRecord,
  after: WrittenRecord,
  comparison: Comparison,
  headingKey: (text: string) => string,
): Judged {
  const drafts = draftsOf(before, after, comparison, headingKey)
  // What lists and searches see is as it was: so is what makes it a title.
  if (!drafts) return { change: undefined }
  if (drafts.after.brief.title === noTitle && drafts.before.brief.title !== noTitle) {
    return { state: 'emptied', note: 'No title (245) would be left.' }
  }
  const problem = recordProblem(drafts.fields, drafts.after.description)
  return problem === undefined ? { change: changeOf(drafts) } : { state: 'refused', note: problem }
}

function attempt<T>(run: () => T): T | { readonly failed: string } {
  try {
    return run()
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) }
  }
}
