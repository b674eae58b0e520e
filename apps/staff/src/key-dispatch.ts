import { isEditable } from './scanner.ts'
import { isSingleKey, worksWhileTyping, type Shortcut, type Shortcuts } from './shortcuts.ts'

interface KeySettings {
  readonly mac: boolean
  /** False when the person has turned shortcuts of one key off. */
  readonly singleKeys: () => boolean
}

/** Marks a field that has the focus by habit: while it is empty, keys like `/` are shortcuts in it too. */
export const freeKeys = 'data-free-keys'

/**
 * Runs shortcuts when their keys are pressed. Gives the function that stops it. Chords with Ctrl or ⌘ are heard first:
 * a button that has the focus would take Ctrl+Enter for a press of itself.
 */
export function listenForShortcuts(page: Document, shortcuts: Shortcuts, settings: KeySettings): () => void {
  const isChord = (event: KeyboardEvent) => event.ctrlKey || event.metaKey
  const onChord = (event: KeyboardEvent) => isChord(event) && listen(event)
  const onKey = (event: KeyboardEvent) => !isChord(event) && listen(event)
  const listen = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || event.repeat) return
    const typing = isTyping(event.target)
    const meant = shortcuts
      .matching(event, settings.mac)
      .find(
        (shortcut) =>
          (!typing || worksWhileTyping(shortcut)) &&
          (!isSingleKey(shortcut.keys) || settings.singleKeys()) &&
          isReachable(page, shortcut),
      )
    if (!meant) return
    event.preventDefault()
    if (isChord(event)) event.stopPropagation()
    meant.run()
  }
  page.addEventListener('keydown', onChord, { capture: true })
  page.addEventListener('keydown', onKey)
  return () => {
    page.removeEventListener('keydown', onChord, { capture: true })
    page.removeEventListener('keydown', onKey)
  }
}

function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement && target.hasAttribute(freeKeys) && target.value === '') return false
  return isEditable(target)
}

/** True when a person could press it by hand just now: it is in sight, enabled, and no dialog stands before it. */
export function isReachable(page: Document, shortcut: Shortcut): boolean {
  const element = shortcut.element?.()
  if (!element) return page.querySelector('[role="dialog"],[role="alertdialog"]') === null
  if (!element.isConnected || element.matches(':disabled,[aria-disabled="true"]')) return false
  return element.closest('[inert],[aria-hidden="true"]') === null && element.checkVisibility()
}
