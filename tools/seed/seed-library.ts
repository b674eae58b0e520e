import { setImmediate } from 'node:timers/promises'
import { sql } from 'kysely'
import { addBibs, bibDrafter, putItemType } from '../../apps/server/src/modules/catalog/index.ts'
import { branchesOf, setUp, setUpNeeded } from '../../apps/server/src/modules/org/index.ts'
import { categoriesOf } from '../../apps/server/src/modules/patrons/index.ts'
import type { Platform } from '../../apps/server/src/platform/platform.ts'
import { carrel, mustWork, readWork } from '../../apps/server/src/platform/work.ts'
import { titleMaker } from './titles.ts'
import { seedItems, seedLoans, seedPatrons, type Setting } from './town.ts'

/** How much of each is added. */
export interface SeedSize {
  readonly bibs: number
  readonly items: number
  readonly patrons: number
  readonly loans: number
}

/** Told what is being added, how many are done and of how many. */
export type SeedProgress = (what: string, done: number, total: number) => void

const titlesAtOnce = 3000
const titlesAStep = 50
const batchesAtOnce = 3

/** Adds made-up titles, items, patrons and loans to a library; an empty one is set up first. Gives the seconds that titles took. */
export async function seedLibrary(
  platform: Platform,
  size: SeedSize,
  progress: SeedProgress,
): Promise<{ readonly bibs: number }> {
  const where = await settingOf(platform)
  const start = await counts(platform)
  const began = performance.now()
  const bibs = await seedTitles(platform, size.bibs, start.bibs, progress)
  const seconds = (performance.now() - began) / 1000
  const db = platform.database.kysely
  await seedItems(db, bibs, size.items, where, start.items + 1, (done) => progress('items', done, size.items))
  const patrons = await seedPatrons(db, size.patrons, where, start.patrons + 1, (done) =>
    progress('patrons', done, size.patrons),
  )
  if (patrons.length > 0)
    await seedLoans(db, patrons, Math.min(size.loans, size.items), (done) => progress('loans', done, size.loans))
  await mustWork(platform, carrel, (w) => w.audit({ action: 'library.seed', subject: 'library', detail: { ...size } }))
  return { bibs: seconds }
}

async function settingOf(platform: Platform): Promise<Setting> {
  if (await setUpNeeded(readWork(platform, carrel))) {
    await mustWork(platform, carrel, (w) =>
      setUp(w, {
        library: 'Seed Library',
        currency: 'USD',
        branch: { code: 'MAIN', name: 'Main Library', timeZone: 'America/New_York' },
        administrator: { name: 'Administrator', username: 'admin', password: 'carrel-seed' },
      }),
    )
  }
  await mustWork(platform, carrel, async (w) => {
    await putItemType(w, { code: 'book', name: 'Book' })
    return putItemType(w, { code: 'dvd', name: 'DVD' })
  })
  const w = readWork(platform, carrel)
  const branches = [...(await branchesOf(w)).byId.values()]
    .filter((branch) => branch.kind === 'branch')
    .map((branch) => branch.id)
  return { branches, itemTypes: ['book', 'dvd'], categories: [...(await categoriesOf(w)).keys()] }
}

async function counts(
  platform: Platform,
): Promise<{ readonly bibs: number; readonly items: number; readonly patrons: number }> {
  const { rows } = await sql<{ bibs: number; items: number; patrons: number }>`
    select (select count(*) from catalog.bib where control_source = 'XX-Seed' or control_number like 'seed%') as bibs,
      (select count(*) from catalog.item where barcode like '39000%') as items, (select count(*) from patrons.card where barcode like '29000%') as patrons`.execute(
    platform.database.kysely,
  )
  return rows[0] ?? { bibs: 0, items: 0, patrons: 0 }
}

// While the database writes, the next titles are made, in small steps so that its answers are not kept waiting.
async function seedTitles(
  platform: Platform,
  count: number,
  from: number,
  progress: SeedProgress,
): Promise<readonly number[]> {
  const maker = titleMaker()
  const draft = bibDrafter()
  const bibs: number[] = []
  const writing: Promise<readonly number[]>[] = []
  const written = async () => {
    bibs.push(...((await writing.shift()) ?? []))
    progress('titles', bibs.length, count)
  }
  for (let start = 0; start < count; start += titlesAtOnce) {
    const drafts: ReturnType<typeof draft>[] = []
    for (let number = start + 1; number <= Math.min(start + titlesAtOnce, count); number++) {
      drafts.push(draft(maker.record(from + number)))
      if (number % titlesAStep === 0) await setImmediate()
    }
    if (writing.length === batchesAtOnce) await written()
    writing.push(mustWork(platform, carrel, (w) => addBibs(w, drafts, 'Made up')))
  }
  while (writing.length > 0) await written()
  return bibs
}
