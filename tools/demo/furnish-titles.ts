import { controlField, createRecord, dataField, writeIso2709, type Field } from '@carrel/marc'
import { importFile } from '../../apps/server/src/modules/catalog/index.ts'
import { listImportRows } from '../../apps/server/src/modules/catalog/index.ts'
import type { Platform } from '../../apps/server/src/platform/platform.ts'
import { carrel, readWork } from '../../apps/server/src/platform/work.ts'
import { granted } from './furnish-house.ts'
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

/** Imports every work of the demo library; returns the title of each work by its key. */
export async function furnishTitles(platform: Platform): Promise<ReadonlyMap<string, number>> {
  const records = works.map((work, index) => recordBytes(workToMarc(work, controlNumberAt(index + 1))))
  const result = granted(
    await importFile(platform, carrel, {
      stream: (async function* () {
        yield* records
      })(),
      name: 'elm-county-demo.mrc',
    }),
  )
  if (result.refused > 0) throw new Error(`${result.refused} records of the demo library were refused.`)
  const titles = new Map<string, number>()
  const page = 500
  for (let offset = 0; offset < works.length; offset += page) {
    const { rows } = granted(await listImportRows(readWork(platform, carrel), result.id, { limit: page, offset }))
    for (const row of rows) {
      const work = works[row.number - 1]
      if (work && row.bib !== null) titles.set(work.key, row.bib)
    }
  }
  return titles
}
