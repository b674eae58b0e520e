import { readProfile, type ReadProfile } from '@carrel/marc-merge'
import type { LoadPlan } from '../plan/load-plan.ts'
import type { ImportRecord } from './import-view.ts'

/** The plan that an import keeps, with its overlay made ready; null for the usual way. */
export function planOfImport({ plan }: Pick<ImportRecord, 'plan'>): {
  readonly plan: LoadPlan | null
  readonly profile: ReadProfile | null
} {
  // Written by Carrel itself when the import began.
  const kept = plan as LoadPlan | null
  if (!kept?.overlay) return { plan: kept, profile: null }
  const profile = readProfile(kept.overlay)
  if (typeof profile === 'string') throw new Error(profile)
  return { plan: kept, profile }
}
