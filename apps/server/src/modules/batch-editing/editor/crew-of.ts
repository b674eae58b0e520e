import type { Platform } from '../../../platform/platform.ts'
import { EditorCrew } from './crew.ts'

const serviceName = 'batch-editing.crew'

/** The threads of this process that run tasks; made when they are first needed. */
export function crewOf(platform: Platform, options: { readonly patience?: number } = {}): EditorCrew {
  const known = platform.services.get(serviceName)
  if (known instanceof EditorCrew) return known
  const crew = new EditorCrew(platform, options)
  platform.services.set(serviceName, crew)
  return crew
}

/** Ends the threads of this process, if there are any. */
export async function closeCrew(platform: Platform): Promise<void> {
  const known = platform.services.get(serviceName)
  platform.services.delete(serviceName)
  if (known instanceof EditorCrew) await known.close()
}
