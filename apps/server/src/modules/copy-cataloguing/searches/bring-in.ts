import { isRefusal, refuse, type Outcome } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import { createBib, saveBibRecord, type Bib } from '../../catalog/index.ts'
import type { BringCandidate } from '../contract.ts'
import { withoutControlNumber } from '../rules/combine-records.ts'
import { candidateById } from './candidates.ts'
import { bibsWithKeys, titlesWithItems } from './own-titles.ts'
import { overlayBy, takenRecord } from './taken-record.ts'

type Request = NonNullable<typeof BringCandidate.types>['body']

/** Takes a record over: as a new title, or laid over one that the library has. */
export async function bringIn(w: Work, id: number, request: Request): Promise<Outcome<Bib>> {
  const row = await candidateById(w, id)
  if (isRefusal(row)) return row
  const incoming = await takenRecord(w, id, request)
  if (isRefusal(incoming)) return incoming
  const { over, anyway } = request
  if (over) {
    const lay = await overlayBy(w, over.profile)
    if (isRefusal(lay)) return lay
    const version = over.version ?? (await titlesWithItems(w, [over.bib]))[0]?.version ?? 1
    return saveBibRecord(
      w,
      over.bib,
      { version, why: `Overlaid with a record of ${row.source}` },
      (existing) => lay(existing, incoming).record,
    )
  }
  const here = anyway === true ? undefined : await titleHere(w, row.matchKeys)
  if (here) return here
  const created = await createBib(w, { record: incoming })
  if (!isRefusal(created) || anyway !== true || created.blocks[0]?.code !== 'control-number-exists') return created
  return createBib(w, { record: withoutControlNumber(incoming) })
}

/** Refuses a record of which the library has a title already; by numbers of an edition, or of an agency. */
async function titleHere(w: Work, matchKeys: readonly string[]) {
  const [title] = await titlesWithItems(w, (await bibsWithKeys(w, matchKeys)).slice(0, 1))
  if (!title) return undefined
  const copies = title.items === 1 ? '1 copy' : `${title.items} copies`
  return refuse({
    code: 'title-here',
    message: `You have this title already: “${title.title}”, ${copies}. Add a copy to it, lay the record over it, or add it as another title.`,
    facts: { bib: title.id, items: title.items, version: title.version },
  })
}
