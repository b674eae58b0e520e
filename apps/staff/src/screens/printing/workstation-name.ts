/** Where the number of this computer is kept in the browser. */
export const workstationKey = 'carrel.workstation'

/** The place where it is kept; a browser's `localStorage` is one. */
export interface WorkstationDrawer {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
  removeItem(key: string): void
}

const listeners = new Set<() => void>()

/** The number that this computer was given; undefined while it has no name, and in a browser that keeps nothing. */
export function readWorkstation(drawer: WorkstationDrawer): number | undefined {
  try {
    const kept = drawer.getItem(workstationKey)
    return kept !== null && /^\d{1,15}$/.test(kept) ? Number(kept) : undefined
  } catch {
    return undefined
  }
}

/** Keeps the number of this computer, or forgets it. */
export function keepWorkstation(drawer: WorkstationDrawer, id: number | undefined): void {
  try {
    if (id === undefined) drawer.removeItem(workstationKey)
    else drawer.setItem(workstationKey, String(id))
  } catch {
    // A private window keeps nothing: the computer is asked for its name again.
  }
  for (const listener of listeners) listener()
}

/** Calls back when the number changes; gives the function that stops it. */
export function onWorkstation(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}
