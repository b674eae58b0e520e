import { applyList, bringList, readList, saveCollection } from '../../apps/server/src/modules/e-collections/index.ts'
import type { Platform } from '../../apps/server/src/platform/platform.ts'
import { carrel, mustWork } from '../../apps/server/src/platform/work.ts'
import { demoEJournals } from './e-journals.data.ts'

/** A collection of open-access journals, brought as a provider's title list in KBART form. Returns how many titles it has. */
export async function furnishEJournals(platform: Platform): Promise<number> {
  const collection = await mustWork(platform, carrel, (w) =>
    saveCollection(w, {
      name: 'Open Journals Collection',
      provider: 'Their publishers',
      active: true,
      proxyPrefix: '',
      interlibrary: '',
      note: 'Free for everybody, without a card.',
      url: '',
      everyHours: 24,
    }),
  )
  const stored = await platform.files.put(
    (async function* () {
      yield Buffer.from(demoTitleList())
    })(),
  )
  const list = await mustWork(platform, carrel, (w) =>
    bringList(w, { collection: collection.id, stored, name: 'open-access-journals.txt', mode: 'replace' }, false),
  )
  await readList(platform, carrel, list.id)
  const applied = await mustWork(platform, carrel, (w) => applyList(w, list.id))
  return applied.added
}

const columns = [
  'publication_title',
  'online_identifier',
  'date_first_issue_online',
  'date_last_issue_online',
  'title_url',
  'title_id',
  'publisher_name',
  'publication_type',
  'access_type',
]

/** The journals as a title list in KBART form (NISO RP-9). */
export function demoTitleList(): string {
  const lines = demoEJournals.map(({ title, issn, publisher, firstYear, lastYear = '', address }) =>
    [title, issn, firstYear, lastYear, address, issn, publisher, 'serial', 'F'].join('\t'),
  )
  return `${[columns.join('\t'), ...lines].join('\n')}\n`
}
