import { createReadStream } from 'node:fs'
import { changedRecord, dataField, writeIso2709, type MarcRecord } from '@carrel/marc'
import { importFile, saveProfile } from '../../apps/server/src/modules/loading/index.ts'
import { isRefusal } from '../../apps/server/src/platform/refusal.ts'
import { carrel, withWork } from '../../apps/server/src/platform/work.ts'
import type { BenchOptions } from '../bench-options.ts'
import { titleMaker } from '../seed/titles.ts'
import { openBenchLibrary } from './bench-library.ts'

/**
 * Imports a file (`--file`), or made-up records (`--titles`, 50,000), into an empty library whose index follows, and then
 * the same again, when nothing is new, and made-up ones once more with a field more, matched by their numbers and overlaid with
 * local fields protected. A record counts as done when it is in the database; `indexed` also waits for the search.
 */
export async function run({ emit, file, titles = 50_000 }: BenchOptions): Promise<void> {
  const library = await openBenchLibrary()
  try {
    await library.start()
    const records = () => (typeof file === 'string' ? createReadStream(file) : madeUp(Number(titles)))
    const bring = async () => {
      const done = await importFile(library.platform, carrel, { stream: records(), name: 'bench' })
      if (isRefusal(done)) throw new Error(done.blocks[0]?.message)
      return done
    }
    const began = performance.now()
    const cpu = process.cpuUsage()
    const first = await bring()
    const seconds = first.seconds ?? 0
    await library.indexed(first.added)
    const all = (performance.now() - began) / 1000
    const { user, system } = process.cpuUsage(cpu)
    const note = `${first.read} records, ${first.refused} refused`
    emit('import', Math.round(first.read / seconds), 'records/s', note)
    emit('import, indexed', Math.round(first.read / all), 'records/s', 'until the last one is found by a search')
    emit(
      'import, cpu of this process',
      Math.round((user + system) / first.read),
      'µs/record',
      'reading, describing and indexing',
    )
    const again = await bring()
    emit(
      'import again, all unchanged',
      Math.round(again.read / (again.seconds ?? 1)),
      'records/s',
      `${again.unchanged} unchanged`,
    )
    if (typeof file === 'string') return
    const profile = await withWork(library.platform, carrel, (w) =>
      saveProfile(w, { name: 'bench', settings: overlaid }),
    )
    if (isRefusal(profile)) throw new Error(profile.blocks[0]?.message)
    const laid = await importFile(library.platform, carrel, {
      stream: madeUp(Number(titles), withAddress),
      name: 'bench, changed',
      profile: 'bench',
    })
    if (isRefusal(laid)) throw new Error(laid.blocks[0]?.message)
    emit(
      'import, matched and overlaid',
      Math.round(laid.read / (laid.seconds ?? 1)),
      'records/s',
      `${laid.updated} updated, ${laid.added} added, ${laid.refused} refused`,
    )
  } finally {
    await library.stop()
  }
}

const overlaid = {
  match: 'identifiers',
  overlay: 'overlay',
  onMatch: 'update',
  onNew: 'add',
  deletes: 'skip',
  holdings: false,
  items: null,
  set: null,
} as const

const withAddress = (record: MarcRecord): MarcRecord =>
  changedRecord(record, { fields: [...record.fields, dataField('856', '40', ['u', 'https://example.org/a-book'])] })

/** Records of made-up titles as a file would hold them. */
async function* madeUp(
  titles: number,
  changed: (record: MarcRecord) => MarcRecord = (record) => record,
): AsyncGenerator<Uint8Array> {
  const maker = titleMaker()
  for (let from = 1; from <= titles; from += 100) {
    const records: Uint8Array[] = []
    for (let number = from; number < Math.min(from + 100, titles + 1); number++) {
      const written = writeIso2709(changed(maker.record(number)), { encoding: 'utf-8' })
      if (written.ok) records.push(written.bytes)
    }
    yield Buffer.concat(records)
  }
}
