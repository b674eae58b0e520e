import { sql } from 'kysely'
import { jsonb } from './db.ts'
import type { Platform } from './platform.ts'
import { takeOne, type Allowance } from './rate-limit.ts'

interface Use {
  readonly id: number
  readonly at: string
  readonly address: string
}

/** What this process remembers of keys between two requests. */
interface KeyUses {
  readonly unwritten: Map<number, Use>
  readonly allowances: Map<number, Allowance>
}

const name = 'platform.api-key-uses'

function usesOf(platform: Platform): KeyUses {
  const known = platform.services.get(name)
  if (known !== undefined) return known as KeyUses
  const uses: KeyUses = { unwritten: new Map(), allowances: new Map() }
  platform.services.set(name, uses)
  platform.live.hear((topic) => {
    // After a reset the numbers of keys begin anew: what was known is of other keys.
    if (topic !== 'reset') return
    uses.unwritten.clear()
    uses.allowances.clear()
  })
  return uses
}

/** Counts a request of a key. Gives the seconds to wait where it has sent too many; each process counts its own. */
export function countKeyUse(platform: Platform, id: number, perMinute: number | null): number | undefined {
  if (perMinute === null) return undefined
  const { allowances } = usesOf(platform)
  const taken = takeOne(allowances.get(id), perMinute, platform.clock.now())
  if (!taken.ok) return taken.wait
  allowances.set(id, taken.allowance)
  return undefined
}

/** Remembers when and from where a key was used last; it is written later, for many requests at once. */
export function noteKeyUse(platform: Platform, id: number, address: string): void {
  usesOf(platform).unwritten.set(id, { id, at: platform.clock.now().toString(), address })
}

/** Writes what {@link noteKeyUse} remembered: every half minute, before keys are listed, and at the end of a process. */
export async function writeKeyUses(platform: Platform): Promise<void> {
  const { unwritten } = usesOf(platform)
  if (unwritten.size === 0) return
  const uses = [...unwritten.values()]
  unwritten.clear()
  await sql`
    update platform.api_key k set used_at = u.at, used_from = u.address
    from jsonb_to_recordset(${jsonb(uses)}) as u(id bigint, at timestamptz, address text)
    where k.id = u.id and (k.used_at is null or k.used_at < u.at)`.execute(platform.database.kysely)
}

const writeEvery = 30_000

/** Begins to write when keys were used; returns how to stop, which writes what is left. */
export async function startKeyUses(platform: Platform): Promise<() => Promise<void>> {
  const write = () => writeKeyUses(platform).catch((err: unknown) => platform.log.warn({ err }, 'uses of keys'))
  const timer = setInterval(() => void write(), writeEvery)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await write()
  }
}
