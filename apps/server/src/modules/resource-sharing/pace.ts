import type { Problem } from '@carrel/ncip'
import type { Platform } from '../../platform/platform.ts'
import type { Partner } from './agency-store.ts'

interface Bucket {
  left: number
  at: number
}

const buckets = new WeakMap<Platform, Map<string, Bucket>>()
const mostKept = 10_000

/** Takes one from a bucket that fills up to `perMinute` in a minute; false when it is empty. */
export function takeOne(platform: Platform, name: string, perMinute: number): boolean {
  const place = `${name} ${perMinute}`
  const all = buckets.get(platform) ?? new Map<string, Bucket>()
  buckets.set(platform, all)
  const now = performance.now()
  const bucket = all.get(place) ?? { left: perMinute, at: now }
  bucket.left = Math.min(perMinute, bucket.left + ((now - bucket.at) / 60_000) * perMinute)
  bucket.at = now
  if (all.size >= mostKept) all.clear()
  all.set(place, bucket)
  if (bucket.left < 1) return false
  bucket.left -= 1
  return true
}

/** Why a message of a partner is not answered just now: it sends more than was agreed. */
export function mayAnswer(platform: Platform, partner: Partner): Problem | undefined {
  if (takeOne(platform, `agency:${partner.id}`, partner.perMinute)) return undefined
  return {
    type: 'Temporary Processing Failure',
    detail: `The agency ${partner.code} sends more than ${partner.perMinute} messages a minute. Wait, and send it again.`,
    element: 'FromAgencyId',
    value: partner.code,
  }
}
