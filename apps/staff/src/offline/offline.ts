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
import type { Words } from '../messages/index.ts'
import { Problem, sentenceFor } from '../problem.ts'
import { alone } from './alone.ts'
import { endSession } from './end-session.ts'
import { canHavePin, hasPin, resetTries, setPin, tryPin, type Unlocked } from './desk-pin.ts'
import { dateOf, fetchSnapshot } from './fetch-snapshot.ts'
import { createSeen, isKept, keepAnswer, keptAnswer } from './keep-answers.ts'
import { createLine, type Line } from './line.ts'
import type { LocalAnswer } from './local-answers.ts'
import { createOfflineCall } from './offline-call.ts'
import { openDesk } from './open-desk.ts'
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
  /** Whether whoever is signed in has set a PIN here for pages that open without the server; undefined: none can be set. */
  hasPin(): Promise<boolean | undefined>
  /** Sets it, or with an empty one takes it away. */
  setPin(pin: string): Promise<void>
  /** Opens a locked page. */
  unlock(pin: string): Promise<Unlocked>
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
const mayUse = ({ permissions }: SessionView) =>
  permissions.includes('offline:use') && permissions.includes('offline:replay')

/** Makes the desk that goes on without the server. Where the browser keeps nothing, it only ever asks the server. */
export function createOffline(settings: OfflineSettings): Offline {
  const { words, live } = settings
  const line = createLine()
  let session: SessionView | undefined
  let answers: ReadonlyMap<Route, LocalAnswer> | undefined
  let recovering = false
  let unlocked = false
  const seen = createSeen((patron, card) => void opening.then((desk) => desk?.book.saw(patron, card)))
  const opening = openDesk({ openStore: settings.openStore, words, line, seen, session: () => session })

  /** Shows what is kept, and answers from it from now on. */
  const showKept = async () => {
    const desk = await opening
    const [head, until] = await Promise.all([desk?.book.head(), desk?.until()])
    line.become({ snapshotAt: head && Date.parse(head.takenAt), until })
    const fits = session && mayUse(session) && head?.branch.id === session.branch.id
    answers = fits === true && desk && until !== undefined && desk.now() < until ? desk.answers : undefined
  }
  const signedIn = async (fresh: SessionView) => {
    session = fresh
    const desk = await opening
    if (!desk) return
    await desk.store.put('sign-out', false)
    await resetTries(desk.store, fresh.staff.id)
    line.become({ locked: false })
    if (!mayUse(fresh)) return showKept()
    const { csrf: _, ...kept } = fresh
    await desk.store.put('session', kept)
    await desk.heard(undefined)
    await showKept()
    setTimeout(() => void refresh(), 1500)
    if (line.status().waiting > 0 || line.status().signIn) void recover()
    void countExceptions()
  }
  const forget = async () => {
    session = undefined
    answers = undefined
    seen.clear()
    await (await opening)?.forget()
    line.become({ snapshotAt: undefined, until: undefined, exceptions: 0 })
  }
  const countExceptions = async () => {
    if (session?.permissions.includes('offline:resolve') !== true) return
    const found = await settings
      .call(ListOfflineExceptions, { query: { branch: session.branch.id, limit: 1 } })
      .catch(() => undefined)
    if (found) line.become({ exceptions: found.total })
  }

  /** Fetches the snapshot anew; one page of a browser does it for all. */
  const refresh = async () => {
    const desk = await opening
    if (!desk || !session || !mayUse(session) || line.status().state !== 'online') return
    await alone('carrel.offline.snapshot', { ifAvailable: true }, async () => {
      const { server } = await fetchSnapshot(desk.store, AbortSignal.timeout(300_000))
      await desk.heard(server)
      await desk.count()
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
      await (await opening)?.heard(dateOf(response))
      return true
    } catch {
      return false
    }
  }
  /** Something was not answered that the desk has no answer for: is the server away, or only that? */
  const doubt = () => {
    if (line.status().state === 'online') void probe().then((there) => (there ? undefined : lost()))
  }
  const recover = async () => {
    if (recovering) return
    recovering = true
    try {
      if (await probe()) await send()
      else lost()
    } catch (error) {
      const signIn = error instanceof Problem && error.status === 401
      const problem = isUnreachable(error) || signIn ? undefined : sentenceFor(error, words.problems)
      line.become({ state: 'offline', since: line.status().since ?? Date.now(), signIn, problem })
    } finally {
      recovering = false
    }
  }
  const send = async () => {
    const desk = await opening
    // Whoever comes back after the session has ended signs in first; what waits goes on waiting.
    const fresh = await serverCall(GetSession, {})
    session = fresh
    settings.onSession(fresh)
    if (desk && mayUse(fresh)) {
      line.become({ state: 'sending', toSend: line.status().waiting, signIn: false, problem: undefined })
      await alone('carrel.offline.send', {}, async () => {
        const { exceptions, refused } = await replay(desk.store, settings.call, (waiting) => line.become({ waiting }))
        line.become({
          ...(exceptions !== undefined && { exceptions }),
          problem: refused > 0 ? words.offline.notTaken(refused) : undefined,
        })
      })
      await desk.count()
    }
    line.become({ state: 'online', since: undefined, toSend: 0, signIn: false, locked: false })
    await showKept()
    void countExceptions()
    settings.onBack()
    setTimeout(() => void refresh(), 300)
  }

  /** Asks the server; that somebody signed out while it was away is told first. */
  const serverCall: Call = async (route, input, signal) => {
    const desk = (route as Route) === GetSession ? await opening : undefined
    if (desk && (await desk.store.get('sign-out')) === true) {
      await endSession(settings.call)
      await desk.store.put('sign-out', false)
    }
    return settings.call(route, input, signal)
  }
  const signOut: LocalAnswer = async () => {
    await forget()
    await (await opening)?.store.put('sign-out', true)
    return {}
  }
  const goOnAs = async (kept: SessionView) => {
    session = { ...kept, csrf: '' }
    await showKept()
    return session
  }
  const unlock = async (pin: string): Promise<Unlocked> => {
    const desk = await opening
    const kept = await desk?.store.get('session')
    if (!desk || !isSession(kept)) return 'closed'
    const told = await tryPin(desk.store, kept.staff.id, pin)
    if (told === 'closed') await forget()
    if (told !== 'open') return told
    unlocked = true
    line.become({ locked: false })
    settings.onSession(await goOnAs(kept))
    return told
  }
  const keptSession = async (): Promise<unknown> => {
    const desk = await opening
    const [kept, until] = await Promise.all([desk?.store.get('session'), desk?.until()])
    if (!desk || !isSession(kept) || until === undefined || desk.now() >= until) return undefined
    if (!unlocked && (await hasPin(desk.store, kept.staff.id))) {
      line.become({ locked: true })
      return undefined
    }
    return goOnAs(kept)
  }

  const call = createOfflineCall({
    call: serverCall,
    line,
    answerTo: (route) => (route === SignOut && line.status().state !== 'online' ? signOut : answers?.get(route)),
    isUrgent: (route) => route === GetSession,
    lost,
    doubt,
    heard(route, answer) {
      seen.heard(route, answer)
      const is = (other: unknown) => route === other
      if ((is(GetSession) || is(SignIn) || is(ChangeBranch)) && isSession(answer)) void signedIn(answer)
      else if (is(SignOut)) void forget()
      else if (isKept(route)) void opening.then((desk) => desk && keepAnswer(desk.store, route, answer))
    },
    kept: async (route) => {
      if (route === GetSession) return keptSession()
      const desk = await opening
      return desk && session ? keptAnswer(desk.store, route) : undefined
    },
  })

  live.subscribe(() => {
    const { state } = live.status()
    if (state === 'live' && line.status().state === 'offline' && !line.status().signIn) void recover()
    if (state === 'offline') doubt()
  })
  live.on('offline', () => void countExceptions())
  globalThis.addEventListener('online', () => line.status().state === 'offline' && void recover())
  setInterval(() => {
    const { state, waiting, problem, signIn, until } = line.status()
    if (answers && until !== undefined && until <= Date.now()) void showKept()
    // Who was asked to sign in is not asked again and again.
    if (signIn) return
    if (state === 'offline' || (waiting > 0 && problem === undefined && session && mayUse(session))) void recover()
  }, probeEvery)
  setInterval(() => void refresh(), snapshotEvery)

  return {
    call,
    line,
    tryNow: () => void recover(),
    queue: async () => (await (await opening)?.store.queue()) ?? [],
    async takeIn(entries) {
      const desk = await opening
      if (!desk) return 0
      const known = new Set((await desk.store.queue()).map(({ entry }) => entry.id))
      const strange = entries.filter(({ id }) => !known.has(id))
      for (const entry of strange)
        await desk.store.add({ entry, patron: null, itemType: null, title: entry.title ?? entry.barcode })
      if (strange.length > 0) void recover()
      return strange.length
    },
    hasPin: async () => {
      const desk = await opening
      return desk && session && canHavePin() ? hasPin(desk.store, session.staff.id) : undefined
    },
    async setPin(pin) {
      const desk = await opening
      if (desk && session && canHavePin()) await setPin(desk.store, session.staff.id, pin)
    },
    unlock,
    deskName: async () => (await opening)?.name() ?? '',
    rename: async (name) => (await opening)?.rename(name),
  }
}

/** The edge of the types: the server answered with it, or this browser kept what it had answered. */
function isSession(value: unknown): value is SessionView {
  return typeof value === 'object' && value !== null && 'staff' in value && 'permissions' in value && 'branch' in value
}
