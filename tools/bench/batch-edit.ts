import type { BenchOptions } from '../bench-options.ts'
import { editCatalogue } from './batch-edit-catalogue.ts'

/**
 * Runs a task over many records: over those of a catalogue (`--titles`, 100,000) with preview, writing and undoing. The
 * budget for 100,000 on two cores: preview and writing within 30 seconds, and undoing likewise.
 */
export async function run(options: BenchOptions): Promise<void> {
  await editCatalogue(options)
}
