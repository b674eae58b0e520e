import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { quickFolder } from './cluster.ts'

/** A folder of one test's own, private to the user who runs it. */
export interface TemporaryFolder extends AsyncDisposable {
  readonly path: string
}

/** Makes a folder that is removed at the end of the block: `await using folder = await temporaryFolder()`. */
export async function temporaryFolder(): Promise<TemporaryFolder> {
  const path = await mkdtemp(join(await quickFolder(), 'carrel-test-'))
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) }
}
