import { createContext, useContext, useEffect, useRef } from 'react'
import type { Call } from './api.ts'
import type { Format } from './format.ts'
import type { Live } from './live.ts'
import type { Offline } from './offline/offline.ts'
import type { Words } from './messages/index.ts'
import type { Preferences } from './preferences.ts'
import type { ScanTargets } from './scan-targets.ts'
import type { Shortcut, Shortcuts } from './shortcuts.ts'
import type { Sounds } from './sound.ts'

/** What every screen and component of the desk has at hand. */
export interface Desk {
  readonly words: Words
  readonly format: Format
  readonly call: Call
  readonly live: Live
  /** What goes on without the server. */
  readonly offline: Offline
  readonly shortcuts: Shortcuts
  readonly scans: ScanTargets
  readonly sounds: Sounds
  /** Says a line to those who listen instead of look; `now` interrupts. */
  readonly announce: (text: string, urgency?: 'soon' | 'now') => void
  readonly preferences: Preferences
  readonly setPreferences: (change: Partial<Preferences>) => void
  /** True on a Mac, where ⌘ stands for Ctrl. */
  readonly mac: boolean
}

/** Holds the desk for everything below. */
export const DeskContext = createContext<Desk | undefined>(undefined)

/** The desk; only below a `DeskContext`. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext)
  if (!desk) throw new Error('used outside the desk')
  return desk
}

/** The words of the reader's language. */
export function useWords(): Words {
  return useDesk().words
}

/** How this library writes dates, money and counts. */
export function useFormat(): Format {
  return useDesk().format
}

/** Gives a key something to do for as long as the component is there; without `keys` it does nothing. */
export function useShortcut(keys: string | undefined, shortcut: Omit<Shortcut, 'keys'>): void {
  const { shortcuts } = useDesk()
  const latest = useRef(shortcut)
  useEffect(() => {
    latest.current = shortcut
  })
  useEffect(() => {
    if (keys === undefined) return
    const { everywhere, whileTyping } = latest.current
    return shortcuts.add({
      keys,
      label: () => (typeof latest.current.label === 'string' ? latest.current.label : latest.current.label()),
      run: () => latest.current.run(),
      element: () => latest.current.element?.() ?? null,
      ...(everywhere !== undefined && { everywhere }),
      ...(whileTyping !== undefined && { whileTyping }),
    })
  }, [keys, shortcuts])
}
