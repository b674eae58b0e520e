import type { MarcRecord } from '@carrel/marc'
import { StepFailed, type Compiled } from '@carrel/marc-tasks'
import {
  changeStamp,
  draftOf,
  layOut,
  noTitle,
  partsDescribedBy,
  recordProblem,
  writtenForSaving,
  type BibDraft,
  type DraftPart,
  type RecordForm,
} from '../../catalog/index.ts'
import type { Beside } from './beside.ts'
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
  /** The moment of the run, and the same as steps and field 005 have it. */
  readonly now: Temporal.Instant
  readonly moment: string
  readonly stamp: string
  /** Remembers the keys of headings. */
  readonly headingKey: (text: string) => string
}

/** Makes ready what records are edited with. */
export function editing(compiled: Compiled, now: Temporal.Instant, headingKey: (text: string) => string): Editing {
  const moment = now.toString({ smallestUnit: 'second' })
  return { compiled, now, moment, stamp: changeStamp(now), headingKey }
}

/**
 * Does a task to one record of the catalogue, writing nothing. A task that throws is a bug of a step: it is told as a
 * refusal, so that the other records get their turn.
 */
export function editRecord(
  before: MarcRecord,
  { number, control }: { readonly number: number; readonly control: string },
  { compiled, now, moment, stamp, headingKey }: Editing,
): EditOutcome {
  const edited = attempt(() => compiled.run(before, { number, now: moment }))
  if ('failed' in edited) return { state: 'refused', steps: [], note: edited.failed, after: before }
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
    isThinned: dataFields(saved.record) * 2 < dataFields(before),
    after: saved.record,
    bytes: saved.bytes,
    form: saved.form,
    stampAt: Buffer.from(saved.bytes.buffer, saved.bytes.byteOffset, saved.bytes.length).indexOf(stamp),
    ...(judged.change && { beside: judged.change }),
  }
}

/** A record as it is stored. */
export interface WrittenRecord {
  readonly record: MarcRecord
  readonly bytes: Uint8Array
  readonly form: RecordForm
}

/**
 * What changes beside a record when one version of it takes the place of another, told by the tags that differ; undefined
 * where lists, searches and headings stay as they are.
 */
export function besideChange(
  after: WrittenRecord,
  comparison: Comparison,
  headingKey: (text: string) => string,
): BesideChange | undefined {
  const parts = partsThatChange(comparison)
  return parts.size === 0 ? undefined : changeOf(draftOf(layOut(after.record), after, headingKey), parts)
}

const allParts: readonly DraftPart[] = ['matchKeys', 'headings', 'document']

function partsThatChange({ tags, isReordered }: Comparison): ReadonlySet<DraftPart> {
  return new Set(isReordered ? allParts : [...tags.keys()].flatMap((tag) => partsDescribedBy(tag)))
}

function changeOf(draft: BibDraft, parts: ReadonlySet<DraftPart>): BesideChange {
  const same = allParts.filter((part) => !parts.has(part))
  const { brief, document } = draft
  const headings = parts.has('headings') ? draft.headings : []
  const matchKeys = parts.has('matchKeys') ? draft.matchKeys : []
  return { beside: { brief, matchKeys, headings, document }, same }
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
  const parts = partsThatChange(comparison)
  // What lists and searches see is as it was: so is what makes it a title.
  if (parts.size === 0) return { change: undefined }
  const fields = layOut(after.record)
  const draft = draftOf(fields, after, headingKey)
  if (draft.brief.title === noTitle && draftOf(layOut(before), after, headingKey).brief.title !== noTitle) {
    return { state: 'emptied', note: 'No title (245) would be left.' }
  }
  const problem = recordProblem(fields, draft.description)
  return problem === undefined ? { change: changeOf(draft, parts) } : { state: 'refused', note: problem }
}

function dataFields({ fields }: MarcRecord): number {
  return fields.filter(({ kind }) => kind === 'data').length
}

function attempt<T>(run: () => T): T | { readonly failed: string } {
  try {
    return run()
  } catch (error) {
    return { failed: whyItFailed(error) }
  }
}

/** Why a task could not be done to a record, in a sentence. */
export function whyItFailed(error: unknown): string {
  if (error instanceof StepFailed) return error.message
  return `The task failed: ${error instanceof Error ? error.message : String(error)}`
}
