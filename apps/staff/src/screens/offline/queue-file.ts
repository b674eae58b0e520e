import type { OfflineEntry } from '../../../../server/src/modules/offline/contract.ts'
import { offlineKinds } from '../../../../server/src/modules/offline/contract.ts'

const form = 'carrel-offline-queue'
const mostEntries = 20_000
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** The file in which a desk carries what it could not send: JSON with a line for what it is. */
export function queueFile(entries: readonly OfflineEntry[], desk: string, at: Date): string {
  return JSON.stringify({ form, version: 1, desk, savedAt: at.toISOString(), entries }, null, 1)
}

/** Reads such a file; undefined when it is none, or when one of its entries is broken: then nothing is taken in. */
export function readQueueFile(text: string): readonly OfflineEntry[] | undefined {
  const whole = parsed(text)
  if (whole['form'] !== form || whole['version'] !== 1) return undefined
  const { entries } = whole
  if (!Array.isArray(entries) || entries.length > mostEntries) return undefined
  return entries.every(isEntry) ? entries : undefined
}

function isEntry(value: unknown): value is OfflineEntry {
  if (typeof value !== 'object' || value === null) return false
  const entry: Readonly<Record<string, unknown>> = { ...value }
  const text = (name: string, most: number) =>
    entry[name] === undefined || (typeof entry[name] === 'string' && entry[name].length <= most)
  return (
    typeof entry['id'] === 'string' &&
    uuid.test(entry['id']) &&
    offlineKinds.some((kind) => kind === entry['kind']) &&
    typeof entry['at'] === 'string' &&
    !Number.isNaN(Date.parse(entry['at'])) &&
    Number.isSafeInteger(entry['branch']) &&
    typeof entry['barcode'] === 'string' &&
    typeof entry['desk'] === 'string' &&
    text('barcode', 40) &&
    text('card', 40) &&
    text('title', 500) &&
    text('desk', 100)
  )
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}
