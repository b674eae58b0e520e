import type { DeskStore } from './store.ts'

/** What opening the desk with a PIN came to; `closed`: tried too often, everything but the queue is forgotten. */
export type Unlocked = 'open' | 'wrong' | 'closed'

const mostTries = 5
const rounds = 300_000

interface KeptPin {
  readonly staff: number
  readonly salt: string
  readonly hash: string
  readonly tries: number
}

/** Browsers reckon with secrets only on pages that came over HTTPS. */
export const canHavePin = () => 'subtle' in crypto

/** True when a member of staff has set a PIN at this computer. */
export async function hasPin(store: DeskStore, staff: number): Promise<boolean> {
  return (await keptPin(store))?.staff === staff
}

/** Sets the PIN with which a page opens that is loaded without the server; an empty one takes it away. */
export async function setPin(store: DeskStore, staff: number, pin: string): Promise<void> {
  if (pin === '') return store.put('pin', undefined)
  const salt = hex(crypto.getRandomValues(new Uint8Array(16)))
  await store.put('pin', { staff, salt, hash: await hashOf(pin, salt), tries: 0 } satisfies KeptPin)
}

/** Tries a PIN; wrong ones are counted on disk, so that loading the page anew gives no more tries. */
export async function tryPin(store: DeskStore, staff: number, pin: string): Promise<Unlocked> {
  const kept = await keptPin(store)
  if (kept?.staff !== staff) return 'closed'
  if (kept.tries >= mostTries) return 'closed'
  if ((await hashOf(pin, kept.salt)) === kept.hash) {
    await store.put('pin', { ...kept, tries: 0 })
    return 'open'
  }
  await store.put('pin', { ...kept, tries: kept.tries + 1 })
  return kept.tries + 1 >= mostTries ? 'closed' : 'wrong'
}

/** Whoever has signed in with the server has all tries again. */
export async function resetTries(store: DeskStore, staff: number): Promise<void> {
  const kept = await keptPin(store)
  if (kept?.staff === staff && kept.tries > 0) await store.put('pin', { ...kept, tries: 0 })
}

async function keptPin(store: DeskStore): Promise<KeptPin | undefined> {
  const kept = await store.get('pin')
  return isKeptPin(kept) ? kept : undefined
}

function isKeptPin(value: unknown): value is KeptPin {
  return typeof value === 'object' && value !== null && 'hash' in value && 'salt' in value && 'staff' in value
}

async function hashOf(pin: string, salt: string): Promise<string> {
  const encoder = new TextEncoder()
  const key = await crypto.subtle.importKey('raw', encoder.encode(pin), 'PBKDF2', false, ['deriveBits'])
  const bits = await crypto.subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt: encoder.encode(salt), iterations: rounds },
    key,
    256,
  )
  return hex(new Uint8Array(bits))
}

function hex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
