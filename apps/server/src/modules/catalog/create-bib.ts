import type { MarcRecord } from '@carrel/marc'
import { sql } from 'kysely'
import { isRefusal, refuse, type Outcome } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { newBibIds, writeBibs } from './bib-store.ts'
import type { Bib, CreateBib } from './contract.ts'
import { draftForSaving } from './draft-for-saving.ts'
import { getBib } from './get-bib.ts'
import { recordFromText } from './record-from-text.ts'
import { briefRecord } from './rules/brief-record.ts'
import { ownControlKey } from './rules/match-keys.ts'
import { titleByKey } from './titles-by-key.ts'

type Request = NonNullable<typeof CreateBib.types>['body'] & {
  /** A record that is there already, instead of its text. */
  readonly record?: MarcRecord
}

/** Adds a title, from the text of a MARC record or from the few fields that are known; `suppressed` hides it from the public. */
export async function createBib(
  w: Work,
  request: Request,
  options: { readonly suppressed?: boolean } = {},
): Promise<Outcome<Bib>> {
  const [id = 0] = await newBibIds(w, 1)
  const given = recordOf(w, request, id)
  if (isRefusal(given)) return given
  const draft = draftForSaving(given, { control: String(id), now: w.now })
  if (isRefusal(draft)) return draft
  const { identifiers } = draft.description
  const other = identifiers.source === '' ? undefined : await titleByKey(w, ownControlKey(identifiers))
  if (other) {
    return refuse({
      code: 'control-number-exists',
      field: 'marc',
      message: `The record ${identifiers.control} (${identifiers.source}) is here already as "${other.title}". Open and edit that title.`,
      facts: { bib: other.bib },
    })
  }
  const { sequence } = await writeBibs(w, [{ draft }], { why: 'Added' }, [id])
  if (options.suppressed === true) await sql`update catalog.bib set suppressed = true where id = ${id}`.execute(w.db)
  await w.audit({
    action: 'bib.create',
    subject: `bib:${id}`,
    detail: { title: draft.brief.title },
  })
  const bib = await getBib(w, id)
  return isRefusal(bib) ? bib : { ...bib, sequence }
}

function recordOf(w: Work, { marc, fields, record }: Request, id: number): Outcome<MarcRecord> {
  if (record !== undefined) return record
  if (marc !== undefined) return recordFromText(marc)
  if (fields !== undefined) return briefRecord(fields, String(id), w.now.toString().slice(2, 10).replaceAll('-', ''))
  return refuse({
    code: 'invalid-title',
    field: 'fields',
    message: 'Send the text of a record, or at least a title.',
  })
}
