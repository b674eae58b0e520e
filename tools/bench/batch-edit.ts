import type { BenchOptions } from '../bench-options.ts'
import { editCatalogue } from './batch-edit-catalogue.ts'
import { editFiles } from './batch-edit-files.ts'

/**
 * Runs tasks over many records: over a file, beside other programs, and over those of a catalogue (`--titles`, 100,000) with
 * preview, writing and undoing. The budget for 100,000 on two cores: preview and writing within 30 seconds, and undoing
 * likewise.
 *
 * `--only file` or `--only catalogue` for one of them.
 */
export async function run(options: BenchOptions): Promise<void> {
  if (options['only'] !== 'catalogue') await editFiles(options)
  if (options['only'] !== 'file') await editCatalogue(options)
}
