import { diffRecords, type FieldDiff, type MarcRecord } from '@carrel/marc'
import { isRefusal, refuse, type Outcome } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import { bibRecordAt, marcView } from '../../catalog/index.ts'
import type { CompareCandidates, GetCandidate } from '../contract.ts'
import { candidateById, candidateRecord, candidateView } from './candidates.ts'

type Whole = NonNullable<typeof GetCandidate.types>['response']
type Compared = NonNullable<typeof CompareCandidates.types>['response']

/** A record of another catalogue with all its fields. */
export async function wholeCandidate(w: Work, id: number): Promise<Outcome<Whole>> {
  const row = await candidateById(w, id)
  return isRefusal(row) ? row : { ...candidateView(row), record: marcView(candidateRecord(row), 1) }
}

/** How a record differs from another one of a search, or from a title of this library, which comes first. */
export async function compareCandidate(
  w: Work,
  id: number,
  { candidate, bib }: { readonly candidate?: number; readonly bib?: number },
): Promise<Outcome<Compared>> {
  const row = await candidateById(w, id)
  if (isRefusal(row)) return row
  const other = await otherRecord(w, { candidate, bib })
  if (isRefusal(other)) return other
  return comparedFields(other, candidateRecord(row))
}

async function otherRecord(
  w: Work,
  { candidate, bib }: { readonly candidate: number | undefined; readonly bib: number | undefined },
): Promise<Outcome<MarcRecord>> {
  if (bib !== undefined) {
    const found = await bibRecordAt(w, bib)
    return isRefusal(found) ? found : found.record
  }
  if (candidate === undefined)
    return refuse({ code: 'nothing-asked', message: 'Name the record or the title to compare with.' })
  const found = await candidateById(w, candidate)
  return isRefusal(found) ? found : candidateRecord(found)
}

/** Two records field by field, as the API shows it; fields that are the same stand in it too. */
export function comparedFields(before: MarcRecord, after: MarcRecord): Compared {
  const { isSame, fields } = diffRecords(before, after)
  return { isSame, fields: fields.map(fieldView) }
}

const fieldView = ({ parts, ...field }: FieldDiff) => ({ ...field, parts: parts.map((part) => ({ ...part })) })
