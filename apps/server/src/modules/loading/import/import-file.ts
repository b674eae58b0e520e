import type { Readable } from 'node:stream'
import type { Actor } from '../../../platform/actor.ts'
import type { Platform } from '../../../platform/platform.ts'
import { isRefusal, type Outcome } from '../../../platform/refusal.ts'
import { withWork } from '../../../platform/work.ts'
import type { Import } from '../contract.ts'
import { importView } from './import-view.ts'
import { endImport, runImport, type ImportListener } from './run-import.ts'
import { createImport } from './start-import.ts'

/** Imports a file here and now, for the command line, the demo library and tests: the same as an upload and its job. */
export async function importFile(
  platform: Platform,
  actor: Actor,
  file: { readonly stream: Readable | AsyncIterable<Uint8Array>; readonly name: string },
  progress: ImportListener['progress'] = () => {},
  cancelled: ImportListener['cancelled'] = () => false,
): Promise<Outcome<Import>> {
  const stored = await platform.files.put(file.stream)
  const row = await withWork(platform, actor, (w) => createImport(w, stored, file.name))
  if (isRefusal(row)) return row
  try {
    return importView(await runImport(platform, actor, row.id, { progress, cancelled }))
  } catch (error) {
    // No job will try again, and an import that seems to run could not be undone.
    await endImport(platform, row.id, 'failed', 'The import broke off. Import the file again, or undo it.').catch(
      () => {},
    )
    throw error
  }
}
