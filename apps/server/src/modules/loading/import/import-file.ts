import type { Readable } from 'node:stream'
import type { Actor } from '../../../platform/actor.ts'
import type { Platform } from '../../../platform/platform.ts'
import { isRefusal, type Outcome } from '../../../platform/refusal.ts'
import { readWork, withWork } from '../../../platform/work.ts'
import type { Import } from '../contract.ts'
import { planOf, profileNamed } from '../plan/profiles.ts'
import { importView } from './import-view.ts'
import { endImport, runImport, type ImportListener } from './run-import.ts'
import { createImport } from './start-import.ts'
import { asRecords } from './table-file.ts'

/** Imports a file here and now, for the command line, the demo library and tests: the same as an upload and its job. */
export async function importFile(
  platform: Platform,
  actor: Actor,
  file: {
    readonly stream: Readable | AsyncIterable<Uint8Array>
    readonly name: string
    /** Name of the profile by which it is loaded; none for the usual way. */
    readonly profile?: string
  },
  progress: ImportListener['progress'] = () => {},
  cancelled: ImportListener['cancelled'] = () => false,
): Promise<Outcome<Import>> {
  const profile = file.profile === undefined ? undefined : await profileNamed(readWork(platform, actor), file.profile)
  if (isRefusal(profile)) return profile
  const stored = await asRecords(platform, actor, await platform.files.put(file.stream), profile?.id)
  if (isRefusal(stored)) return stored
  const row = await withWork(platform, actor, async (w) => {
    const plan = profile === undefined ? null : await planOf(w, profile)
    return isRefusal(plan) ? plan : createImport(w, stored, file.name, plan)
  })
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
