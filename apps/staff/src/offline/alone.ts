/** Runs something that one page of the browser may do at a time; where browsers know no locks, each does it. */
export async function alone(name: string, options: LockOptions, run: () => Promise<void>): Promise<void> {
  if (!('locks' in navigator)) return run()
  await navigator.locks.request(name, options, (lock) => (lock === null ? undefined : run()))
}
