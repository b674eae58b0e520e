import type { Platform } from './platform.ts'
import type { Work } from './work.ts'

type Reader = Pick<Work, 'db' | 'platform'>

/** Something that every action reads and few change, such as calendars and rules: kept per process, never stale in the transaction that changed it. */
export interface LiveCache<K extends string | number, V> {
  get(work: Reader, key: K): Promise<V>
}

interface Entry {
  readonly value: unknown
  readonly generation: number
  readonly readAt: number
}

interface State {
  readonly values: Map<string, Entry>
  /** How often each topic was told; an entry that was read under an older count is read again. */
  readonly told: Map<string, number>
  /** Topics that a transaction which is still open has changed. */
  readonly changing: WeakMap<object, Set<string>>
}

// Messages between processes can be lost while their line is down, so nothing is kept longer than this.
const longest = 10_000
// Far more than there are calendars and rules; keys that callers make up cannot fill the memory.
const mostKept = 50_000
const reset = 'reset'

function stateOf(platform: Platform): State {
  const name = 'platform.live-cache'
  const existing = platform.services.get(name)
  if (existing !== undefined) return existing as State
  const state: State = { values: new Map(), told: new Map(), changing: new WeakMap() }
  platform.services.set(name, state)
  platform.live.hear((topic) => state.told.set(topic, (state.told.get(topic) ?? 0) + 1))
  return state
}

/**
 * Declares a cache: `load` reads what belongs to a key; whoever changes it calls {@link changed} with one of the topics.
 *
 * @example const calendars = defineCache('org.calendar', ['calendar'], (work, branch: number) => readCalendar(work, branch))
 */
export function defineCache<K extends string | number, V>(
  name: string,
  topics: readonly string[],
  load: (work: Reader, key: K) => Promise<V>,
): LiveCache<K, V> {
  return {
    async get(work, key) {
      const state = stateOf(work.platform)
      const changing = state.changing.get(work.db)
      if (changing && topics.some((topic) => changing.has(topic))) return load(work, key)
      const place = `${name}\n${key}`
      const generation = [reset, ...topics].reduce((sum, topic) => sum + (state.told.get(topic) ?? 0), 0)
      const known = state.values.get(place)
      if (known && known.generation === generation && performance.now() - known.readAt < longest)
        return known.value as V
      const readAt = performance.now()
      const value = await load(work, key)
      if (state.values.size >= mostKept) state.values.clear()
      state.values.set(place, { value, generation, readAt })
      return value
    },
  }
}

/** Says that what stands under a topic has changed: this work reads it afresh at once, everyone else after the commit. */
export function changed(work: Work, topic: string): void {
  const { changing } = stateOf(work.platform)
  const topics = changing.get(work.db) ?? new Set()
  changing.set(work.db, topics.add(topic))
  work.afterCommit(() => work.platform.live.tell(topic))
}
