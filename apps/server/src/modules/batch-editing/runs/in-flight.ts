/**
 * Does something for each of a list, several at a time, in their order. False when it was asked to stop before the end;
 * what has begun is waited for in any case. Throws the first failure.
 */
export async function inFlight<T>(
  list: readonly T[],
  atOnce: number,
  { cancelled }: { cancelled(): boolean },
  run: (one: T) => Promise<void>,
): Promise<boolean> {
  let next = 0
  let failed = false
  let stopped = false
  const lane = async (): Promise<void> => {
    while (!failed) {
      if (next < list.length && cancelled()) stopped = true
      const one = stopped ? undefined : list[next++]
      if (one === undefined) return
      try {
        await run(one)
      } catch (error) {
        failed = true
        throw error
      }
    }
  }
  const ended = await Promise.allSettled(Array.from({ length: atOnce }, lane))
  const failure = ended.find((lane) => lane.status === 'rejected')
  if (failure) throw failure.reason
  return !stopped
}
