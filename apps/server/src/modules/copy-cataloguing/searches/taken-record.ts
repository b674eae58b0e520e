import type { Field, MarcRecord } from '@carrel/marc'
import { overlay, readProfile, type Overlay } from '@carrel/marc-merge'
import { isRefusal, refuse, type Outcome } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import { bibRecordAt, marcView } from '../../catalog/index.ts'
import { definitionOf, listDefinitions } from '../../loading/index.ts'
import type { PreviewCandidate } from '../contract.ts'
import { combinedRecord } from '../rules/combine-records.ts'
import { candidateById, candidateRecord } from './candidates.ts'
import { comparedFields } from './compare.ts'

/** How a record is to be taken over, as it is sent. */
export type Taking = NonNullable<typeof PreviewCandidate.types>['body']
type Preview = NonNullable<typeof PreviewCandidate.types>['response']

/** The record of a candidate with the fields that are wanted, before it is laid over anything. */
export async function takenRecord(
  w: Work,
  id: number,
  { take = [], leaveOut = [] }: Taking,
): Promise<Outcome<MarcRecord>> {
  const row = await candidateById(w, id)
  if (isRefusal(row)) return row
  const fields: Field[] = []
  for (const { candidate, field } of take) {
    const other = await candidateById(w, candidate)
    if (isRefusal(other)) return other
    if (other.search !== row.search) {
      return refuse({
        code: 'another-search',
        field: 'take',
        message: 'Fields are taken from records of the same search only.',
      })
    }
    const found = candidateRecord(other).fields[field]
    if (!found)
      return refuse({ code: 'no-such-field', field: 'take', message: `The record has no field ${field + 1}.` })
    fields.push(found)
  }
  const record = candidateRecord(row)
  return fields.length + leaveOut.length === 0 ? record : combinedRecord(record, new Set(leaveOut), fields)
}

/**
 * How records are laid over others by a profile: one that came with Carrel or one of this library, by the name that profiles
 * of loading take it by, or by its own; without one local and protected fields stay.
 */
export async function overlayBy(
  w: Pick<Work, 'db'>,
  profile = 'overlay',
): Promise<Outcome<(existing: MarcRecord, incoming: MarcRecord) => Overlay>> {
  const wanted = profile.trim().toLowerCase()
  const named = (await listDefinitions(w, 'overlay')).find(({ name }) => name.toLowerCase() === wanted)
  const chosen = await definitionOf(w, 'overlay', named?.ref ?? profile)
  if (isRefusal(chosen)) return chosen
  const read = readProfile(chosen.content)
  if (typeof read === 'string') return refuse({ code: 'invalid-profile', field: 'over.profile', message: read })
  return (existing, incoming) => overlay(existing, incoming, read)
}

/** The profiles by which records can be laid over titles, those that came with Carrel first. */
export async function listProfiles(w: Pick<Work, 'db'>) {
  const rows = await listDefinitions(w, 'overlay')
  return { rows: rows.map(({ ref, name, isReady }) => ({ ref, name, isReady })) }
}

/** What a record would be when it is taken over, and how that differs from what is there. */
export async function previewTaking(w: Work, id: number, taking: Taking): Promise<Outcome<Preview>> {
  const incoming = await takenRecord(w, id, taking)
  if (isRefusal(incoming)) return incoming
  if (!taking.over) {
    const row = await candidateById(w, id)
    if (isRefusal(row)) return row
    const { fields } = comparedFields(candidateRecord(row), incoming)
    return { record: marcView(incoming, 1), fields, remarks: [] }
  }
  const existing = await bibRecordAt(w, taking.over.bib)
  if (isRefusal(existing)) return existing
  const lay = await overlayBy(w, taking.over.profile)
  if (isRefusal(lay)) return lay
  const laid = lay(existing.record, incoming)
  const { fields } = comparedFields(existing.record, laid.record)
  return { record: marcView(laid.record, existing.version), fields, remarks: remarksOf(laid) }
}

/** What should be known of an overlay: first the local fields that would be lost, then what stayed by a rule. */
export function remarksOf({ notes, lost, isChanged }: Overlay): string[] {
  if (!isChanged) return ['Nothing would change: this title has all of it.']
  const gone = lost.map((field) => `Local field ${field.tag} would be lost.`)
  const kept = notes
    .filter(({ fate, reason }) => fate === 'kept' && reason.includes('protected'))
    .map(({ tag, text }) => `Kept: ${tag} ${text.slice(0, 120)}`)
  return [...gone, ...kept].slice(0, 100)
}
