import { controlField, createRecord, dataField, writeIso2709, type Field } from '@carrel/marc'
import { importFile } from '../../apps/server/src/modules/catalog/index.ts'
import { listImportRows } from '../../apps/server/src/modules/catalog/index.ts'
import type { Platform } from '../../apps/server/src/platform/platform.ts'
import { carrel, readWork } from '../../apps/server/src/platform/work.ts'
import { granted } from './furnish-house.ts'
import { chance } from './random.ts'
import type { MarcFields } from './marc-fields.ts'
import { workToMarc } from './to-marc.ts'
import { works } from './works/index.ts'

function fieldOf(field: MarcFields['fields'][number]): Field {
  return 'value' in field
    ? controlField(field.tag, field.value)
    : dataField(field.tag, `${field.ind1}${field.ind2}`, ...field.subfields)
}

/** One work of the demo as an ISO 2709 record. */
export function recordBytes(marc: MarcFields): Uint8Array {
  const written = writeIso2709(createRecord(marc.leader, marc.fields.map(fieldOf)))
  if (!written.ok) throw new Error(written.problem.message)
  return written.bytes
}

/** Control number of the work at a place in the list, from 1. */
export function controlNumberAt(place: number): string {
  return `ecl${String(place).padStart(6, '0')}`
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
  const chosen = places.flatMap((place) => works[place] ?? [])
  const records = chosen.map((work, index) => recordBytes(workToMarc(work, controlNumberAt((places[index] ?? 0) + 1))))
  const stream = (async function* () {
    yield* records
  })()
  const result = granted(await importFile(platform, carrel, { stream, name: 'elm-county-demo.mrc' }))
  if (result.refused > 0) throw new Error(`${result.refused} records of the demo library were refused.`)
  const page = 500
  for (let offset = 0; offset < chosen.length; offset += page) {
    const { rows } = granted(await listImportRows(readWork(platform, carrel), result.id, { limit: page, offset }))
    for (const row of rows) {
      const work = chosen[row.number - 1]
      if (work && row.bib !== null) titles.set(work.key, row.bib)
    }
  }
}
