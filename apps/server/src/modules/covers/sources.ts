import { sql } from 'kysely'
import { refuse, type Outcome } from '../../platform/refusal.ts'
import { readSetting, writeSetting } from '../../platform/setting.ts'
import type { Work } from '../../platform/work.ts'
import type { CoverSources, CoverStatus } from './contract.ts'
import { descriptions, googleBooks, openLibrary, perHour, template, templateProblem } from './settings.ts'

/** Where covers come from, as the library has set it. */
export async function readSources(w: Pick<Work, 'db'>): Promise<CoverSources> {
  return {
    openLibrary: await readSetting(w, openLibrary),
    googleBooks: await readSetting(w, googleBooks),
    template: await readSetting(w, template),
    descriptions: await readSetting(w, descriptions),
    perHour: await readSetting(w, perHour),
  }
}

/** Says where covers come from. A source that was not on before is asked for every title that has no cover. */
export async function saveSources(w: Work, sources: CoverSources): Promise<Outcome<CoverStatus>> {
  const address = sources.template.trim()
  const wrong = templateProblem(address)
  if (wrong !== undefined) return refuse({ code: 'invalid-address', field: 'template', message: wrong })
  const before = await readSources(w)
  await writeSetting(w, openLibrary, sources.openLibrary)
  await writeSetting(w, googleBooks, sources.googleBooks)
  await writeSetting(w, template, address)
  await writeSetting(w, descriptions, sources.descriptions)
  await writeSetting(w, perHour, sources.perHour)
  const isNew =
    (sources.openLibrary && !before.openLibrary) ||
    (sources.googleBooks && !before.googleBooks) ||
    (sources.descriptions && !before.descriptions) ||
    (address !== '' && address !== before.template)
  if (isNew) await restart(w)
  return coverStatus(w)
}

/** Goes through the catalogue from its beginning again. */
export async function restart(w: Work): Promise<object> {
  await sql`update covers.progress set last_bib = 0`.execute(w.db)
  return {}
}

/** How far it is. */
export async function coverStatus(w: Pick<Work, 'db'>): Promise<CoverStatus> {
  const { rows } = await sql<Omit<CoverStatus, 'sources' | 'last'>>`
    select (select count(*) from catalog.bib_view where isbn is not null and not suppressed) as titles,
      (select count(*) from covers.look) as asked,
      (select count(*) from covers.cover where state = 'shown' and source <> 'upload') as fetched,
      (select count(*) from covers.cover where state = 'shown' and source = 'upload') as uploaded,
      (select count(*) from covers.description where state = 'shown') as descriptions`.execute(w.db)
  const { rows: last } = await sql<Omit<CoverStatus['last'][number], 'at'> & { at: Temporal.Instant }>`
    select l.bib_id as bib, b.title, l.at, l.outcome, l.said from covers.look l join catalog.bib_history_view b on b.id = l.bib_id
    order by l.at desc, l.bib_id desc limit 50`.execute(w.db)
  const counts = rows[0] ?? { titles: 0, asked: 0, fetched: 0, uploaded: 0, descriptions: 0 }
  return { sources: await readSources(w), ...counts, last: last.map((row) => ({ ...row, at: row.at.toString() })) }
}
