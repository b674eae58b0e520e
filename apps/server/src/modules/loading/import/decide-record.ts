import { overlay, withoutItems, type ReadProfile } from '@carrel/marc-merge'
import { isSameRecord, textOf, type MarcRecord } from '@carrel/marc'
import type { LoadPlan } from '../plan/load-plan.ts'
import { findTitle } from './find-title.ts'
import type { KnownTitle, KnownTitles } from './known-titles.ts'
import type { PreparedRecord } from './prepared-record.ts'

/** What a person chose for a record in the preview. */
export interface RowChoice {
  readonly choice: 'skip' | 'add' | 'match'
  readonly bib: number | null
}

/** What becomes of a record of a file. */
export type RecordDecision =
  | { readonly state: 'refused'; readonly notes: readonly string[]; readonly candidates?: readonly number[] }
  | { readonly state: 'skipped'; readonly notes: readonly string[] }
  | { readonly state: 'added'; readonly notes: readonly string[]; readonly record: MarcRecord }
  | { readonly state: 'unchanged'; readonly bib: number; readonly notes: readonly string[] }
  | {
      readonly state: 'updated'
      readonly bib: number
      readonly notes: readonly string[]
      readonly record: MarcRecord
      /** Local fields that go. */
      readonly lost: readonly string[]
    }
  | { readonly state: 'removed'; readonly bib: number; readonly notes: readonly string[] }

/** Decides about a record: what a person chose comes first, then the plan, else the usual way. */
export function decideRecord(
  usable: NonNullable<PreparedRecord['usable']>,
  titles: KnownTitles,
  plan: LoadPlan | null,
  profile: ReadProfile | null,
  choice: RowChoice | undefined,
): RecordDecision {
  if (choice?.choice === 'skip') return { state: 'skipped', notes: ['Left out by choice.'] }
  const record = plan?.items && plan.items.keepFields !== true ? withoutItems(usable.record, plan.items) : usable.record
  if (choice?.choice === 'add') return { state: 'added', notes: ['Added by choice.'], record }
  if (choice?.choice === 'match') {
    const title = titles.title(choice.bib ?? 0)
    if (title) return laidOver(title, record, profile, [`Matched with title ${title.bib} by choice.`])
    return { state: 'refused', notes: [`Title ${choice.bib ?? 0}, which was chosen for it, is not there any more.`] }
  }
  const found = findTitle(usable, titles, plan)
  if (found.kind === 'ambiguous') return { state: 'refused', notes: found.notes, candidates: found.bibs }
  if (plan?.deletes === 'remove' && usable.record.leader[5] === 'd') {
    if (found.kind === 'title')
      return { state: 'removed', bib: found.bib, notes: ['The file says that it is deleted (Leader/05 d).'] }
    return { state: 'skipped', notes: ['To be deleted (Leader/05 d), but it is not here.'] }
  }
  if (plan && plan.deletes === 'skip' && usable.record.leader[5] === 'd') {
    return { state: 'skipped', notes: ['A deleted record (Leader/05 d); the profile leaves these out.'] }
  }
  if (found.kind === 'new') {
    if (plan?.onNew === 'skip')
      return { state: 'skipped', notes: ['Not here; the profile adds no titles.', ...found.notes] }
    return { state: 'added', notes: found.notes, record }
  }
  const title = titles.title(found.bib)
  if (!title || (found.keep && !profile)) return { state: 'unchanged', bib: found.bib, notes: found.notes }
  if (plan?.onMatch === 'skip') {
    return {
      state: 'unchanged',
      bib: found.bib,
      notes: [...found.notes, 'The profile leaves records that are here as they are.'],
    }
  }
  // The usual way has compared them already.
  if (!profile && !plan?.match && record === usable.record)
    return { state: 'updated', bib: found.bib, notes: found.notes, record, lost: [] }
  return laidOver(title, record, profile, found.notes)
}

function laidOver(
  title: KnownTitle,
  incoming: MarcRecord,
  profile: ReadProfile | null,
  notes: readonly string[],
): RecordDecision {
  const existing = title.record()
  const { bib } = title
  if (!profile) {
    if (isSameRecord(existing, incoming, { ignore: ['005'] })) return { state: 'unchanged', bib, notes }
    return { state: 'updated', bib, notes, record: incoming, lost: [] }
  }
  const laid = overlay(existing, incoming, profile)
  if (!laid.isChanged) return { state: 'unchanged', bib, notes }
  const lost = laid.lost.map((field) => `${field.tag} ${textOf(field)}`.slice(0, 300))
  const told =
    lost.length === 0 ? [] : [`Local fields are lost: ${[...new Set(laid.lost.map(({ tag }) => tag))].join(', ')}.`]
  return { state: 'updated', bib, notes: [...notes, ...told], record: laid.record, lost: lost.slice(0, 50) }
}
