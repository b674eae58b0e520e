import { asOnlyRunner } from '../../../platform/only-runner.ts'
import type { Platform } from '../../../platform/platform.ts'

/** Any number, the same in every process: with the number of a run it names the lock of whoever does it. */
const locks = 1_817_301

/** Does something as the only process that works on a run; undefined when another one does. */
export function asOnlyEditor<T>(
  platform: Pick<Platform, 'database'>,
  id: number,
  run: () => Promise<T>,
): Promise<{ readonly value: T } | undefined> {
  return asOnlyRunner(platform, locks, id, run)
}
