import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/**
 * Starts another process that opens the data folder or the database in `folder` and waits; `kill` ends it as a power
 * cut would, without a chance to clean up.
 */
export async function startOther(
  what: 'data-folder' | 'postgres',
  folder: string,
): Promise<{ readonly pid: number; kill(): Promise<void> }> {
  const script = fileURLToPath(new URL('killed-carrel.ts', import.meta.url))
  const child = spawn(process.execPath, [script, what, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [said] = (await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])) as [unknown]
  if (!String(said).startsWith('ready'))
    throw new Error(`The other process ended with ${String(said)} before it was ready.`)
  return {
    pid: child.pid ?? 0,
    async kill() {
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      await ended
    },
  }
}
