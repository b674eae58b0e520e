import type { JSONWebKeySet } from 'jose'
import type { Platform } from '../../../platform/platform.ts'
import { carrel, readWork } from '../../../platform/work.ts'
import { askProvider, ProviderUnreachable } from '../outgoing.ts'
import { outgoingPolicy } from '../settings.ts'

const freshFor = 10 * 60_000
const usableFor = 24 * 3_600_000

interface Kept {
  readonly keys: JSONWebKeySet
  readonly at: number
}
const kept = new WeakMap<Platform, Map<string, Kept>>()

/**
 * The public keys of a platform. They are kept for ten minutes, and a day where it does not answer; `afresh` asks in any case,
 * when a token is signed by a key that is not among them. `ProviderUnreachable`, in words.
 */
export async function platformKeys(platform: Platform, address: string, afresh = false): Promise<JSONWebKeySet> {
  const all = kept.get(platform) ?? new Map<string, Kept>()
  kept.set(platform, all)
  const known = all.get(address)
  const age = known === undefined ? Infinity : performance.now() - known.at
  if (known && !afresh && age < freshFor) return known.keys
  try {
    const keys = await fetchKeys(platform, address)
    if (all.size > 200) all.clear()
    all.set(address, { keys, at: performance.now() })
    return keys
  } catch (error) {
    if (known && !afresh && age < usableFor) return known.keys
    throw error
  }
}

async function fetchKeys(platform: Platform, address: string): Promise<JSONWebKeySet> {
  const answer = await askProvider(await outgoingPolicy(readWork(platform, carrel)), address)
  const text = await answer.text()
  const keys = answer.ok ? keysIn(text) : undefined
  if (keys) return keys
  throw new ProviderUnreachable(
    answer.ok
      ? `${address.slice(0, 200)} answers with something that is no set of keys.`
      : `${address.slice(0, 200)} answers ${answer.status} instead of its keys.`,
  )
}

/** A set of keys (RFC 7517, 5); undefined where the text is none. */
export function keysIn(text: string): JSONWebKeySet | undefined {
  try {
    const parsed: unknown = JSON.parse(text)
    return isKeySet(parsed) ? parsed : undefined
  } catch {
    return undefined
  }
}

function isKeySet(value: unknown): value is JSONWebKeySet {
  return (
    typeof value === 'object' &&
    value !== null &&
    'keys' in value &&
    Array.isArray(value.keys) &&
    value.keys.every((key: unknown) => typeof key === 'object' && key !== null && 'kty' in key)
  )
}
