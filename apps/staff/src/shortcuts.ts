/** One key or chord and what it does. */
export interface Shortcut {
  /** `F2`, `/`, `?`, `Esc`, `Mod+Enter`, `Mod+Shift+Z`; `Mod` is ⌘ on a Mac and Ctrl elsewhere. */
  readonly keys: string
  /** What it does, for the list that `?` shows; a function where the words change. */
  readonly label: string | (() => string)
  readonly run: () => void
  /** The button that it stands for: the key works only where that button could be pressed. */
  readonly element?: () => Element | null
  /** True for what works on every screen. */
  readonly everywhere?: boolean
  /** True to run although somebody types in a field; function keys, chords and Esc always do. */
  readonly whileTyping?: boolean
}

/** The part of a keyboard event that decides which shortcut is meant. */
export interface KeyPress {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/** The shortcuts that are there now. The one registered last is asked first, so a screen may overrule the shell. */
export interface Shortcuts {
  /** Adds a shortcut; gives the function that takes it away. */
  add(shortcut: Shortcut): () => void
  list(): readonly Shortcut[]
  /** The shortcuts meant by a key press, the newest first. */
  matching(press: KeyPress, mac: boolean): readonly Shortcut[]
}

/** An empty set of shortcuts. */
export function createShortcuts(): Shortcuts {
  let entries: readonly Shortcut[] = []
  return {
    add(shortcut) {
      entries = [shortcut, ...entries]
      return () => {
        entries = entries.filter((entry) => entry !== shortcut)
      }
    },
    list: () => entries,
    matching: (press, mac) => entries.filter((entry) => matches(entry.keys, press, mac)),
  }
}

/** True when a key press is the chord that `keys` names. */
export function matches(keys: string, press: KeyPress, mac: boolean): boolean {
  const parts = keys.split('+')
  const name = parts.at(-1) ?? ''
  const wants = (modifier: string) => parts.slice(0, -1).includes(modifier)
  const [mod, other] = mac ? [press.metaKey, press.ctrlKey] : [press.ctrlKey, press.metaKey]
  if (mod !== wants('Mod') || other || press.altKey !== wants('Alt')) return false
  // `?` is typed with Shift on most keyboards and without on some: for signs only the sign counts.
  if (!isSign(name) && press.shiftKey !== wants('Shift')) return false
  return press.key.toLowerCase() === keyName(name)
}

/** True for a shortcut of one letter or sign, which people must be able to turn off (WCAG 2.2, 2.1.4). */
export function isSingleKey(keys: string): boolean {
  return [...keys].length === 1
}

/** True for a shortcut that may run while somebody types in a field: it is not a character. */
export function worksWhileTyping(shortcut: Shortcut): boolean {
  return shortcut.whileTyping ?? (/^(F\d+|Esc)$/.test(shortcut.keys) || shortcut.keys.startsWith('Mod+'))
}

/** How a chord is written on a button: `⌘↵` on a Mac, `Ctrl ↵` elsewhere. */
export function showKeys(keys: string, mac: boolean): string {
  const names: Readonly<Record<string, string>> = mac
    ? { Mod: '⌘', Shift: '⇧', Alt: '⌥', Enter: '↵' }
    : { Mod: 'Ctrl', Enter: '↵' }
  return keys
    .split('+')
    .map((part) => names[part] ?? part)
    .join(mac ? '' : ' ')
}

/** A chord as `aria-keyshortcuts` wants it: `Control+Enter`. */
export function ariaKeys(keys: string, mac: boolean): string {
  return keys.replace('Mod', mac ? 'Meta' : 'Control').replace(/\bEsc\b/, 'Escape')
}

function keyName(name: string): string {
  return (name === 'Esc' ? 'Escape' : name).toLowerCase()
}

function isSign(name: string): boolean {
  return [...name].length === 1 && !/[\p{L}\p{N}]/u.test(name)
}
