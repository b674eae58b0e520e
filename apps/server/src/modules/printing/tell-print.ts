import type { Work } from '../../platform/work.ts'

/** The live event under which open desks and the sender hear of printers and pages. */
export const printTopic = 'print'

/** Tells, after the commit, that something about a printer or its queue has changed. */
export function tellPrint(w: Work, printer: number): void {
  w.afterCommit(() => w.platform.live.tell(printTopic, { printer }))
}
