import { writeIso2709 } from '@carrel/marc'
import { importFile } from '../../apps/server/src/modules/loading/index.ts'
import { listImportRows } from '../../apps/server/src/modules/loading/index.ts'
import type { Platform } from '../../apps/server/src/platform/platform.ts'
import { carrel, readWork } from '../../apps/server/src/platform/work.ts'
import { demoRecords, marcRecord } from './demo-records.ts'
import { granted } from './furnish-house.ts'
import { chance } from './random.ts'
import type { MarcFields } from './marc-fields.ts'
import { works } from './works/index.ts'

/** One work of the demo as an ISO 2709 record. */
function recordBytes(marc: MarcFields): Uint8Array {
  const written = writeIso2709(marcRecord(marc))
  if (!written.ok) throw new Error(written.problem.message)
  return written.bytes
}

const newest = 32
const recently = 2016
/** How many days ago each part of the collection came: most of it long ago, the new titles week by week. */
const arrivals = [420, 12, 8, 5, 2] as const

/** The works in the parts in which they arrive: the old stock, then a mixture of recent ones. */
function parts(): readonly (readonly number[])[] {
  const places = works.map((_, place) => place)
  const recent = chance('new titles')
    .shuffled(places.filter((place) => (works[place]?.pub[2] ?? 0) >= recently))
    .slice(0, newest)
  const size = newest / (arrivals.length - 1)
  return arrivals.map((_, part) =>
    part === 0 ? places.filter((place) => !recent.includes(place)) : recent.slice((part - 1) * size, part * size),
  )
}

/** Imports every work of the demo library as it arrived over the time; returns the title of each work by its key. */
export async function furnishTitles(platform: Platform): Promise<ReadonlyMap<string, number>> {
  const titles = new Map<string, number>()
  const now = platform.clock.now()
  try {
    for (const [part, places] of parts().entries()) {
      platform.clock.set(now.subtract({ hours: 24 * (arrivals[part] ?? 0) }))
      await importPart(platform, places, titles)
    }
  } finally {
    platform.clock.reset()
  }
  return titles
}

async function importPart(platform: Platform, places: readonly number[], titles: Map<string, number>): Promise<void> {
  const all = demoRecords()
  const chosen = places.flatMap((place) => all[place] ?? [])
  const records = chosen.map(({ record }) => recordBytes(record))
  const stream = (async function* () {
    yield* records
  })()
  const result = granted(await importFile(platform, carrel, { stream, name: 'elm-county-demo.mrc' }))
  if (result.refused > 0) throw new Error(`${result.refused} records of the demo library were refused.`)
  const page = 500
  for (let offset = 0; offset < chosen.length; offset += page) {
    const { rows } = granted(await listImportRows(readWork(platform, carrel), result.id, { limit: page, offset }))
    for (const row of rows) {
      const chosenOne = chosen[row.number - 1]
      if (chosenOne && row.bib !== null) titles.set(chosenOne.work.key, row.bib)
    }
  }
}
