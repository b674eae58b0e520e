import type { Platform } from '../../platform/platform.ts'

interface Kept {
  readonly at: number
  readonly answer: Promise<unknown>
}

function keptBy({ services, live }: Platform): Map<string, Kept> {
  const name = 'opac.kept'
  const existing = services.get(name)
  if (existing instanceof Map) return existing
  const kept = new Map<string, Kept>()
  services.set(name, kept)
  live.hear((topic) => {
    if (topic === 'reset') kept.clear()
  })
  return kept
}

/** Asks once and gives the same answer for a while: for what every visitor sees and nobody needs to the second. */
export function keepFor<T>(platform: Platform, name: string, seconds: number, ask: () => Promise<T>): Promise<T> {
  const all = keptBy(platform)
  const kept = all.get(name)
  const now = performance.now()
  if (kept && now - kept.at < seconds * 1000) return kept.answer as Promise<T>
  const answer = ask()
  all.set(name, { at: now, answer })
  // A failure is not kept.
  answer.catch(() => all.delete(name))
  return answer
}
