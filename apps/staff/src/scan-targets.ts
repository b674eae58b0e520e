import { listenForScans } from './scanner.ts'

/** Those who want what is scanned anywhere on the page; the one who came last gets it. */
export interface ScanTargets {
  /** Takes scans until the returned function is called. `focus` brings the keyboard to the field of this target. */
  listen(onScan: (text: string) => void, focus?: () => void): () => void
  /** Brings the keyboard to the field that is meant for scans on this screen, if there is one. */
  focus(): void
  close(): void
}

interface Target {
  readonly onScan: (text: string) => void
  readonly focus: (() => void) | undefined
}

/** Listens for scans on a page and brings each to the one field that is meant. */
export function createScanTargets(page: Document): ScanTargets {
  let targets: readonly Target[] = []
  const close = listenForScans(page, (text) => targets.at(-1)?.onScan(text))
  return {
    listen(onScan, focus) {
      const target = { onScan, focus }
      targets = [...targets, target]
      return () => {
        targets = targets.filter((one) => one !== target)
      }
    },
    focus: () => targets.at(-1)?.focus?.(),
    close,
  }
}
