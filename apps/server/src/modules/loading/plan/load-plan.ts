import type { ItemMapping, MatchRule, OverlayProfile } from '@carrel/marc-merge'

/** How a file is loaded, with all that its profile names: kept with the import, so that later changes do not touch it. */
export interface LoadPlan {
  readonly name: string
  /** Null: Carrel's usual way, by numbers that the title confirms. */
  readonly match: MatchRule | null
  /** Null: the incoming record stands in place of the one that is there. */
  readonly overlay: OverlayProfile | null
  readonly onMatch: 'update' | 'skip'
  readonly onNew: 'add' | 'skip'
  /** What becomes of records that say they are deleted (Leader/05 d). */
  readonly deletes: 'remove' | 'skip'
  /** Holdings records go into the title that they follow. */
  readonly holdings: boolean
  readonly items: ItemMapping | null
  /** The provider's set that the titles belong to, and what becomes of those that the file no longer has. */
  readonly set: { readonly id: number; readonly mode: 'add' | 'replace' } | null
}
