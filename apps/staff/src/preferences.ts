/** What a member of staff has chosen for the computer they work at. */
export interface Preferences {
  readonly theme: 'system' | 'light' | 'dark'
  readonly density: 'comfortable' | 'dense'
  readonly sound: boolean
  /** Slips of returns come out of the printer without a key. */
  readonly printSlips: boolean
  /** Whether `/` and `?` alone do something (WCAG 2.2, 2.1.4). */
  readonly singleKeys: boolean
  /** In the editor of records each subfield has a cell of its own. */
  readonly subfieldCells: boolean
}

export const defaultPreferences: Preferences = {
  theme: 'system',
  density: 'comfortable',
  sound: true,
  printSlips: false,
  singleKeys: true,
  subfieldCells: false,
}

/** Where the choices are kept in the browser; `public/theme.js` reads the same place before the first paint. */
export const preferencesKey = 'carrel.preferences'

/** The place where choices are kept; a browser's `localStorage` is one. */
export interface Drawer {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
}

/** Reads what was kept; anything unknown or damaged falls back to the default. */
export function readPreferences(drawer: Drawer): Preferences {
  const kept = parse(drawer)
  const oneOf = <T extends string>(value: unknown, allowed: readonly T[], fallback: T): T =>
    allowed.find((one) => one === value) ?? fallback
  const yesNo = (value: unknown, fallback: boolean) => (typeof value === 'boolean' ? value : fallback)
  return {
    theme: oneOf(kept['theme'], ['system', 'light', 'dark'], defaultPreferences.theme),
    density: oneOf(kept['density'], ['comfortable', 'dense'], defaultPreferences.density),
    sound: yesNo(kept['sound'], defaultPreferences.sound),
    printSlips: yesNo(kept['printSlips'], defaultPreferences.printSlips),
    singleKeys: yesNo(kept['singleKeys'], defaultPreferences.singleKeys),
    subfieldCells: yesNo(kept['subfieldCells'], defaultPreferences.subfieldCells),
  }
}

/** Keeps the choices; a browser that refuses storage keeps them until the page is closed. */
export function keepPreferences(drawer: Drawer, preferences: Preferences): void {
  try {
    drawer.setItem(preferencesKey, JSON.stringify(preferences))
  } catch {
    // Private windows and full disks: nothing to do, and nothing lost that matters.
  }
}

function parse(drawer: Drawer): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(drawer.getItem(preferencesKey) ?? '{}')
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}
