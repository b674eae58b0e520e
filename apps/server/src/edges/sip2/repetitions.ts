import type { Message } from '@carrel/sip2'
import type { Platform } from '../../platform/platform.ts'
import type { Said } from './conversation.ts'

/** Requests that change something; to repeat any other costs nothing and gives fresh facts. */
const changing = new Set(['11', '09', '29', '65', '15', '37', '01', '25', '19'])

/** True for a message whose second coming must have no second effect. */
export function changesSomething(code: string): boolean {
  return changing.has(code)
}

/** By what a request is known again. Without `date` one that was put together anew a moment later is the same too. */
export function keyOf(message: Message, { date }: { readonly date: boolean }): string {
  const fixed = Object.entries(message.fixed).filter(([name]) => date || name !== 'transactionDate')
  return JSON.stringify([message.code, fixed, message.fields])
}

interface Kept {
  readonly at: number
  readonly answer: Promise<Said>
}

const name = 'sip2.repetitions'
const keptFor = 60_000
const mostKept = 20_000

function keptBy(platform: Platform): Map<string, Kept> {
  const known = platform.services.get(name)
  if (known instanceof Map) return known as Map<string, Kept>
  const made = new Map<string, Kept>()
  platform.services.set(name, made)
  return made
}

/**
 * Runs a request once: the very same one of the same machine within a minute, also over a new line and while the first is still being
 * worked on, gets the first answer.
 */
export async function once(
  platform: Platform,
  machine: number,
  key: string,
  run: () => Promise<Said>,
): Promise<{ readonly said: Said; readonly repeated: boolean }> {
  const kept = keptBy(platform)
  const place = `${machine} ${key}`
  const now = performance.now()
  const before = kept.get(place)
  if (before && now - before.at < keptFor) return { said: await before.answer, repeated: true }
  for (const [old, { at }] of kept) {
    // The oldest come first: those that are past, and as many as are too many, go.
    if (now - at < keptFor && kept.size < mostKept) break
    kept.delete(old)
  }
  const answer = run()
  kept.set(place, { at: now, answer })
  try {
    return { said: await answer, repeated: false }
  } catch (error) {
    // What failed was not done, and may be tried again at once.
    kept.delete(place)
    throw error
  }
}
