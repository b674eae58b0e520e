/** Keeps what was last said to those who listen. */
export interface Announcements {
  say(text: string, urgency?: 'soon' | 'now'): void
  latest(): Announcement
  subscribe(listener: () => void): () => void
}

export interface Announcement {
  readonly soon: string
  readonly now: string
}

/** Makes the place from which the page speaks. */
export function createAnnouncements(): Announcements {
  let latest: Announcement = { soon: '', now: '' }
  const listeners = new Set<() => void>()
  return {
    say(text, urgency = 'soon') {
      // A screen reader says nothing when the text does not change: the same outcome twice must be heard twice.
      const fresh = latest[urgency] === text ? `${text}\u00a0` : text
      latest = { ...latest, [urgency]: fresh }
      for (const listener of listeners) listener()
    },
    latest: () => latest,
    subscribe(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}
