import { ListOfflineExceptions, type OfflineEntry } from '../../../server/src/modules/offline/contract.ts'
import {
  ChangeBranch,
  GetSession,
  SignIn,
  SignOut,
  type SessionView,
} from '../../../server/src/modules/org/contract.ts'
import type { Route } from '../../../server/src/platform/route.ts'
import type { Call } from '../api.ts'
import type { Live } from '../live.ts'
import { Problem, sentenceFor } from '../problem.ts'
import type { Words } from '../messages/index.ts'
import { createDeskBook } from './desk-book.ts'
import { offsetOf, reopened, serverTime, type Anchor } from './desk-clock.ts'
import { dateOf, fetchSnapshot } from './fetch-snapshot.ts'
import { createSeen, isKept, keepAnswer, keptAnswer } from './keep-answers.ts'
import { createLine, type Line } from './line.ts'
import { localAnswers, type LocalAnswer } from './local-answers.ts'
import { createOfflineCall } from './offline-call.ts'
import { replay } from './replay.ts'
import type { DeskStore, QueuedEntry } from './store.ts'
import { isUnreachable } from './unreachable.ts'

/** The desk that goes on without the server. */
export interface Offline {
  /** Asks the server, or while it is away the desk itself. */
  readonly call: Call
  readonly line: Line
  /** Tries now whether the server is back. */
  tryNow(): void
  /** Everything that this computer has in its queue, in the order in which it was done. */
  queue(): Promise<readonly QueuedEntry[]>
  /** Takes entries of another computer into the queue; those that are in it already are left out. Gives how many came in. */
  takeIn(entries: readonly OfflineEntry[]): Promise<number>
  /** The name of this workstation in the books. */
  deskName(): Promise<string>
  rename(name: string): Promise<void>
}

interface OfflineSettings {
  /** The call that asks the server, and nothing else. */
  readonly call: Call
  readonly words: Words
  readonly live: Live
  readonly openStore: () => Promise<DeskStore>
  /** Told of a session that was fetched anew, with its token. */
  readonly onSession: (session: SessionView) => void
  /** Told when the server is back and has everything. */
  readonly onBack: () => void
}

const snapshotEvery = 600_000
const probeEvery = 4000
const clocks = () => ({ wall: Date.now(), running: performance.now() })
const mayUse = ({ permissions }: SessionView) =>
  permissions.includes('offline:use') && permissions.includes('offline:replay')

