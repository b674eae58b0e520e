import {
  applyRun,
  getRun,
  previewRun,
  undoRun,
  writeRun,
  type BatchRun,
} from '../../apps/server/src/modules/batch-editing/index.ts'
import { createProject, runProject } from '../../apps/server/src/modules/heading-changes/index.ts'
import type { HeadingRuleDraft } from '../../apps/server/src/modules/heading-changes/contract.ts'
import type { Platform } from '../../apps/server/src/platform/platform.ts'
import { isRefusal, type Refusal } from '../../apps/server/src/platform/refusal.ts'
import { carrel, mustWork, readWork, type Work } from '../../apps/server/src/platform/work.ts'
import type { BenchOptions } from '../bench-options.ts'
import { fillCatalogue } from './batch-edit-catalogue.ts'
import { openBenchLibrary } from './bench-library.ts'

const listener = { progress() {}, cancelled: () => false }

/**
 * Projects done to a catalogue (`--titles`, 100,000): a rule by a heading, by a pattern whose words stand in few headings, and by one
 * that any heading may fit; how long until the preview is there, and until it is written and undone.
 */
export async function run({ emit, titles = 100_000 }: BenchOptions): Promise<void> {
  const library = await openBenchLibrary()
  const { platform } = library
  const timed = async (ask: (w: Work) => Promise<BatchRun | Refusal>, job: typeof previewRun) => {
    const began = performance.now()
    const { id } = await mustWork(platform, carrel, ask)
    const found = performance.now()
    await job(platform, carrel, id, listener)
    const done = performance.now()
    const edit = await getRun(readWork(platform, carrel), id)
    if (isRefusal(edit)) throw new Error(edit.blocks[0]?.message)
    return { edit, find: Math.round(found - began), job: Math.round(done - found) }
  }
  const measure = async (name: string, rule: HeadingRuleDraft): Promise<void> => {
    const project = await mustWork(platform, carrel, (w) => createProject(w, { title: name, rules: [rule] }))
    const preview = await timed((w) => runProject(w, project.id, {}), previewRun)
    const { records, counts } = preview.edit
    const note = `${records} records looked at, ${counts.changed} changed`
    emit(`heading-changes.${name}.find`, preview.find, 'ms', note)
    emit(`heading-changes.${name}.preview`, preview.job, 'ms', note)
    const passed = {
      codes: ['batch-many-records', 'batch-thins-records', 'batch-changes-protected'],
      reason: 'Measured',
    }
    const written = await timed((w) => applyRun(w, preview.edit.id, { override: passed }), writeRun)
    emit(`heading-changes.${name}.write`, written.job, 'ms', `${written.edit.counts.written} records`)
    const undo = await timed((w) => undoRun(w, preview.edit.id, {}), previewRun)
    const undone = await timed((w) => applyRun(w, undo.edit.id, { override: passed }), writeRun)
    emit(`heading-changes.${name}.undo`, undo.job + undone.job, 'ms', `${undone.edit.counts.written} records`)
  }
  try {
    await library.start()
    await fillCatalogue(platform, Number(titles))
    await library.indexed(Number(titles))
    const text = await usualSubject(platform)
    const word = text.split(/[^\p{L}]+/u)[0] ?? ''
    await measure('heading', { action: 'replace', from: text.split(' -- ')[0] ?? text, to: 'Another heading' })
    await measure('pattern', { action: 'replace', how: 'pattern', from: `^${word}\\b`, to: 'Another' })
    await measure('any-heading', { action: 'replace', how: 'pattern', from: '^\\w{3}\\b', to: 'Other' })
  } finally {
    await library.stop()
  }
}

/** A subject that many titles have, but not most. */
async function usualSubject({ database }: Platform): Promise<string> {
  const { rows } = await database.pool.query<{ text: string }>(
    "select text from authorities.heading where kind = 'subject' order by bibs desc offset 20 limit 1",
  )
  return rows[0]?.text ?? ''
}
