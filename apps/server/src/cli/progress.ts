import type { CommandIo } from './command.ts'

/** A bar that shows how far long work is; it draws only where a person looks on, and at most ten times a second. */
export interface Progress {
  /** Says how much is done, in the unit of the total, and what to write behind the bar. */
  update(done: number, note: string): void
  /** Takes the bar away, so that other lines can be written. */
  clear(): void
}

const WIDTH = 30
const EVERY_MS = 100

/**
 * Makes a bar.
 *
 * @param total - the whole of the work, or `undefined` when nobody knows; then only the note is shown
 */
export function createProgress(io: Pick<CommandIo, 'stderr' | 'isTTY'>, total: number | undefined): Progress {
  if (!io.isTTY) return { update: () => undefined, clear: () => undefined }
  let drawn = 0
  let isShown = false
  return {
    update(done, note) {
      const now = performance.now()
      if (now - drawn < EVERY_MS) return
      drawn = now
      isShown = true
      io.stderr.write(`\r\u001B[K${bar(done, total)}${note}`)
    },
    clear() {
      if (isShown) io.stderr.write('\r\u001B[K')
      isShown = false
    },
  }
}

function bar(done: number, total: number | undefined): string {
  if (total === undefined || total <= 0) return ''
  const share = Math.min(done / total, 1)
  const full = Math.round(share * WIDTH)
  return `${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} ${String(Math.floor(share * 100)).padStart(3)} %  `
}
