/** How the scanners of this desk are set up. */
export interface ScannerSettings {
  /** Longest pause between two characters of one scan, in milliseconds; people do not type so evenly fast. */
  readonly gap: number
  /** Shortest text that counts as a scan. */
  readonly shortest: number
  /** Keys that end a scan. */
  readonly suffixes: readonly string[]
  /** Text that a scanner is set to put before a scan, taken off again. */
  readonly prefix: string
}

export const defaultScanner: ScannerSettings = { gap: 35, shortest: 4, suffixes: ['Enter', 'Tab'], prefix: '' }

/** What has been heard of a possible scan so far. */
export interface ScannerState {
  readonly text: string
  /** When the last key came, in milliseconds. */
  readonly last: number
}

export const silent: ScannerState = { text: '', last: Number.NEGATIVE_INFINITY }

/** What one key meant: the next state, whether it is part of a burst, and the scan that it ended. */
export interface ScannerStep {
  readonly state: ScannerState
  /** True once the keys come too fast for a person, so that the page must not act on them. */
  readonly burst: boolean
  readonly scan?: string
}

/**
 * Takes one key of the keyboard and tells a scanner from a typist: a scanner sends at least `shortest` characters,
 * each within `gap` of the one before, and then a suffix just as fast.
 */
export function hear(state: ScannerState, key: string, at: number, settings = defaultScanner): ScannerStep {
  const fast = at - state.last <= settings.gap
  if (settings.suffixes.includes(key)) {
    const scan = fast ? readScan(state.text, settings) : ''
    const heard = fast && [...state.text].length >= settings.shortest && scan !== ''
    return heard ? { state: silent, burst: true, scan } : { state: silent, burst: false }
  }
  // Shift comes between the characters of capitals; it neither adds to a scan nor ends it.
  if (key === 'Shift' || key === 'CapsLock') return { state: { ...state, last: fast ? at : state.last }, burst: false }
  if ([...key].length !== 1) return { state: silent, burst: false }
  const text = fast ? state.text + key : key
  return { state: { text, last: at }, burst: fast && text.length > 2 }
}

/** AIM symbology identifiers (ISO/IEC 15424): `]C1`, `]F0`, `]A0`, … */
const aim = /^\][A-Za-z][0-9A-Za-z]/
/** Start and stop letters that a Codabar scanner may send with the digits (EN 798): `A31234008712209B`. */
const codabar = /^[A-Da-d](\d{6,20})[A-Da-d]$/

/** The barcode in what a scanner sent: without prefix, AIM identifier, Codabar start and stop letters and control characters. */
export function readScan(text: string, settings = defaultScanner): string {
  let bare = text.replaceAll(/[\p{Cc}\p{Cf}]/gu, '').trim()
  if (settings.prefix !== '' && bare.startsWith(settings.prefix)) bare = bare.slice(settings.prefix.length)
  bare = bare.replace(aim, '')
  return codabar.exec(bare)?.[1] ?? bare
}

/**
 * Listens for scans on a whole page. A scan made while a scan field has the focus is left to that field; one made anywhere
 * else goes to `onScan`, and its Enter presses no button. Gives the function that stops listening.
 */
export function listenForScans(page: Document, onScan: (text: string) => void, settings = defaultScanner): () => void {
  let state = silent
  let place: EventTarget | null = null
  const listen = (event: KeyboardEvent) => {
    const inField = isEditable(event.target)
    // What was typed in a field is that field's: it is not the beginning of a scan that ends on a button.
    if (event.target !== place && (inField || isEditable(place))) state = silent
    place = event.target
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) {
      state = silent
      return
    }
    const step = hear(state, event.key, event.timeStamp, settings)
    state = step.state
    // In a field of a form the characters are wanted where they are; in a scan field it reads them itself.
    if (inField) return
    if (step.burst || step.scan !== undefined) {
      event.preventDefault()
      event.stopPropagation()
    }
    if (step.scan !== undefined) onScan(step.scan)
  }
  page.addEventListener('keydown', listen, { capture: true })
  return () => {
    page.removeEventListener('keydown', listen, { capture: true })
  }
}

/** True for a place where typed letters are text, not shortcuts. */
export function isEditable(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement)
    return !/^(button|checkbox|radio|range|submit|reset|color|file)$/.test(target.type)
  return target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
}
