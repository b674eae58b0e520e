import {
  changedRecord,
  createRecord,
  editLeader,
  fieldKey,
  firstField,
  isSameRecord,
  parseLeader,
  textOf,
  type Field,
  type MarcRecord,
} from '@carrel/marc'
import { levelOf } from './encoding-level.ts'
import { isMeant } from './field-spec.ts'
import { isLocalField } from './local-field.ts'
import type { OverlayAction, ReadProfile } from './overlay-profile.ts'
import { placeFields } from './place-fields.ts'
import { meaningKey } from './same-field.ts'
import { mergedFields, type SubfieldRule } from './subfield-rules.ts'
import { withAgency, withNumbers } from './upkeep.ts'

/** What became of one field, and why. */
export interface OverlayNote {
  /** `kept`, `removed`, `changed` are fields that were there; `added`, `ignored` are incoming ones. */
  readonly fate: 'kept' | 'removed' | 'changed' | 'added' | 'ignored'
  readonly tag: string
  readonly text: string
  /** In words: the rule that decided, or the base. */
  readonly reason: string
}

/** A record with another one laid over it. */
export interface Overlay {
  readonly record: MarcRecord
  /** Whether the record says anything else than before. */
  readonly isChanged: boolean
  readonly notes: readonly OverlayNote[]
  /** Local fields that would be lost; a person should hear of each. */
  readonly lost: readonly Field[]
}

interface Decision {
  readonly action: OverlayAction
  readonly reason: string
}

/**
 * Lays an incoming record over one that is there. Fields that stay keep their bytes. Which rule decided about a field is told.
 *
 * ```ts
 * const profile = readProfile(readyProfiles.overlay)
 * if (typeof profile !== 'string') overlay(existing, incoming, profile).record
 * ```
 */
export function overlay(existing: MarcRecord, incoming: MarcRecord, read: ReadProfile): Overlay {
  const { profile } = read
  const isBetter = profile.keepBetterLevel === true && levelOf(existing) < levelOf(incoming)
  const base = isBetter ? 'existing' : profile.base
  const decide = deciding(read, base, isBetter, existing)
  const notes: OverlayNote[] = []
  const note = (fate: OverlayNote['fate'], field: Field, reason: string): void => {
    notes.push({ fate, tag: field.tag, text: textOf(field).slice(0, 500), reason })
  }
  const subfieldRules: readonly SubfieldRule[] = read.rules.filter(({ spec }) => spec.codes !== '')
  const merged = mergedFields(existing.fields, incoming.fields, isBetter ? [] : subfieldRules, base)
  const hasTag = new Set(existing.fields.map(({ tag }) => tag))
  let known: Set<string> | undefined
  const existingKeys = new Set(existing.fields.map((field) => fieldKey(field)))
  const incomingKeys = new Set(incoming.fields.map((field) => fieldKey(field)))
  const before: Field[] = []
  const behind: Field[] = []
  const replacing: Field[] = []
  const replacedTags = new Set<string>()
  for (const field of incoming.fields) {
    if (merged.incoming.has(field)) {
      note('changed', field, merged.incoming.get(field) ?? '')
      continue
    }
    const { action, reason } = decide(field)
    if (action === 'add-new') known ??= new Set(existing.fields.map(meaningKey))
    const isTaken =
      action === 'replace' ||
      action === 'add' ||
      (action === 'add-new' && known?.has(meaningKey(field)) === false) ||
      (action === 'add-missing' && !hasTag.has(field.tag))
    if (!isTaken) {
      note('ignored', field, reason)
      continue
    }
    if (action === 'add') before.push(field)
    else if (action === 'replace') {
      replacing.push(field)
      replacedTags.add(field.tag)
    } else {
      known?.add(meaningKey(field))
      behind.push(field)
    }
    if (!existingKeys.has(fieldKey(field))) note('added', field, reason)
  }
  const stays: Field[] = []
  const lost: Field[] = []
  for (const field of existing.fields) {
    const change = merged.existing.get(field)
    if (change) {
      stays.push(change.field)
      note(change.field === field ? 'kept' : 'changed', field, change.reason)
      continue
    }
    const { action, reason, isRule } = decide(field)
    const isGone = action === 'delete' || (action === 'replace' && (!isRule || replacedTags.has(field.tag)))
    if (!isGone) {
      stays.push(field)
      note('kept', field, reason)
      continue
    }
    if (incomingKeys.has(fieldKey(field)) && action === 'replace') {
      note('kept', field, 'both records have it')
      continue
    }
    note('removed', field, reason)
    if (isLocalField(field)) lost.push(field)
  }
  const fields = placeFields({ base, stays, replacing, before, behind, order: incoming.fields })
  const encoding = existing.encoding === incoming.encoding ? existing.encoding : 'utf-8'
  const leader = leaderOf(existing, incoming, base)
  const plain = createRecord(leader, fields, encoding)
  const numbered = profile.keepNumbers === false ? plain : withNumbers(plain, existing, incoming)
  if (isSameRecord(existing, numbered, { ignore: ['005'] }))
    return { record: existing, isChanged: false, notes, lost: [] }
  const changed = changedRecord(numbered, { leader: editLeader(leader, { status: 'c' }) })
  const record = profile.agency === undefined ? changed : withAgency(changed, profile.agency)
  return { record, isChanged: true, notes, lost }
}

/** Which rule decides about a field: the first one for whole fields that means it, else the base. */
function deciding(
  { rules }: ReadProfile,
  base: 'existing' | 'incoming',
  isBetter: boolean,
  existing: MarcRecord,
): (field: Field) => Decision & { readonly isRule: boolean } {
  const whole = rules.filter(({ spec }) => spec.codes === '')
  const usual: Decision & { readonly isRule: boolean } =
    base === 'incoming'
      ? { action: 'replace', reason: 'no rule: the incoming record counts', isRule: false }
      : { action: 'keep', reason: 'no rule: the record that is there counts', isRule: false }
  const number = firstField(existing, '001')
  const action = number && (whole.find(({ spec }) => isMeant(number, spec))?.action ?? usual.action)
  const keepsNumber = action !== undefined && action !== 'replace' && action !== 'delete'
  const fuller = {
    action: 'keep',
    reason: 'the record that is there has the better encoding level',
    isRule: false,
  } as const
  return (field) => {
    // The agency of a control number goes with the number.
    if (field.tag === '003' && keepsNumber) return { action: 'keep', reason: 'the control number stays', isRule: true }
    const rule = whole.find(({ spec }) => isMeant(field, spec))
    if (isBetter && (!rule || rule.action === 'replace' || rule.action === 'delete')) return fuller
    return rule ? { action: rule.action, reason: rule.text, isRule: true } : usual
  }
}

function leaderOf(existing: MarcRecord, incoming: MarcRecord, base: 'existing' | 'incoming'): string {
  if (base === 'existing') return existing.leader
  return editLeader(incoming.leader, { status: parseLeader(existing.leader).status })
}
