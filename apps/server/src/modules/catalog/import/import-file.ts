import type { Readable } from 'node:stream'
import type { Actor } from '../../../platform/actor.ts'
import type { Platform } from '../../../platform/platform.ts'
import { isRefusal, type Outcome } from '../../../platform/refusal.ts'
import { withWork } from '../../../platform/work.ts'
import type { Import } from '../contract.ts'
import { importView } from './import-view.ts'
import { runImport, type ImportListener } from './run-import.ts'
import { createImport } from './start-import.ts'

/** Imports a file here and now, for the command line, the demo library and tests: the same as an upload and its job. */
export async function importFile(
  platform: Platform,
  actor: Actor,
  file: { readonly stream: Readable | AsyncIterable<Uint8Array>; readonly name: string },
  progress: ImportListener['progress'] = () => {},
): Promise<Outcome<Import>> {
  const stored = await platform.files.put(file.stream)
  const row = await withWork(platform, actor, (w) => createImport(w, stored, file.name))
  if (isRefusal(row)) return row
  return importView(await runImport(platform, actor, row.id, { progress, cancelled: () => false }))
}