/** Makes the desk that goes on without the server. Where the browser keeps nothing, it only ever asks the server. */
export function createOffline(settings: OfflineSettings): Offline {
  const { words } = settings
  const line = createLine()
  const opening = settings.openStore().catch(() => undefined)
  const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('carrel.offline')
  let session: SessionView | undefined
  let answers: ReadonlyMap<Route, LocalAnswer> | undefined
  let anchor: Anchor = { ...clocks(), server: Date.now() }
  let last = 0
  let recovering = false
  let desk = words.offline.thisComputer
  const write = (options: Intl.DateTimeFormatOptions) => (instant: string) =>
    new Intl.DateTimeFormat(session?.library.locale, { timeZone: session?.branch.timeZone, ...options }).format(
      Date.parse(instant),
    )

  /** No two things happen in the same millisecond, so that their order is kept. */
  const now = () => {
    last = Math.max(last + 1, serverTime(anchor, clocks()))
    return { at: last, shown: Date.now() }
  }
  const seen = createSeen((patron, card) => void opened.then((all) => all?.book.saw(patron, card)))
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel is of one origin and takes none
  const tellOthers = () => channel?.postMessage('queue')
  const opened = opening.then(async (store) => {
    if (!store) return undefined
    const kept = await store.get('clock')
    anchor = reopened(typeof kept === 'number' ? kept : 0, clocks())
    const name = await store.get('desk')
    if (typeof name === 'string') desk = name
    else await store.put('desk', (desk = `${words.offline.thisComputer} ${crypto.randomUUID().slice(0, 4)}`))
    const told: DeskStore = {
      ...store,
      async add(entry) {
        const added = await store.add(entry)
        await count()
        tellOthers()
        return added
      },
      async change(number, how) {
        const changed = await store.change(number, how)
        await count()
        tellOthers()
        return changed
      },
    }
    const count = async () => {
      const waiting = (await store.queue()).filter(({ state }) => state === 'waiting').length
      line.become({ waiting })
    }
    await count()
    channel?.addEventListener('message', () => void count())
    const book = createDeskBook(told)
    const local = {
      store: told,
      book,
      words: words.offline,
      now,
      get desk() {
        return desk
      },
      who: () => ({
        id: session?.staff.id ?? 0,
        name: session?.staff.name ?? '',
        permissions: session?.permissions ?? [],
      }),
      moment: write({ day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' }),
      day: write({ day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }),
    }
    return { store: told, book, answers: localAnswers(local, seen), count }
  })

  const heardFrom = async (server: number | undefined) => {
    const all = await opened
    if (server !== undefined) {
      anchor = { ...clocks(), server }
      await all?.store.put('clock', offsetOf(anchor))
    }
    await all?.store.put('contact', serverTime(anchor, clocks()))
    await showKept()
  }
  const showKept = async () => {
    const all = await opened
    const head = await all?.book.head()
    const contact = await all?.store.get('contact')
    const until = head && typeof contact === 'number' ? contact + head.hours * 3_600_000 : undefined
    line.become({ snapshotAt: head && Date.parse(head.takenAt), until })
    answers = session && mayUse(session) && head && head.branch.id === session.branch.id ? all?.answers : undefined
  }

  const signedIn = async (fresh: SessionView) => {
    session = fresh
    const all = await opened
    if (!all || !mayUse(fresh)) return
    const { csrf: _, ...kept } = fresh
    await all.store.put('session', kept)
    await heardFrom(undefined)
    setTimeout(() => void refresh(), 1500)
    if (line.status().waiting > 0 || line.status().signIn) void recover()
    void countExceptions()
  }
  const countExceptions = async () => {
    if (!session?.permissions.includes('offline:resolve')) return
    const found = await settings
      .call(ListOfflineExceptions, { query: { branch: session.branch.id, limit: 1 } })
      .catch(() => undefined)
    if (found) line.become({ exceptions: found.total })
  }

  /** Fetches the snapshot anew; one page of a browser does it for all. */
  const refresh = async () => {
    const all = await opened
    if (!all || !session || !mayUse(session) || line.status().state !== 'online') return
    await alone('carrel.offline.snapshot', { ifAvailable: true }, async () => {
      const { server } = await fetchSnapshot(all.store, AbortSignal.timeout(300_000))
      await heardFrom(server)
      await all.count()
    }).catch(() => undefined)
    await showKept()
  }

  const lost = () => {
    if (line.status().state !== 'online') return
    line.become({ state: 'offline', since: Date.now(), problem: undefined })
    void showKept()
  }
  const probe = async () => {
    try {
      const response = await fetch('/health', { cache: 'no-store', signal: AbortSignal.timeout(probeEvery) })
      if (!response.ok) return false
      await heardFrom(dateOf(response))
      return true
    } catch {
      return false
    }
  }
  const recover = async () => {
    if (recovering) return
    recovering = true
    try {
      if (!(await probe())) return lost()
      await send()
    } catch (error) {
      const signIn = error instanceof Problem && error.status === 401
      const problem = isUnreachable(error) || signIn ? undefined : sentenceFor(error, words.problems)
      line.become({ state: 'offline', since: line.status().since ?? Date.now(), signIn, problem })
    } finally {
      recovering = false
    }
  }
  const send = async () => {
    const all = await opened
    // Whoever comes back after the session has ended signs in first; what waits goes on waiting.
    const fresh = await serverCall(GetSession, {})
    session = fresh
    settings.onSession(fresh)
    line.become({ state: 'sending', toSend: line.status().waiting, signIn: false, problem: undefined })
    if (all) {
      await alone('carrel.offline.send', {}, async () => {
        const { exceptions, refused } = await replay(all.store, settings.call, (waiting) => line.become({ waiting }))
        line.become({
          ...(exceptions !== undefined && { exceptions }),
          problem: refused > 0 ? words.offline.notTaken(refused) : undefined,
        })
      })
      await all.count()
    }
    line.become({ state: 'online', since: undefined, toSend: 0 })
    void countExceptions()
    settings.onBack()
    setTimeout(() => void refresh(), 300)
  }

  /** Somebody signed out while the server was away: it is told first. */
  const serverCall: Call = async (route, input, signal) => {
    const all = (route as Route) === GetSession ? await opened : undefined
    if (all && (await all.store.get('sign-out')) === true) {
      await all.store.put('sign-out', false)
      try {
        settings.onSession(await settings.call(GetSession, {}))
        await settings.call(SignOut, {})
      } catch (error) {
        if (isUnreachable(error)) await all.store.put('sign-out', true)
      }
    }
    return settings.call(route, input, signal)
  }
  const signOut: LocalAnswer = async () => {
    const all = await opened
    await forget()
    await all?.store.put('sign-out', true)
    return {}
  }
  const forget = async () => {
    const all = await opened
    session = undefined
    answers = undefined
    seen.clear()
    await all?.store.forget()
    await all?.store.put('desk', desk)
    line.become({ snapshotAt: undefined, until: undefined, exceptions: 0 })
  }
  const keptSession = async (): Promise<unknown> => {
    const all = await opened
    const kept = await all?.store.get('session')
    const contact = await all?.store.get('contact')
    const head = await all?.book.head()
    const inTime =
      head && typeof contact === 'number' && serverTime(anchor, clocks()) < contact + head.hours * 3_600_000
    if (!isSession(kept) || inTime !== true) return undefined
    session = { ...kept, csrf: '' }
    await showKept()
    return session
  }

  const call = createOfflineCall({
    call: serverCall,
    line,
    answerTo: (route) => (route === SignOut && line.status().state !== 'online' ? signOut : answers?.get(route)),
    lost,
    heard(route, answer) {
      seen.heard(route, answer)
      const is = (other: unknown) => route === other
      if ((is(GetSession) || is(SignIn) || is(ChangeBranch)) && isSession(answer)) void signedIn(answer)
      else if (is(SignOut)) void forget()
      else if (isKept(route)) void opened.then((all) => all && keepAnswer(all.store, route, answer))
    },
    kept: async (route, input) => {
      if (route === GetSession) return keptSession()
      const all = await opened
      return all && session ? keptAnswer(all.store, route, input) : undefined
    },
  })

  settings.live.subscribe(() => {
    const { state } = settings.live.status()
    if (state === 'live' && line.status().state === 'offline') void recover()
    if (state === 'offline' && line.status().state === 'online')
      void probe().then((there) => (there ? undefined : lost()))
  })
  settings.live.on('offline', () => void countExceptions())
  globalThis.addEventListener('online', () => line.status().state === 'offline' && void recover())
  setInterval(() => {
    const { state, waiting, problem } = line.status()
    if (state === 'offline' || (waiting > 0 && problem === undefined && session)) void recover()
  }, probeEvery)
  setInterval(() => void refresh(), snapshotEvery)

  return {
    call,
    line,
    tryNow: () => void recover(),
    queue: async () => (await (await opened)?.store.queue()) ?? [],
    async takeIn(entries) {
      const all = await opened
      if (!all) return 0
      const known = new Set((await all.store.queue()).map(({ entry }) => entry.id))
      const strange = entries.filter(({ id }) => !known.has(id))
      for (const entry of strange)
        await all.store.add({ entry, patron: null, itemType: null, title: entry.title ?? entry.barcode })
      if (strange.length > 0) void recover()
      return strange.length
    },
    deskName: async () => {
      await opened
      return desk
    },
    async rename(name) {
      desk = name.trim().slice(0, 100) || desk
      await (await opened)?.store.put('desk', desk)
    },
  }
}

/** Runs something that one page of the browser may do at a time; where browsers know no locks, each does it. */
async function alone(name: string, options: LockOptions, run: () => Promise<void>): Promise<void> {
  if (!('locks' in navigator)) return run()
  await navigator.locks.request(name, options, (lock) => (lock === null ? undefined : run()))
}

/** The edge of the types: the server answered with it, or this browser kept what it had answered. */
function isSession(value: unknown): value is SessionView {
  return typeof value === 'object' && value !== null && 'staff' in value && 'permissions' in value && 'branch' in value
}
