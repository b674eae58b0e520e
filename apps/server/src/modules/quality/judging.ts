import { setTimeout as wait } from 'node:timers/promises'
import type { Platform } from '../../platform/platform.ts'
import { judgeHere, type Judge } from './judge-bibs.ts'
import { JudgingThread } from './judging-thread.ts'

/** Topic on which a process tells that records wait to be looked at. */
export const pendingTopic = 'quality.pending'

const serviceName = 'quality.judging'
/** So long after records came in bulk, in milliseconds, an import is taken to be going on. */
const importing = 3000
/** How much longer than a batch took the pause after it is: always, and while an import is going on. */
const paces = { usual: 1, importing: 40 }
const longestPause = 60_000

/** How a process looks at many records without being in anybody's way. */
export interface Judging {
  readonly judge: Judge
  /** Waits after a batch that took so many milliseconds: as long again, and much longer while an import is going on. */
  pause(took: number): Promise<void>
  /** True once the process is ending: finish the batch and return. */
  isEnding(): boolean
  /** Ends all pauses; whoever looks at records stops after the batch. */
  end(): void
  /** Gives back what was opened, when nobody looks at records any more. */
  close(): Promise<void>
}

/** Makes it for this process: a thread of its own for the rules, and the ear that hears imports. */
export function openJudging(platform: Platform): Judging {
  const thread = new JudgingThread(platform.log)
  let lastBulk = -Infinity
  const stop = platform.live.hear((topic) => {
    if (topic === pendingTopic) lastBulk = performance.now()
  })
  const ending = new AbortController()
  const judging: Judging = {
    judge: (records, profile) => thread.judge(records, profile),
    async pause(took) {
      // Tests and training wait for what is due.
      if (platform.config.test || ending.signal.aborted) return
      const pace = performance.now() - lastBulk < importing ? paces.importing : paces.usual
      await wait(Math.min(longestPause, took * pace), undefined, { signal: ending.signal }).catch(() => {})
    },
    isEnding: () => ending.signal.aborted,
    end: () => ending.abort(),
    async close() {
      stop()
      platform.services.delete(serviceName)
      await thread.close()
    },
  }
  platform.services.set(serviceName, judging)
  return judging
}

const simple: Judging = {
  judge: judgeHere,
  pause: async () => {},
  isEnding: () => false,
  end() {},
  close: async () => {},
}

/** How this process looks at many records; where nothing was opened for it, in its own thread without a pause. */
export function judgingOf(platform: Platform): Judging {
  const judging = platform.services.get(serviceName)
  return judging === undefined ? simple : (judging as Judging)
}
