import type { QueryClient } from '@tanstack/react-query'
import { createCall, type Call } from './api.ts'
import { createLive, type Live } from './live.ts'
import { openIndexedStore } from './offline/indexed-store.ts'
import { createOffline, type Offline } from './offline/offline.ts'
import type { Words } from './messages/index.ts'
import { readPreferences, type Preferences } from './preferences.ts'
import { createScanTargets, type ScanTargets } from './scan-targets.ts'
import { sessionKey, signedOutKey } from './session.ts'
import { createShortcuts, type Shortcuts } from './shortcuts.ts'
import { createSounds, type Sounds } from './sound.ts'
import { createAnnouncements, type Announcements } from './ui/announcements.ts'

/** What is made once when the page opens and lasts until it is closed. */
export interface Services {
  readonly words: Words
  readonly preferences: Preferences
  readonly call: Call
  readonly offline: Offline
  readonly live: Live
  readonly shortcuts: Shortcuts
  readonly scans: ScanTargets
  readonly sounds: Sounds
  readonly announcements: Announcements
  readonly mac: boolean
}

/** Makes everything that the desk stands on. */
export function createServices(words: Words, queries: QueryClient): Services {
  const preferences = readPreferences(localStorage)
  const live = createLive(() => new EventSource('/api/v1/events'))
  const server = createCall({
    words: words.problems,
    csrf: () => csrfOf(queries.getQueryData(sessionKey)),
    onSignedOut: () => queries.setQueryData(signedOutKey, true),
    fetch: (input, init) => fetch(input, init),
  })
  const offline = createOffline({
    call: server,
    words,
    live,
    openStore: openIndexedStore,
    onSession: (session) => queries.setQueryData(sessionKey, session),
    onBack: () => void queries.invalidateQueries(),
  })
  return {
    words,
    preferences,
    call: offline.call,
    offline,
    live,
    shortcuts: createShortcuts(),
    scans: createScanTargets(document),
    sounds: createSounds(!preferences.sound),
    announcements: createAnnouncements(),
    mac: /Mac|iPhone|iPad/.test(navigator.platform),
  }
}

function csrfOf(session: unknown): string | undefined {
  if (typeof session !== 'object' || session === null || !('csrf' in session)) return undefined
  return typeof session.csrf === 'string' ? session.csrf : undefined
}
