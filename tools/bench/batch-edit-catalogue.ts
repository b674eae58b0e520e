import { addBibs, bibDrafter } from '../../apps/server/src/modules/catalog/index.ts'
import {
  applyRun,
  beginRun,
  getRun,
  previewRun,
  undoRun,
  writeRun,
  type BatchRun,
} from '../../apps/server/src/modules/batch-editing/index.ts'
import type { Platform } from '../../apps/server/src/platform/platform.ts'
import { isRefusal, type Refusal } from '../../apps/server/src/platform/refusal.ts'
import { carrel, mustWork, readWork, type Work } from '../../apps/server/src/platform/work.ts'
import type { BenchOptions, Emit } from '../bench-options.ts'
import { titleMaker } from '../seed/titles.ts'
import { openBenchLibrary } from './bench-library.ts'

/** What vendor loads are given: notes, links and local fields; lists and searches stay as they are. */
const vendorLoad = {
  name: 'Vendor load',
  steps: [
    { do: 'delete-field', tag: '9XX' },
    { do: 'add-field', field: '=590  \\\\$aVendor load 2026' },
    { do: 'add-field', field: '=856  40$uhttps://example.org/book$zFor students and staff only.' },
    { do: 'replace-in-subfield', tag: '040', subfield: 'a', find: 'XX-', with: 'XY-' },
  ],
}

/** What changes headings, titles and what is searched for in every record. */
const newWords = {
  name: 'New words',
  steps: [
    { do: 'replace-in-subfield', tag: '650', subfield: 'a', find: '\\.$', regex: true, with: '' },
    { do: 'add-field', field: '=655  \\7$aElectronic books.$2local' },
    { do: 'replace-in-subfield', tag: '245', subfield: 'a', find: ' ', with: '  ' },
  ],
}

const listener = { progress() {}, cancelled: () => false }
const passed = { codes: ['batch-many-records', 'batch-thins-records', 'batch-changes-protected'], reason: 'Measured' }

/** Edits every record of a catalogue with two tasks, one after the other, and takes each back. */
export async function editCatalogue({ emit, titles = 100_000 }: BenchOptions): Promise<void> {
  const library = await openBenchLibrary()
  try {
    await library.start()
    await fillCatalogue(library.platform, Number(titles))
    await library.indexed(Number(titles))
    await measure(library.platform, emit, vendorLoad, 'a vendor load: links, notes and local fields')
    await measure(library.platform, emit, newWords, 'new titles and headings in every record')
  } finally {
    await library.stop()
  }
}

/** Puts made-up titles into an empty catalogue. */
export async function fillCatalogue(platform: Platform, titles: number): Promise<void> {
  const maker = titleMaker()
  const draft = bibDrafter()
  for (let from = 1; from <= titles; from += 1000) {
    const numbers = Array.from({ length: Math.min(1000, titles - from + 1) }, (_, index) => from + index)
    await mustWork(platform, carrel, (w) =>
      addBibs(
        w,
        numbers.map((number) => draft(maker.record(number))),
        'Bench',
      ),
    )
  }
  await platform.database.pool.query('vacuum analyze')
}

async function measure(
  platform: Platform,
  emit: Emit,
  task: typeof vendorLoad | typeof newWords,
  note: string,
): Promise<void> {
  const name = `batch-edit.${task.name.toLowerCase().replaceAll(' ', '-')}`
  const say = (what: string, seconds: number, { records }: BatchRun, found = note) => {
    emit(`${name}.${what}`, Math.round(records / seconds), 'records/s', `${seconds.toFixed(1)} s; ${found}`)
  }
  const preview = await timed(platform, (w) => beginRun(w, { task, selection: { search: {} } }), previewRun)
  say('preview', preview.seconds, preview.run)
  const written = await timed(platform, (w) => applyRun(w, preview.run.id, { override: passed }), writeRun)
  say('write', written.seconds, written.run, `${written.run.counts.written} written`)
  const undo = await timed(platform, (w) => undoRun(w, preview.run.id, {}), previewRun)
  say('undo.preview', undo.seconds, undo.run)
  const undone = await timed(platform, (w) => applyRun(w, undo.run.id, { override: passed }), writeRun)
  say('undo.write', undone.seconds, undone.run, `${undone.run.counts.written} given back`)
  emit(`${name}.seconds`, Math.round(10 * (preview.seconds + written.seconds)) / 10, 's', 'preview and writing')
  emit(`${name}.undo.seconds`, Math.round(10 * (undo.seconds + undone.seconds)) / 10, 's', 'preview and undoing')
}

/** Asks for a step of a run and has it done at once, as its job would; the time is that of both. */
async function timed(
  platform: Platform,
  ask: (w: Work) => Promise<BatchRun | Refusal>,
  job: typeof previewRun,
): Promise<{ readonly seconds: number; readonly run: BatchRun }> {
  const began = performance.now()
  const { id } = await mustWork(platform, carrel, ask)
  await job(platform, carrel, id, listener)
  const seconds = (performance.now() - began) / 1000
  const run = await getRun(readWork(platform, carrel), id)
  if (isRefusal(run)) throw new Error(run.blocks[0]?.message)
  return { seconds, run }
}
