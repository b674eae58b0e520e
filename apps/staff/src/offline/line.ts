/** Whether the server answers, and what waits for it. */
export interface LineState {
  /** `online`; `offline`: the desk goes on by itself; `sending`: the server is back and gets what waits. */
  readonly state: 'online' | 'offline' | 'sending'
  /** Since when it is not online, in milliseconds since 1970. */
  readonly since: number | undefined
  /** Entries that wait to be sent, and how many of them there were when sending began. */
  readonly waiting: number
  readonly toSend: number
  /** Sent from this computer and not settled, as far as it was told. */
  readonly exceptions: number
  /** The server is back, but wants somebody to sign in first. */
  readonly signIn: boolean
  /** The page was opened without the server, and wants the PIN of who works here. */
  readonly locked: boolean
  /** Why what waits could not be sent, in a sentence. */
  readonly problem: string | undefined
  /** When the snapshot was taken; undefined: there is none, and nothing can be done without the server. */
  readonly snapshotAt: number | undefined
  /** Until when the desk goes on without the server. */
  readonly until: number | undefined
}

/** The state of the line, shared by all that show it. */
export interface Line {
  status(): LineState
  subscribe(listener: () => void): () => void
  become(change: Partial<LineState>): void
}

/** Makes the line; it begins online, as a page does that was just loaded. */
export function createLine(): Line {
  let status: LineState = {
    state: 'online',
    since: undefined,
    waiting: 0,
    toSend: 0,
    exceptions: 0,
    signIn: false,
    locked: false,
    problem: undefined,
    snapshotAt: undefined,
    until: undefined,
  }
  const watchers = new Set<() => void>()
  return {
    status: () => status,
    subscribe(listener) {
      watchers.add(listener)
      return () => {
        watchers.delete(listener)
      }
    },
    become(change) {
      const next = { ...status, ...change }
      if (JSON.stringify(next) === JSON.stringify(status)) return
      status = next
      for (const watcher of watchers) watcher()
    },
  }
}
