import { sql } from 'kysely'
import { isRefusal, refuse, type Outcome } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import { bibExists } from '../../catalog/index.ts'
import { lockedPreview } from './start-import.ts'

/** What shall become of one record of a preview, whatever its profile says; `null` takes the choice back. */
export async function chooseRow(
  w: Work,
  id: number,
  number: number,
  { choice, bib = null }: { readonly choice: 'skip' | 'add' | 'match' | null; readonly bib?: number | null },
): Promise<Outcome<object>> {
  const known = await lockedPreview(w, id)
  if (isRefusal(known)) return known
  if (choice === 'match' && (bib === null || !(await bibExists(w, bib)))) {
    return refuse({ code: 'bib-not-found', field: 'bib', message: 'Choose the title that the record is.' })
  }
  const { rows } = await sql`
    update loading.import_row set choice = ${choice}, choice_bib = ${choice === 'match' ? bib : null}
    where import_id = ${id} and number = ${number} returning number`.execute(w.db)
  if (rows.length > 0) return {}
  return refuse({ code: 'import-row-not-found', message: `The file has no record ${number}.` })
}
