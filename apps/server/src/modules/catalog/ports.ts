import { definePort } from '../../platform/port.ts'
import type { Block } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'

/** What is about to be deleted: an item, or a title. */
export type DeletionTarget = { readonly item: number } | { readonly bib: number }

/**
 * Asked before an item or a title is deleted: every reason against it that later modules know, such as a hold that waits
 * for it or an open loan. Nothing is against it while no module answers.
 */
export const deletionBlocks =
  definePort<(w: Work, target: DeletionTarget) => Promise<readonly Block[]>>('catalog.deletion-blocks')
