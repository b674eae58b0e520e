import { fieldOf, type Message } from '@carrel/sip2'
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

/** What a request is about: its item, else its kind and its patron. */
export function aboutOf(message: Message): string {
  const item = (fieldOf(message, 'AB') ?? '').trim()
  return item === '' ? `${message.code} ${(fieldOf(message, 'AA') ?? '').trim()}` : `item ${item}`
}

/** A request that changes something, as far as its repetition is known by it. */
export interface Repeatable {
  readonly machine: number
  /** See {@link aboutOf}: only the last request about a thing can be repeated. */
  readonly about: string
  /** See {@link keyOf}. */
  readonly key: string
  /** Certainly no repetition. */
  readonly fresh: boolean
}

interface Kept {
  readonly key: string
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
 * Runs a request once: the very same one of the same machine within a minute, also over a new line and while the first is
 * still being worked on, gets the first answer, unless the machine has asked something else about the same thing since.
 */
export async function once(
  platform: Platform,
  { machine, about, key, fresh }: Repeatable,
  run: () => Promise<Said>,
): Promise<{ readonly said: Said; readonly repeated: boolean }> {
  const kept = keptBy(platform)
  const place = `${machine} ${about}`
  const now = performance.now()
  const before = kept.get(place)
  if (before && !fresh && before.key === key && now - before.at < keptFor)
    return { said: await before.answer, repeated: true }
  for (const [old, { at }] of kept) {
    // The oldest come first: those that are past, and as many as are too many, go.
    if (now - at < keptFor && kept.size < mostKept) break
    kept.delete(old)
  }
  const mine: Kept = { key, at: now, answer: run() }
  // Set anew it stands at the end, among the youngest.
  kept.delete(place)
  kept.set(place, mine)
  try {
    return { said: await mine.answer, repeated: false }
  } catch (error) {
    // What failed was not done, and may be tried again at once.
    if (kept.get(place) === mine) kept.delete(place)
    throw error
  }
}
