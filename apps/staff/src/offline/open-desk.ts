import type { SessionView } from '../../../server/src/modules/org/contract.ts'
import type { Route } from '../../../server/src/platform/route.ts'
import type { Words } from '../messages/index.ts'
import { createDeskBook, type DeskBook } from './desk-book.ts'
import { offsetOf, reopened, serverTime, type Anchor } from './desk-clock.ts'
import type { Line } from './line.ts'
import { localAnswers, type LocalAnswer, type SeenLoans } from './local-answers.ts'
import type { LocalDesk } from './local-desk.ts'
import { newId } from './new-id.ts'
import type { DeskStore } from './store.ts'

/** A desk whose store is open: what it knows, what it answers by itself, and what time it is for the server. */
export interface OpenDesk {
  readonly store: DeskStore
  readonly book: DeskBook
  readonly answers: ReadonlyMap<Route, LocalAnswer>
  /** Shows anew how many entries wait. */
  count(): Promise<void>
  /** The server's time now, in milliseconds since 1970. */
  now(): number
  /** The server has answered, at this time of its own if it said so. */
  heard(server: number | undefined): Promise<void>
  /** Until when the desk goes on without the server; undefined: it keeps nothing to go on with. */
  until(): Promise<number | undefined>
  name(): string
  rename(name: string): Promise<void>
  /** Forgets everything but the queue, the name of the desk and its PIN. */
  forget(): Promise<void>
}

interface Opening {
  readonly openStore: () => Promise<DeskStore>
  readonly words: Words
  readonly line: Line
  readonly seen: SeenLoans
  readonly session: () => SessionView | undefined
}

const clocks = () => ({ wall: Date.now(), running: performance.now() })

/** Opens what this browser keeps for the desk; undefined where it keeps nothing. */
export async function openDesk({ openStore, words, line, seen, session }: Opening): Promise<OpenDesk | undefined> {
  const kept = await openStore().catch(() => undefined)
  if (!kept) return undefined
  const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('carrel.offline')
  const count = async () => {
    const waiting = (await kept.queue()).filter(({ state }) => state === 'waiting').length
    line.become({ waiting })
  }
  const changed = async () => {
    await count()
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel is of one origin and takes none
    channel?.postMessage('queue')
  }
  channel?.addEventListener('message', () => void count())
  const store: DeskStore = {
    ...kept,
    async add(entry) {
      const added = await kept.add(entry)
      await changed()
      return added
    },
    async change(number, how) {
      const after = await kept.change(number, how)
      await changed()
      return after
    },
  }
  const offset = await store.get('clock')
  let anchor: Anchor = reopened(typeof offset === 'number' ? offset : 0, clocks())
  let last = 0
  const known = await store.get('desk')
  let name = typeof known === 'string' ? known : `${words.offline.thisComputer} ${newId().slice(0, 4)}`
  await store.put('desk', name)
  const write = (options: Intl.DateTimeFormatOptions) => (moment: string) =>
    new Intl.DateTimeFormat(session()?.library.locale, { timeZone: session()?.branch.timeZone, ...options }).format(
      Date.parse(moment),
    )
  const book = createDeskBook(store)
  const local: LocalDesk = {
    store,
    book,
    words: words.offline,
    // No two things happen in the same millisecond, so that their order is kept.
    now() {
      last = Math.max(last + 1, serverTime(anchor, clocks()))
      return { at: last, shown: Date.now() }
    },
    get desk() {
      return name
    },
    who() {
      const { staff, permissions = [] } = session() ?? {}
      return { id: staff?.id ?? 0, name: staff?.name ?? '', permissions }
    },
    moment: write({ day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' }),
    day: write({ day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }),
  }
  await count()
  return {
    store,
    book,
    answers: localAnswers(local, seen),
    count,
    now: () => serverTime(anchor, clocks()),
    async heard(server) {
      if (server !== undefined) {
        anchor = { ...clocks(), server }
        await store.put('clock', offsetOf(anchor))
      }
      await store.put('contact', serverTime(anchor, clocks()))
    },
    async until() {
      const [head, contact] = await Promise.all([book.head(), store.get('contact')])
      return head && typeof contact === 'number' ? contact + head.hours * 3_600_000 : undefined
    },
    name: () => name,
    async rename(next) {
      name = next.trim().slice(0, 100) || name
      await store.put('desk', name)
    },
    async forget() {
      const pin = await store.get('pin')
      await store.forget()
      await store.put('pin', pin)
      await store.put('desk', name)
    },
  }
}
