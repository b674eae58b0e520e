/** State of the line to the server. */
export type LiveStatus =
  | { readonly state: 'connecting' }
  | { readonly state: 'live' }
  /** `retryAt`: when the next attempt is made, in milliseconds since 1970. */
  | { readonly state: 'offline'; readonly retryAt: number }

/** The part of an `EventSource` that the line needs. */
export interface Source {
  onopen: ((event: Event) => unknown) | null
  onerror: ((event: Event) => unknown) | null
  addEventListener(type: string, listener: (event: MessageEvent<string>) => void): void
  close(): void
}

/** The line to the server over which it tells what happens elsewhere: jobs, holds, other desks. */
export interface Live {
  status(): LiveStatus
  /** Calls back on every change of the status; gives the function that stops it. */
  subscribe(listener: () => void): () => void
  /** Calls back for each event of a name with its data; gives the function that stops it. */
  on(event: string, listener: (data: unknown) => void): () => void
  /** Tries now, without waiting. */
  retry(): void
  close(): void
}

/** Milliseconds to wait before attempt `n`: 1, 2, 4 … at most 30 seconds, spread so that desks do not all come back at once. */
export function retryDelay(attempt: number, random: number): number {
  const longest = Math.min(30_000, 1000 * 2 ** Math.min(attempt, 10))
  return Math.round(longest * (0.5 + random / 2))
}

/** Opens the line and keeps it open until it is closed. `open` makes the connection; in a browser `() => new EventSource(address)`. */
export function createLive(open: () => Source): Live {
  let status: LiveStatus = { state: 'connecting' }
  let source: Source | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let attempt = 0
  let closed = false
  const watchers = new Set<() => void>()
  const listeners = new Map<string, Set<(data: unknown) => void>>()

  const become = (next: LiveStatus) => {
    status = next
    for (const watcher of watchers) watcher()
  }
  const hang = (name: string) => {
    source?.addEventListener(name, (event) => {
      const data = readJson(event.data)
      for (const listener of listeners.get(name) ?? []) listener(data)
    })
  }
  const connect = () => {
    clearTimeout(timer)
    source?.close()
    if (closed) return
    source = open()
    source.onopen = () => {
      attempt = 0
      become({ state: 'live' })
    }
    // The browser's own reconnecting gives up on some errors, so the line is always made anew.
    source.onerror = () => {
      source?.close()
      const wait = retryDelay(attempt, Math.random())
      attempt += 1
      timer = setTimeout(connect, wait)
      become({ state: 'offline', retryAt: Date.now() + wait })
    }
    for (const name of listeners.keys()) hang(name)
  }
  connect()

  return {
    status: () => status,
    subscribe(listener) {
      watchers.add(listener)
      return () => {
        watchers.delete(listener)
      }
    },
    on(name, listener) {
      const known = listeners.get(name)
      const set = known ?? new Set()
      set.add(listener)
      listeners.set(name, set)
      if (!known) hang(name)
      return () => {
        set.delete(listener)
      }
    },
    retry: connect,
    close() {
      closed = true
      clearTimeout(timer)
      source?.close()
    },
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
