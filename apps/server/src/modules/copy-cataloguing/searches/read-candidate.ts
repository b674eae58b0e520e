import { createWriter, writeIso2709, type MarcRecord } from '@carrel/marc'
import { draftOf, layOut, recordProblem, storedRecord, type RecordForm } from '../../catalog/index.ts'
import { candidateBrief, type CandidateBrief } from '../rules/candidate-brief.ts'
import { groupKeys, type GroupKeys } from '../rules/edition-key.ts'
import { readReceived, type Received } from '../rules/received-record.ts'
import { scoreRecord, type RecordScore, type Wishes } from '../rules/score-record.ts'

/** Keys that name an edition or a record for certain; a control number without an agency may be anybody's. */
const numbers = /^(?:control:[^:]+|isbn|issn|lccn|oclc):/

/** A record of another catalogue, read and judged. */
export interface ReadCandidate extends GroupKeys, RecordScore {
  readonly bytes: Uint8Array
  readonly form: RecordForm
  readonly encoding: string
  readonly notes: readonly string[]
  readonly brief: CandidateBrief
  readonly matchKeys: readonly string[]
}

/** Reads and judges a record as it came; a sentence says why it cannot be used. */
export function readCandidate(received: Received, charset: string, wishes: Wishes): ReadCandidate | string {
  const { record, encoding, notes } = readReceived(received, charset)
  if (!record) return `A record could not be read: ${notes[0] ?? 'it is not a MARC record.'}`
  const { bytes, form } = writtenDown(record)
  const fields = layOut(storedRecord(bytes, form))
  const draft = draftOf(fields, { bytes, form })
  const problem = recordProblem(fields, draft.description)
  if (problem !== undefined) return `A record cannot be used: ${problem}`
  return {
    bytes,
    form,
    encoding,
    notes,
    brief: candidateBrief(record, draft),
    ...groupKeys(record, draft.brief),
    ...scoreRecord(record, wishes),
    matchKeys: draft.matchKeys.filter((key) => numbers.test(key)),
  }
}

/** A record in UTF-8; one that ISO 2709 cannot hold is kept as JSON. */
export function writtenDown(record: MarcRecord): { readonly bytes: Uint8Array; readonly form: RecordForm } {
  const written = writeIso2709(record, { encoding: 'utf-8' })
  return written.ok
    ? { bytes: written.bytes, form: 'iso2709' }
    : { bytes: createWriter('json').write(record), form: 'json' }
}
