import type { Platform } from '../../platform/platform.ts'

interface Kept {
  readonly at: number
  readonly answer: Promise<unknown>
}

/** Asks once and gives the same answer for a while: for what every visitor sees and nobody needs to the second. */
export function keepFor<T>(platform: Platform, name: string, seconds: number, ask: () => Promise<T>): Promise<T> {
  const { services } = platform
  const service = `opac.${name}`
  const kept = services.get(service) as Kept | undefined
  const now = performance.now()
  if (kept && now - kept.at < seconds * 1000) return kept.answer as Promise<T>
  const answer = ask()
  services.set(service, { at: now, answer } satisfies Kept)
  // A failure is not kept.
  answer.catch(() => services.delete(service))
  return answer
}
