import type { MarcRecord } from '@carrel/marc'
import { sql } from 'kysely'
import { isRefusal, refuse, type Outcome } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { writeBibs } from './bib-store.ts'
import type { Bib, ReplaceBibMarc } from './contract.ts'
import { draftForSaving } from './draft-for-saving.ts'
import { bibNotFound, currentBib, getBib } from './get-bib.ts'
import { recordFromText } from './record-from-text.ts'
import { isSameRecord } from './rules/same-record.ts'
import { storedRecord } from './stored-record.ts'

type Request = NonNullable<typeof ReplaceBibMarc.types>['body']

/** Saves an edited record as the next version, unless someone saved another one since it was opened. */
export async function replaceBibMarc(w: Work, id: number, request: Request): Promise<Outcome<Bib>> {
  return saveBibRecord(w, id, request, () => recordFromText(request.marc))
}

/**
 * Saves what `edit` makes of the record that stands as its next version, unless someone saved another one since `version`
 * was opened. A record that says the same as before is not saved again.
 */
export async function saveBibRecord(
  w: Work,
  id: number,
  request: Pick<Request, 'version' | 'why'>,
  edit: (stored: MarcRecord) => Outcome<MarcRecord>,
): Promise<Outcome<Bib>> {
  await sql`select from catalog.bib where id = ${id} for update`.execute(w.db)
  const row = await currentBib(w, id)
  if (!row) return bibNotFound(id)
  if (row.version !== request.version) return changedMeanwhile(w, id, row.version)
  const stored = storedRecord(row.record, row.form)
  const edited = edit(stored)
  if (isRefusal(edited)) return edited
  if (isSameRecord(edited, stored)) return getBib(w, id)
  const draft = draftForSaving(edited, { control: row.control_number || String(id), now: w.now })
  if (isRefusal(draft)) return draft
  const version = row.version + 1
  const why = request.why?.trim() || 'Edited'
  const { sequence } = await writeBibs(w, [{ draft, replaces: { bib: id, version } }], { why })
  await w.audit({ action: 'bib.change', subject: `bib:${id}`, reason: why, detail: { version } })
  const bib = await getBib(w, id)
  return isRefusal(bib) ? bib : { ...bib, sequence }
}

async function changedMeanwhile(w: Work, id: number, version: number) {
  const { rows } = await sql<{ by_name: string; why: string }>`
    select by_name, why from catalog.bib_version where bib_id = ${id} and version = ${version}`.execute(w.db)
  const [last] = rows
  return refuse({
    code: 'bib-changed-meanwhile',
    message: `${last?.by_name ?? 'Someone'} saved this record while you were editing (${last?.why ?? 'changed'}). Nothing of yours was saved: open the new version and make your changes there.`,
    facts: { version },
  })
}
