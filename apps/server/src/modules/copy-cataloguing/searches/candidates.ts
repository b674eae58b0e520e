import type { MarcRecord } from '@carrel/marc'
import { sql } from 'kysely'
import { notFound, type Outcome } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import { storedRecord, type RecordForm } from '../../catalog/index.ts'
import type { Candidate } from '../contract.ts'
import type { CandidateBrief } from '../rules/candidate-brief.ts'
import type { ScoreReason } from '../rules/score-record.ts'

/** A record of another catalogue as it is stored. */
export interface CandidateRow {
  readonly id: number
  readonly search: number
  readonly place: number
  readonly number: number
  readonly source: string
  readonly record: Buffer
  readonly form: RecordForm
  readonly encoding: string
  readonly notes: readonly string[]
  readonly score: number
  readonly reasons: readonly ScoreReason[]
  readonly brief: CandidateBrief
  readonly work: string
  readonly edition: string
  readonly matchKeys: readonly string[]
  readonly here: number | null
}

export const candidateColumns = sql`c.id, c.search_id as search, c.place, c.number, c.source, c.record, c.form,
  c.encoding, c.notes, c.score, c.reasons, c.brief, c.work_key as work, c.edition_key as edition,
  c.match_keys as "matchKeys",
  (select min(k.bib_id) from catalog.match_key_view k join catalog.bib_view b on b.id = k.bib_id
   where k.key = any(c.match_keys collate "C")) as here`

/** The records of a search, best first. */
export async function candidatesOf(w: Pick<Work, 'db'>, search: number): Promise<readonly CandidateRow[]> {
  const { rows } = await sql<CandidateRow>`
    select ${candidateColumns} from copy_cataloguing.candidate c where c.search_id = ${search}
    order by c.score desc, c.place, c.number`.execute(w.db)
  return rows
}

/** One record of a search. */
export async function candidateById(w: Pick<Work, 'db'>, id: number): Promise<Outcome<CandidateRow>> {
  const { rows } = await sql<CandidateRow>`
    select ${candidateColumns} from copy_cataloguing.candidate c where c.id = ${id}`.execute(w.db)
  return (
    rows[0] ?? notFound('candidate', 'This record is no longer kept: searches are kept for some days. Search again.')
  )
}

/** The record itself. */
export function candidateRecord({ record, form }: Pick<CandidateRow, 'record' | 'form'>): MarcRecord {
  return storedRecord(record, form)
}

/** A record of another catalogue as the API shows it. */
export function candidateView(row: CandidateRow): Candidate {
  const { id, source, place, brief, score, reasons, encoding, notes, work, here } = row
  return {
    id,
    source,
    place,
    ...brief,
    isbns: [...brief.isbns],
    classNumbers: [...brief.classNumbers],
    score,
    reasons: reasons.map((reason) => ({ ...reason })),
    encoding,
    notes: [...notes],
    work,
    here,
  }
}
