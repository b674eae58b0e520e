import { ask } from '../../platform/port.ts'
import type { Block } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { deletionBlocks, type DeletionTarget } from './ports.ts'

/** What later modules have against the deletion of an item or a title. */
export async function blocksAgainstDeletion(w: Work, target: DeletionTarget): Promise<readonly Block[]> {
  if (!w.platform.services.has(deletionBlocks.name)) return []
  return ask(w.platform, deletionBlocks)(w, target)
}
